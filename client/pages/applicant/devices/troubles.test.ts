import { expect, test } from 'vitest';
import type { PathOutcome, Verdict } from '$contract/device-test.ts';
import { networkTroubleTexts, troubleTexts } from '$contract/texts/device-trouble.ts';
import type { Network } from './deviceCheck.svelte.ts';
import { troublesOf } from './troubles.ts';

const well = {
  camera: 'ok',
  microphone: 'ok',
  speaker: 'ok',
  network: { state: 'skipped' } as Network,
  networkVerdict: 'good' as Verdict,
} as const;
const path = (name: PathOutcome['path'], reached: boolean): PathOutcome => ({
  path: name,
  reached,
  loss: null,
  delayMs: null,
  jitterMs: null,
});
const tried = (udp: boolean, tcp: boolean, relay?: boolean): Network => ({
  state: 'tried',
  paths: [path('udp', udp), path('tcp', tcp), ...(relay === undefined ? [] : [path('relay', relay)])],
});
const { closed, slowWay, relayOnly, weak, unsupported, notTried } = networkTroubleTexts;

test('a person for whom all is well is told of nothing', () => {
  expect(troublesOf({ ...well, network: tried(true, true) })).toEqual([]);
});

test('what keeps a person from being heard is named before what keeps them from being seen', () => {
  const found = troublesOf({ ...well, camera: 'blocked', microphone: 'busy', speaker: 'silent' });
  expect(found).toEqual([
    { part: 'microphone', trouble: troubleTexts.microphone.busy },
    { part: 'speaker', trouble: troubleTexts.speaker.silent },
    { part: 'camera', trouble: troubleTexts.camera.blocked },
  ]);
});

test('what was skipped is no trouble', () => {
  expect(troublesOf({ ...well, camera: 'skipped', microphone: 'skipped', speaker: 'skipped' })).toEqual([]);
});

test.each<[string, Network, Verdict | null, unknown]>([
  ['reaches nobody', tried(false, false), 'poor', closed],
  ['lets only the spare way through', tried(false, true), 'fair', slowWay],
  ['lets only the spare way and the relay through', tried(false, true, true), 'fair', slowWay],
  ['lets only the relay through', tried(false, false, true), 'fair', relayOnly],
  ['is weak on the relay', tried(false, false, true), 'audio_only', weak],
  ['reaches nobody, nor the relay', tried(false, false, false), 'poor', closed],
  ['is weak on the spare way', tried(false, true), 'audio_only', weak],
  ['is weak', tried(true, true), 'fair', weak],
  ['is weak, and the server has not said so yet', tried(true, true), null, undefined],
  ['cannot be tried in this browser', { state: 'unsupported' }, 'poor', unsupported],
  ['could not be tried now', { state: 'notTried' }, 'good', notTried],
])('a network that %s', (_what, network, networkVerdict, trouble) => {
  const found = troublesOf({ ...well, network, networkVerdict });
  expect(found.map((one) => one.trouble)).toEqual(trouble ? [trouble] : []);
});
