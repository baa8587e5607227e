import {
  mediaPath,
  type DeviceOutcome,
  type DeviceTestResult,
  type PathOutcome,
  type Verdict,
} from '../contract/device-test.ts';

/**
 * Loss as a share, delay as a round trip in milliseconds. ITU-T G.114 finds 150 ms one way unnoticed and 400 ms the
 * most that people bear; Opus mends the loss of every tenth packet, and of every third it does not.
 */
const EASY = { loss: 0.02, delayMs: 300 };
const BEARABLE = { loss: 0.1, delayMs: 800 };
const AUDIBLE = { loss: 0.3, delayMs: 2_000 };

/** What a talk would be like with these devices on this network. What was not tried is taken to be well. */
export function verdictOf({ camera, microphone, speaker, paths }: DeviceTestResult): Verdict {
  if (fails(microphone) || fails(speaker)) return 'poor';
  const network = networkVerdict(paths);
  return fails(camera) && network !== 'poor' ? 'audio_only' : network;
}

/** The same for the network alone. */
export function networkVerdict(paths: readonly PathOutcome[]): Verdict {
  if (paths.length === 0) return 'good';
  const path = pathOfTalk(paths);
  if (!path || !within(path, AUDIBLE)) return 'poor';
  if (!within(path, BEARABLE)) return 'audio_only';
  // On TCP one lost packet holds up all that follow it, and whoever needs the relay mostly reaches it over TCP.
  return path.path === 'udp' && within(path, EASY) ? 'good' : 'fair';
}

/** A browser takes the first of these that it reaches, not the one that would be the best. */
export function pathOfTalk(paths: readonly PathOutcome[]): PathOutcome | undefined {
  return mediaPath.options
    .map((name) => paths.find(({ path, reached }) => path === name && reached))
    .find((path) => path !== undefined);
}

const fails = (outcome: DeviceOutcome) => outcome !== 'ok' && outcome !== 'skipped';

/** Sound and picture wait for their late packets, so the variation counts as delay. */
const within = ({ loss, delayMs, jitterMs }: PathOutcome, limit: typeof EASY) =>
  (loss ?? 0) <= limit.loss && (delayMs ?? 0) + 2 * (jitterMs ?? 0) <= limit.delayMs;
