import { keep, kept } from './kept.ts';

const RELOADED = 'qabyldau.reloaded';
/** Milliseconds between two reloads that the page makes by itself. */
const NOT_SOONER_MS = 60_000;

/**
 * A part of the program that does not load is mostly gone because the server has a newer program: the page is read
 * again, once. A server that does not answer now has nothing newer to give, and the page in hand is worth keeping.
 */
export function reloadWhenProgramIsNew(): void {
  window.addEventListener('vite:preloadError', () => void reload());
}

async function reload(): Promise<void> {
  const now = Date.now();
  if (!mayReload(kept('session', RELOADED), now) || !(await serverAnswers())) return;
  keep('session', RELOADED, String(now));
  // Where nothing can be kept, nothing would stop the page from reloading for ever.
  if (kept('session', RELOADED) === String(now)) location.reload();
}

/** `last`: when the page reloaded by itself before, ms since 1970 as it was kept; null for never. */
export const mayReload = (last: string | null, now: number): boolean =>
  last === null || !(Math.abs(now - Number(last)) < NOT_SOONER_MS);

const serverAnswers = (): Promise<boolean> =>
  fetch('/', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
