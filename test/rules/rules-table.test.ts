import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const rows = readFileSync('docs/rules.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| rule '))
  .map((line) => {
    const [rule, , where, tests] = line.split('|').slice(1, -1) as [string, string, string, string];
    return { rule: rule.trim(), where, tests };
  });

describe.each(rows)('the row of $rule', ({ where, tests }) => {
  test('names places that exist', () => {
    const files = [...where.matchAll(/`([^`]+\/[^`]+)`/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('names tests that exist', () => {
    const named = [...tests.matchAll(/`([^`]+\.test\.ts)` \*([^*]+)\*/g)];
    expect(named).toHaveLength(tests.split('<br>').filter((one) => one.trim()).length);
    const missing = named.filter(([, file, title]) => !existsSync(file!) || !read(file!).includes(title!));
    expect(missing.map(([whole]) => whole)).toEqual([]);
  });
});

test('every paragraph that a test’s name cites is in the table', () => {
  const files = globSync('{server,client,media,prisma,test}/**/*.test.ts');
  const cited = files.flatMap((file) =>
    [...read(file).matchAll(/\b(?:test|it|describe)\b[^\n]*?\b(O87-\d+(?:-\d+)?)/g)].map(([, id]) => id!),
  );
  expect(cited.length).toBeGreaterThan(0);
  const known = new Set(rows.flatMap(({ rule }) => rule.split(', ')));
  expect([...new Set(cited)].filter((id) => !known.has(id))).toEqual([]);
});

const read = (file: string) => readFileSync(file, 'utf8');
