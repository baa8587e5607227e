import { expect, it } from 'vitest';
import { Meter } from './mediasoup/meter.ts';
import { BURST_S } from './mediasoup/settings.ts';

const CEILING = 1_000_000;

/** Plays how many bits come in each second; answers the second in which that was too much. */
function flooded(bitsBySecond: number[]): number | undefined {
  const meter = new Meter(CEILING, 0);
  let bytes = 0;
  for (const [second, bits] of bitsBySecond.entries()) {
    bytes += bits / 8;
    meter.read(bytes, (second + 1) * 1_000);
    if (meter.isFlooded) return second;
  }
  return undefined;
}

const seconds = (count: number, bits: number): number[] => Array<number>(count).fill(bits);

it('what keeps to the ceiling never floods', () => {
  expect(flooded(seconds(3_600, CEILING))).toBeUndefined();
});

it('a burst is let be, and so is the next one when the first has drained', () => {
  const burst = BURST_S * CEILING;
  expect(flooded([burst, ...seconds(BURST_S, CEILING / 2), 0, burst])).toBeUndefined();
});

it('twice the ceiling floods after as long as a burst', () => {
  expect(flooded(seconds(60, 2 * CEILING))).toBe(BURST_S);
});

it('a flood that comes and goes is a flood', () => {
  const pulses = Array.from({ length: 30 }, () => [4 * CEILING, 0]).flat();
  expect(flooded(pulses)).toBeDefined();
});

it('ten times the ceiling floods at once', () => {
  expect(flooded([10 * CEILING])).toBe(0);
});

it('a track that begins anew is counted from nothing, and what the last one brought too much is not forgotten', () => {
  const meter = new Meter(CEILING, 0);
  const most = ((BURST_S + 1) * CEILING) / 8;
  meter.read(most, 1_000);
  meter.restart(1_000);
  expect(meter.isFlooded).toBe(false);
  meter.read(CEILING / 4, 2_000);
  expect(meter.isFlooded).toBe(true);
  meter.forgive();
  expect(meter.isFlooded).toBe(false);
});
