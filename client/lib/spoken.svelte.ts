/**
 * A text for a polite live region that changes at most once in `everyMs`: a queue that moves fast must not talk
 * without end to one who listens. What is said last is always the newest.
 */
export function spokenSlowly(text: () => string, everyMs: number): { readonly text: string } {
  let said = $state('');
  let saidAt = -Infinity;

  $effect(() => {
    const newest = text();
    const rest = saidAt + everyMs - Date.now();
    const timer = setTimeout(
      () => {
        said = newest;
        saidAt = Date.now();
      },
      Math.max(0, rest),
    );
    return () => clearTimeout(timer);
  });

  return {
    get text() {
      return said;
    },
  };
}
