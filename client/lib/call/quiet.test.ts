import { expect, test } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { Quiet } from './quiet.ts';

const of = (count: number) => new Map([['voice', count]]);

test('somebody of whom packets come is not lost, however long the talk', () => {
  const quiet = new Quiet();
  for (let n = 0; n < 100; n++) expect(quiet.look(of(n), n * 500).get('voice')).toBe(BUDGETS.quietPerson);
});

test('somebody of whom nothing comes is lost after the budget, and found with the first packet', () => {
  const quiet = new Quiet();
  quiet.look(of(7), 0);
  expect(quiet.look(of(7), BUDGETS.quietPerson - 1).get('voice')).not.toBeNull();
  expect(quiet.look(of(7), BUDGETS.quietPerson).get('voice')).toBeNull();
  expect(quiet.look(of(8), BUDGETS.quietPerson + 500).get('voice')).not.toBeNull();
});

test('somebody who was lost has come back for as long as packets come again', () => {
  const quiet = new Quiet();
  quiet.look(of(7), 0);
  const back = BUDGETS.quietPerson + 500;
  expect(quiet.look(of(8), back).get('voice')).toBe(0);
  expect(quiet.look(of(9), back + 500).get('voice')).toBe(500);
  // One packet now and then is no coming back.
  expect(quiet.look(of(10), back + 500 + BUDGETS.quietPerson).get('voice')).toBe(0);
});

test('what did not come while the talk was paused says nothing', () => {
  const quiet = new Quiet();
  quiet.look(of(7), 0);
  quiet.forget();
  expect(quiet.look(of(7), 60_000).get('voice')).toBe(BUDGETS.quietPerson);
});
