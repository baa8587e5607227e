/** A dialog that closes gives the focus back first, to a button that may be gone by then, and a slow device takes its time. */
const LOOKS_MS = [50, 300, 1000];

/**
 * A press may take away what it was on: a row that moved, a button that is not needed any more. Whoever goes by the
 * keyboard or listens would begin at the top of the page; they go on at `there` instead. Focus that is anywhere is left.
 */
export function keepFocus(there: () => HTMLElement | null | undefined): void {
  const look = () => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) there()?.focus();
  };
  for (const after of LOOKS_MS) setTimeout(look, after);
}
