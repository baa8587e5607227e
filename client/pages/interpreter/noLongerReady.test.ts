import { expect, test } from 'vitest';
import { noLongerReady } from './noLongerReady.ts';

const person = { ticketId: 'a', label: 'A-001', taken: 'you', ready: true, session: null } as const;
const session = {
  sessionId: 's',
  visitId: 'v',
  state: 'connecting',
  calledAt: '',
  desk: '1',
  answered: false,
} as const;

test('an interpreter who was not heard of is told whom nobody calls now', () => {
  expect(noLongerReady([person], [{ ...person, ready: false }])).toEqual(['A-001']);
  expect(noLongerReady([person], [{ ...person, taken: 'another' }])).toEqual(['A-001']);
});

test('what did not change, what has ended and what they said themselves is no loss', () => {
  expect(noLongerReady([person], [person])).toEqual([]);
  expect(noLongerReady([person], [])).toEqual([]);
  expect(noLongerReady([{ ...person, ready: false }], [{ ...person, ready: false }])).toEqual([]);
  expect(noLongerReady([], [person])).toEqual([]);
});

test('a call takes them from the others, and that is no loss either', () => {
  const other = { ...person, ticketId: 'b', label: 'A-002' };
  expect(
    noLongerReady(
      [person, other],
      [
        { ...person, session },
        { ...other, ready: false },
      ],
    ),
  ).toEqual([]);
});
