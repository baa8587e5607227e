import { untrack } from 'svelte';

let own = $state.raw<{ text: string } | null>(null);

/** What the tab is called instead of the product's name: a rune; null while no part of the page has a say. */
export const ownTitle = (): string | null => own?.text ?? null;

/** Names the tab until the returned function is called, or until another part of the page names it. */
export function titled(text: string): () => void {
  const mine = { text };
  own = mine;
  return () => untrack(() => own === mine && (own = null));
}
