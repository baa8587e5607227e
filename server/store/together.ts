/**
 * Many who ask at once are answered by few readings: whoever asks while readings are under way joins one that has not
 * begun. So nobody is ever answered with what was read before they asked, and a crowd costs hardly more than one. A
 * reading begins when all that has just arrived has been heard: the busier the server, the more share one.
 * @param readMany answers each key in the order given
 */
export function together<K, V>(readMany: (keys: K[]) => Promise<V[]>): (key: K) => Promise<V> {
  type Asked = { key: K; resolve: (value: V) => void; reject: (reason: unknown) => void };
  let waiting: Asked[] = [];
  let underWay = false;

  async function read(): Promise<void> {
    while (waiting.length > 0) {
      await heardAll();
      const asked = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        const values = await readMany(asked.map(({ key }) => key));
        asked.forEach(({ resolve }, i) => resolve(values[i]!));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    underWay = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (underWay) return;
      underWay = true;
      void read();
    });
}

const MOST = 256;

/** The same for rows by their id. `readMany` is given each id once; an id that is in no row is answered with null. */
export function togetherById<V>(
  readMany: (ids: string[]) => Promise<Map<string, V>>,
): (id: string) => Promise<V | null> {
  return together(async (ids) => {
    const found = await readMany([...new Set(ids)]);
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** The end of this turn of the event loop. */
const heardAll = () => new Promise<void>((resolve) => setImmediate(resolve));

export const byId = <R extends { id: string }>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

/**
 * The keys of one reading, the last repeated up to a power of two: each count of keys is a statement of its own, which
 * every connection of the database would plan and keep.
 */
export function evened<K>(keys: readonly K[]): K[] {
  const last = keys[keys.length - 1]!;
  const even = 2 ** Math.ceil(Math.log2(keys.length));
  return [...keys, ...Array.from({ length: even - keys.length }, () => last)];
}

/** The same for one thing that everybody asks for: each reading answers all who wait for it. */
export function shared<V>(read: () => Promise<V>): () => Promise<V> {
  const ask = together<null, V>(async (keys) => {
    const value = await read();
    return keys.map(() => value);
  });
  return () => ask(null);
}

/** One `shared` reading for each key, kept only while somebody waits for it. */
export function sharedBy<A extends [string, ...unknown[]], V>(
  read: (...asked: A) => Promise<V>,
): (...asked: A) => Promise<V> {
  const readings = new Map<string, { ask: () => Promise<V>; waiting: number }>();
  return async (...asked) => {
    const key = JSON.stringify(asked);
    const reading = readings.get(key) ?? { ask: shared(() => read(...asked)), waiting: 0 };
    readings.set(key, reading);
    reading.waiting += 1;
    try {
      return await reading.ask();
    } finally {
      reading.waiting -= 1;
      if (reading.waiting === 0) readings.delete(key);
    }
  };
}
