/**
 * A text for a polite live region that changes at most once in `everyMs`: a queue that moves fast must not talk
 * without end to one who listens. What is said last is always the newest.
 * @param about what must have changed for the text to be said again: an estimate that wavers is no news by itself
 * @param atOnce what does not wait when it has changed: another state of the ticket, another language
 */
export function spokenSlowly(
  text: () => string,
  everyMs: number,
  about: () => unknown = text,
  atOnce: () => unknown = () => null,
): { readonly text: string } {
  let said = $state('');
  let saidAt = -Infinity;
  let urgent: unknown;

  $effect(() => {
    about();
    const now = atOnce();
    if (now !== urgent) saidAt = -Infinity;
    urgent = now;
    const rest = saidAt + everyMs - Date.now();
    const timer = setTimeout(
      () => {
        said = text();
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
