/** Says something now and every so many milliseconds, also while nobody looks at the page; returns how to stop. */
export function keepSaying(everyMs: number, say: () => Promise<void>): () => void {
  const ticker = new Worker(new URL('./ticker.worker.ts', import.meta.url), { type: 'module' });
  ticker.onmessage = () => void say();
  ticker.postMessage(everyMs);
  void say();
  return () => ticker.terminate();
}
