/**
 * A press may take away what it was on: a row that moved, a button that is not needed any more. Whoever goes by the
 * keyboard or listens would begin at the top of the page; they go on at `there` instead. A dialog that closes gives the
 * focus back first.
 */
export function keepFocus(there: () => HTMLElement | null | undefined): void {
  const look = () => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) there()?.focus();
  };
  setTimeout(() => requestAnimationFrame(look), 50);
}
