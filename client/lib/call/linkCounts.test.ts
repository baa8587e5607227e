import { expect, it } from 'vitest';
import type { MediaSource } from '$contract/signalling.ts';
import { leftOf } from './linkCounts.ts';

const report = (...rows: object[]) =>
  new Map(rows.map((row, n) => [String(n), { type: 'outbound-rtp', ...row }])) as unknown as RTCStatsReport;

it.each<[string, MediaSource, object[], number]>([
  ['a voice, by its packets', 'microphone', [{ packetsSent: 70 }], 70],
  [
    'a camera, by the pictures of both its layers',
    'camera',
    [
      { framesEncoded: 30, packetsSent: 40 },
      { framesEncoded: 20, packetsSent: 90 },
    ],
    50,
  ],
  [
    'a screen on which nothing moves, though padding goes out',
    'screen',
    [{ framesEncoded: 4, packetsSent: 900 }],
    4,
  ],
  ['nothing of a camera before its path stands', 'camera', [{ framesEncoded: 30, packetsSent: 0 }], 0],
  ['a camera of a browser that counts packets alone', 'camera', [{ packetsSent: 90 }], 90],
  [
    'a voice whose sender tells of the others’ reports too',
    'microphone',
    [{ packetsSent: 7 }, { type: 'remote-inbound-rtp' }],
    7,
  ],
])('what has left: %s', (_what, source, rows, left) => {
  expect(leftOf(new Map([[source, report(...rows)]])).get(source)).toBe(left);
});
