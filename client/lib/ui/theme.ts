/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const key = 'qabyldau.theme';

/** Puts the theme on the document and remembers it on this device. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
  withStorage((storage) => storage.setItem(key, theme));
}

/** The theme chosen on this device, `auto` when none was. */
export function rememberedTheme(): Theme {
  const theme = withStorage((storage) => storage.getItem(key));
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** Storage throws where the person blocks it or the disk is full; a theme is not worth an error then. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(window.localStorage);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
