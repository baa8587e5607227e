import { describe, expect, test } from 'vitest';
import type { DeviceTestResult, PathOutcome, Verdict } from '../../server/contract/device-test.ts';
import { networkVerdict, verdictOf } from '../../server/domain/device-verdict.ts';

const reached = (path: PathOutcome['path'], loss = 0, delayMs = 40, jitterMs = 5): PathOutcome => ({
  path,
  reached: true,
  loss,
  delayMs,
  jitterMs,
});
const lost = (path: PathOutcome['path']): PathOutcome => ({
  path,
  reached: false,
  loss: null,
  delayMs: null,
  jitterMs: null,
});
const well: DeviceTestResult = {
  camera: 'ok',
  microphone: 'ok',
  speaker: 'ok',
  paths: [reached('udp'), reached('tcp')],
};

describe('what a talk would be like', () => {
  test.each<[string, Partial<DeviceTestResult>, Verdict]>([
    ['all is well', {}, 'good'],
    [
      'nothing was tried but the network',
      { camera: 'skipped', microphone: 'skipped', speaker: 'skipped' },
      'good',
    ],
    ['the network was not tried', { paths: [] }, 'good'],
    ['there is no camera', { camera: 'missing' }, 'audio_only'],
    ['the camera is blocked', { camera: 'blocked' }, 'audio_only'],
    ['another program has the camera', { camera: 'busy' }, 'audio_only'],
    ['there is no microphone', { microphone: 'missing' }, 'poor'],
    ['the microphone is blocked', { microphone: 'blocked' }, 'poor'],
    ['another program has the microphone', { microphone: 'busy' }, 'poor'],
    ['the microphone is open and silent', { microphone: 'silent' }, 'poor'],
    ['the person does not hear the speaker', { speaker: 'silent' }, 'poor'],
    ['no camera on a weak network', { camera: 'missing', paths: [reached('udp', 0.05)] }, 'audio_only'],
    ['no camera and no network', { camera: 'missing', paths: [lost('udp'), lost('tcp')] }, 'poor'],
    ['a good network and no microphone', { microphone: 'missing', camera: 'missing' }, 'poor'],
  ])('%s', (_what, change, verdict) => {
    expect(verdictOf({ ...well, ...change })).toBe(verdict);
  });
});

describe('what the network allows', () => {
  test.each<[string, PathOutcome[], Verdict]>([
    ['was not tried', [], 'good'],
    ['reaches nobody', [lost('udp'), lost('tcp')], 'poor'],
    ['is quick and whole', [reached('udp'), reached('tcp')], 'good'],
    ['is quick and whole, TCP closed', [reached('udp'), lost('tcp')], 'good'],
    ['lets TCP alone through', [lost('udp'), reached('tcp')], 'fair'],
    ['lets a relay alone through', [lost('udp'), lost('tcp'), reached('relay')], 'fair'],
    [
      'lets a relay alone through, and loses much',
      [lost('udp'), lost('tcp'), reached('relay', 0.2)],
      'audio_only',
    ],
    ['is quick and whole, the relay closed', [reached('udp'), reached('tcp'), lost('relay')], 'good'],
    ['reaches nobody, nor the relay', [lost('udp'), lost('tcp'), lost('relay')], 'poor'],
    ['loses what is not noticed', [reached('udp', 0.02)], 'good'],
    ['loses a little', [reached('udp', 0.03)], 'fair'],
    ['loses every tenth', [reached('udp', 0.1)], 'fair'],
    ['loses more than sound and picture bear', [reached('udp', 0.11)], 'audio_only'],
    ['loses more than sound bears', [reached('udp', 0.31)], 'poor'],
    ['is late', [reached('udp', 0, 400)], 'fair'],
    ['is very late', [reached('udp', 0, 900)], 'audio_only'],
    ['is too late for two people to talk', [reached('udp', 0, 2_500)], 'poor'],
    ['is quick and uneven', [reached('udp', 0, 40, 200)], 'fair'],
    [
      'loses much on UDP, which a browser takes although TCP is whole',
      [reached('tcp'), reached('udp', 0.2)],
      'audio_only',
    ],
  ])('%s', (_what, paths, verdict) => {
    expect(networkVerdict(paths)).toBe(verdict);
  });
});
