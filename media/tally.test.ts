import { expect, it } from 'vitest';
import { Tally } from './mediasoup/counting.ts';

/** What the engine says of one track: packets that came, and packets that were lost. */
const track = (id: string, packetCount: number, packetsLost = 0) => ({
  id,
  stats: [{ type: 'inbound-rtp' as const, packetCount, packetsLost }] as never[],
});

it('all tracks of a link are counted together', () => {
  const tally = new Tally('inbound-rtp');
  expect(tally.count([track('voice', 100, 2), track('camera', 300, 8)])).toEqual({ packets: 400, lost: 10 });
  expect(tally.count([track('voice', 200, 2), track('camera', 600, 9)])).toEqual({ packets: 800, lost: 11 });
});

it('a track that has gone counts as it was counted last: what was lost is not forgotten when everybody leaves', () => {
  const tally = new Tally('inbound-rtp');
  tally.count([track('voice', 100, 50)]);
  expect(tally.count([])).toEqual({ packets: 100, lost: 50 });
  expect(tally.count([])).toEqual({ packets: 100, lost: 50 });
});

it('a camera that is opened again, under the same id, is added to what it brought before', () => {
  const tally = new Tally('inbound-rtp');
  tally.count([track('camera', 300, 8)]);
  expect(tally.count([track('camera', 20, 1)])).toEqual({ packets: 320, lost: 9 });
  expect(tally.count([track('camera', 30, 1)])).toEqual({ packets: 330, lost: 9 });
});

it('only what goes the asked way is counted: a listener’s track has its speaker’s numbers beside it', () => {
  const tally = new Tally('outbound-rtp');
  expect(tally.count([track('voice', 100, 2)])).toEqual({ packets: 0, lost: 0 });
});
