import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Announced } from '$contract/events.ts';
import { createFollowing } from './following.ts';

const event = (seq: number): Announced => ({
  stream: 'ticket:00000000-0000-4000-8000-000000000000',
  seq,
  at: '2026-11-22T09:00:00Z',
  type: 'ticket.changed',
  payload: {},
});

function follow() {
  const told: (number | 'stale')[] = [];
  const following = createFollowing({
    onEvent: ({ seq }) => told.push(seq),
    onStale: () => told.push('stale'),
  });
  return { following, told };
}

test('a page reads its snapshot when the watch stands, then hears each event once', () => {
  const { following, told } = follow();
  following.stand(4);
  [3, 4, 5, 5, 6].forEach((seq) => following.receive(event(seq)));
  expect(told).toEqual(['stale', 5, 6]);
});

test('a gap makes the page read again, and what follows is heard', () => {
  const { following, told } = follow();
  following.stand(4);
  [5, 8, 9].forEach((seq) => following.receive(event(seq)));
  expect(told).toEqual(['stale', 5, 'stale', 9]);
});

test('an event that overtook the answer to the watch is not lost', () => {
  const { following, told } = follow();
  [6, 5].forEach((seq) => following.receive(event(seq)));
  following.stand(4);
  expect(told).toEqual(['stale', 5, 6]);
});

test('after a lost connection the page reads again', () => {
  const { following, told } = follow();
  following.stand(4);
  following.lose();
  following.stand(4);
  expect(told).toEqual(['stale', 'stale']);
});

test('asking again over a standing connection tells only of what was missed', () => {
  const { following, told } = follow();
  following.stand(4);
  following.stand(4);
  following.stand(6);
  expect(told).toEqual(['stale', 'stale']);
});

test('however events are lost, doubled and mixed, the page knows the last one or is told to read', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (seqs) => {
      const { following, told } = follow();
      following.stand(0);
      seqs.forEach((seq) => following.receive(event(seq)));
      const heard = told.filter((one) => one !== 'stale');
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
      // A snapshot read at a `stale` covers all up to then: the events heard after the last one follow it unbroken.
      const highest = Math.max(...seqs);
      const last = told[told.length - 1];
      expect(last === 'stale' || last === highest).toBe(true);
    }),
  );
});
