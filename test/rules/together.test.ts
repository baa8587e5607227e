import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evened, shared, sharedBy, together } from '../../server/store/together.ts';

/** A store whose value changes; a reading sees it as it was when the reading began, and takes its time. */
function slowStore() {
  const store = { value: 0, readings: 0, pending: [] as (() => void)[] };
  const read = async () => {
    store.readings += 1;
    const seen = store.value;
    await new Promise<void>((resolve) => store.pending.push(resolve));
    return seen;
  };
  const finishOne = async () => {
    store.pending.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, read, finishOne };
}

test('nobody is answered with what was read before they asked, whatever the order of asking, writing and reading', async () => {
  const acts = fc.array(fc.constantFrom('ask', 'write', 'finish'), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(acts, async (does) => {
      const { store, read, finishOne } = slowStore();
      const ask = shared(read);
      const answers: Promise<void>[] = [];
      for (const act of does) {
        if (act === 'write') store.value += 1;
        else if (act === 'finish') await finishOne();
        else {
          const known = store.value;
          answers.push(ask().then((seen) => expect(seen).toBeGreaterThanOrEqual(known)));
        }
      }
      let waiting = true;
      const all = Promise.all(answers).finally(() => (waiting = false));
      while (waiting) await finishOne();
      await all;
      expect(answers.length === 0 || store.readings <= answers.length).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a thousand who ask at once cost a few readings', async () => {
  const batches: number[] = [];
  const ask = together(async (keys: number[]) => {
    batches.push(keys.length);
    await new Promise((resolve) => setImmediate(resolve));
    return keys.map((key) => key * 2);
  });
  const keys = Array.from({ length: 1000 }, (_, i) => i);
  expect(await Promise.all(keys.map(ask))).toEqual(keys.map((key) => key * 2));
  expect(batches.length).toBeLessThan(10);
});

test('a crowd of any size asks with few sizes of statement, and everyone is answered their own', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 256 }), (keys) => {
      const even = evened(keys);
      expect(even.slice(0, keys.length)).toEqual(keys);
      expect(Number.isInteger(Math.log2(even.length))).toBe(true);
      expect(new Set(even)).toEqual(new Set(keys));
    }),
  );
});

test('a reading that fails fails for those who waited for it, and the next one is tried', async () => {
  let fails = true;
  const ask = sharedBy(async (who: string) => {
    if (fails) throw new Error('gone');
    return who;
  });
  await expect(ask('a')).rejects.toThrow('gone');
  fails = false;
  expect(await ask('a')).toBe('a');
  expect(await ask('b')).toBe('b');
});
