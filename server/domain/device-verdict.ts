import type { DeviceTestResult, PathOutcome, Verdict } from '../contract/device-test.ts';

/** Round trips in milliseconds: ITU-T G.114 finds 150 ms one way unnoticed and 400 ms the most that people bear. */
const EASY = { loss: 0.02, delayMs: 300 };
const BEARABLE = { loss: 0.1, delayMs: 800 };

/** What a talk would be like with these devices on this network. The best path that was reached counts. */
export function verdictOf({ camera, microphone, paths }: DeviceTestResult): Verdict {
  const path = paths.find(({ reached }) => reached);
  if (paths.length > 0 && !path) return 'poor';
  if (microphone === 'blocked' || microphone === 'missing' || microphone === 'busy') return 'poor';
  if (camera !== 'ok' && camera !== 'skipped') return 'audio_only';
  if (!path || within(path, EASY)) return 'good';
  return within(path, BEARABLE) ? 'fair' : 'audio_only';
}

const within = ({ loss, delayMs }: PathOutcome, limit: typeof EASY) =>
  (loss ?? 0) <= limit.loss && (delayMs ?? 0) <= limit.delayMs;
