import { beforeEach, expect, test, vi } from 'vitest';

const storage = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => storage.get(key) ?? null,
  setItem: (key: string, value: string) => storage.set(key, value),
});

/** The page as it is loaded, or loaded again. */
const load = () => import('./seenHanded.svelte.ts');
beforeEach(() => {
  storage.clear();
  vi.resetModules();
});

test('what was shown stays so when the page is loaded again, and nothing else', async () => {
  const page = await load();
  expect(page.seenBefore()).toEqual(new Set());
  page.see(['a', 'b']);
  page.see(['b', 'c']);
  vi.resetModules();
  const again = await load();
  expect(['a', 'b', 'c', 'd'].map(again.isSeen)).toEqual([true, true, true, false]);
});

test('what was shown before is told apart from what is shown since', async () => {
  const page = await load();
  page.see(['a']);
  const before = page.seenBefore();
  page.see(['b']);
  expect([...before]).toEqual(['a']);
});
