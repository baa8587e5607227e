import { expect, test } from 'vitest';
import { isOwn } from './ownEvents.ts';

const [deskId, ticketId, other] = [1, 2, 3].map((n) => `018f3f6e-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const own = { deskId, ticketId };
const line = (of: string) =>
  ({ type: 'line.changed', payload: { ticketId: of, label: 'A-001', state: 'waiting' } }) as const;
const desk = (of: string) => ({ type: 'desk.changed', payload: { deskId: of, state: 'open' } }) as const;

test.each([
  ['of the person at this desk', line(ticketId), true],
  ['of another person', line(other), false],
  ['of this desk', desk(deskId), true],
  ['of another desk', desk(other), false],
  ['that is something else', { type: 'visit.changed', payload: { visitId: ticketId } } as const, false],
])('an event %s', (_, event, expected) => {
  expect(isOwn(event, own)).toBe(expected);
});

test('at a free desk no person is its own', () => {
  expect(isOwn(line(other), { deskId, ticketId: undefined })).toBe(false);
});
