import { expect, test } from 'vitest';
import { mayReload } from './newProgram.ts';

test.each([
  ['reloads once when a part of the program is gone', null, true],
  ['does not reload again within a minute', '1000000', false],
  ['reloads again after a minute, when there is a newer program still', '939999', true],
] as const)('a page %s', (_, last, may) => {
  expect(mayReload(last, 1_000_000)).toBe(may);
});
