type Where = 'local' | 'session';

/** What is kept on this device: `local` for all tabs, `session` for this one. A device that refuses keeps nothing. */
export function keep(where: Where, key: string, value: string | null): void {
  withStorage(where, (storage) => (value === null ? storage.removeItem(key) : storage.setItem(key, value)));
}

export function kept(where: Where, key: string): string | null {
  return withStorage(where, (storage) => storage.getItem(key)) ?? null;
}

/** Storage throws where the person blocks it or the disk is full; the page goes on without. */
function withStorage<T>(where: Where, use: (storage: Storage) => T): T | undefined {
  try {
    return use(where === 'local' ? localStorage : sessionStorage);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
