import { afterAll, expect, test, vi } from 'vitest';
import type { DeskView } from '$contract/desk.ts';
import type { Connection } from '../../lib/connection.svelte.ts';

const FENCE = 7;
const HELD = { yours: true, fence: FENCE, queueId: 'queue', keepEveryMs: 15_000 } as DeskView;

vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
vi.stubGlobal('window', new EventTarget());
// The lease is said from a worker, which no test of this page's own is waited for.
vi.stubGlobal(
  'Worker',
  class extends EventTarget {
    postMessage() {}
    terminate() {}
  },
);
const { DeskWork } = await import('./deskWork.svelte.ts');
afterAll(() => vi.unstubAllGlobals());

/** A desk whose server shows it as the test says. */
async function deskShown(first: DeskView) {
  let shown = first;
  const connection = {
    call: async (name: string) =>
      name === 'desk.read'
        ? { desk: shown, at: new Date().toISOString(), line: [], others: [], offers: [] }
        : {},
    watch: () => () => {},
    on: () => () => {},
  } as unknown as Connection;
  const work = new DeskWork(connection, 'desk', FENCE);
  await work.read();
  const reads = async (desk: DeskView) => {
    shown = desk;
    await work.read();
  };
  return { work, reads };
}

test('Aigerim’s line was away for longer than her lease, and nobody took the desk: it is hers again without a press', async () => {
  const { work, reads } = await deskShown(HELD);
  expect(work.lost).toBe(false);
  await reads({ ...HELD, yours: false });
  expect(work.lost).toBe(true);
  await reads(HELD);
  expect(work.lost).toBe(false);
  work.close();
});

test('a desk that was opened in another window meanwhile is not', async () => {
  const { work, reads } = await deskShown(HELD);
  await reads({ ...HELD, fence: FENCE + 1 });
  expect(work.lost).toBe(true);
  await reads({ ...HELD, fence: FENCE + 1 });
  expect(work.lost).toBe(true);
  work.close();
});
