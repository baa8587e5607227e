/**
 * Many who ask at once are answered by few readings: whoever asks while readings are under way joins one that has not
 * begun. So nobody is ever answered with what was read before they asked, and a crowd costs hardly more than one.
 * @param readMany answers each key in the order given
 */
export function together<K, V>(
  readMany: (keys: K[]) => Promise<V[]>,
  { atOnce = 2, most = 250 } = {},
): (key: K) => Promise<V> {
  type Asked = { key: K; resolve: (value: V) => void; reject: (reason: unknown) => void };
  let waiting: Asked[] = [];
  let underWay = 0;

  async function read(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      const asked = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const values = await readMany(asked.map(({ key }) => key));
        asked.forEach(({ resolve }, i) => resolve(values[i]!));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    underWay -= 1;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (underWay < atOnce) void read();
    });
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
