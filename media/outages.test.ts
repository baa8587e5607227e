import { expect, it } from 'vitest';
import { Outages } from './mediasoup/outages.ts';

it.each<[string, number[], number]>([
  ['never asks for another path', [], 0],
  ['asks for both directions when the network changes', [0, 5], 1],
  ['asks for both, and once more because nothing came', [0, 5, 1_000, 1_005], 1],
  ['asks for one direction, and finds two seconds later that the other is dead too', [0, 2_000, 4_500], 1],
  ['goes from the train to the office, and home again', [0, 5, 60_000, 60_005], 2],
  ['is lost again as soon as a path could have been found', [0, 6_000], 2],
])('a page that %s: counted once for each outage', (_what, questions, count) => {
  const outages = new Outages();
  for (const at of questions) outages.asked(at);
  expect(outages.count).toBe(count);
});
