import { expect, test } from 'vitest';
import { ticketState, type TicketState } from '../../server/contract/ticket.ts';
import { mayPrepare } from '../../server/domain/prepare.ts';

const at = (ahead: number, openDesks: number) => ({ ahead, estimate: { openDesks } });

test.each<[ahead: number, openDesks: number, may: boolean]>([
  [0, 1, true],
  [1, 1, true],
  [2, 1, false],
  [3, 3, true],
  [4, 3, false],
  [0, 0, false],
  [1, 0, false],
])('who waits with %i before them at %i open desks: %s', (ahead, openDesks, may) => {
  expect(mayPrepare('waiting', at(ahead, openDesks))).toBe(may);
});

test('who is called or in a talk may, wherever they stood', () => {
  for (const state of ['called', 'in_session'] as const) {
    expect(mayPrepare(state, null)).toBe(true);
    expect(mayPrepare(state, at(50, 0))).toBe(true);
  }
});

test('who waits without a place in the order, as without their interpreter, may not', () => {
  expect(mayPrepare('waiting', null)).toBe(false);
});

const OTHERS = ticketState.options.filter((state) => !['waiting', 'called', 'in_session'].includes(state));
test.each<TicketState>(OTHERS)('nobody who is %s may, however near the place is', (state) => {
  expect(mayPrepare(state, at(0, 5))).toBe(false);
});
