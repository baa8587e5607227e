import { onDestroy } from 'svelte';

/** The device's clock for a component: `now` in ms since 1970, moved on every second while it is on the page. */
export function seconds(): { readonly now: number } {
  let now = $state(Date.now());
  const timer = setInterval(() => (now = Date.now()), 1_000);
  onDestroy(() => clearInterval(timer));
  return {
    get now() {
      return now;
    },
  };
}
