import { SvelteSet } from 'svelte/reactivity';
import { keep, kept } from '../../../lib/kept.ts';

const KEPT = 'qabyldau.handed';

/** Documents from the official that this tab has shown, so that a page that is loaded again does not call them new. */
const seen = new SvelteSet(kept('session', KEPT)?.split('\n'));

/** As it stands now: what is shown from here on does not change it. */
export const seenBefore = (): ReadonlySet<string> => new Set(seen);

export const isSeen = (fileId: string): boolean => seen.has(fileId);

export function see(fileIds: readonly string[]): void {
  const fresh = fileIds.filter((fileId) => !seen.has(fileId));
  if (fresh.length === 0) return;
  for (const fileId of fresh) seen.add(fileId);
  keep('session', KEPT, [...seen].join('\n'));
}
