import { seconds } from './call/seconds.svelte.ts';

/** Milliseconds to add to this device's clock to get the server's: an office's own clock may be wrong. */
let skew = 0;

/** @param at the server's instant in an answer that has just come; the way it took is all that it is off by */
export function learnServerTime(at: string): void {
  skew = Date.parse(at) - Date.now();
}

/** The server's time now, in ms since 1970. */
export const serverNow = (): number => Date.now() + skew;

/** The server's clock for a component: `now` moves on every second while it is on the page. */
export function serverSeconds(): { readonly now: number } {
  const clock = seconds();
  return {
    get now() {
      return clock.now + skew;
    },
  };
}
