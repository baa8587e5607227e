import { Worker } from 'node:worker_threads';
import type { PaperFacts } from '../../domain/paper-facts.ts';
import type { Papers } from '../../actions/ports/papers.ts';

export type Job = { id: number; facts: PaperFacts; checkUrl: string };
export type Printed = { id: number; bytes: Uint8Array } | { id: number; failure: string };
type Waiting = { resolve(bytes: Uint8Array): void; reject(error: Error): void };

/**
 * Prints in a thread of its own, started with the first paper: opening the fonts takes half a second and a protocol
 * some 50 ms of a processor, which the talks that go through this process would feel.
 */
export function createPapers(): Papers & { close(): Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let press: Worker | null = null;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(new URL('./press.ts', import.meta.url));
    started.unref();
    started.on('message', (printed: Printed) => {
      const asked = waiting.get(printed.id);
      waiting.delete(printed.id);
      if ('bytes' in printed) asked?.resolve(printed.bytes);
      else asked?.reject(new Error(`a paper could not be printed: ${printed.failure}`));
    });
    // A thread that died takes its papers with it; the next one asked for starts another.
    const died = (error: Error) => {
      if (press !== started) return;
      press = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', died);
    started.on('exit', () => died(new Error('the printing thread has ended')));
    return started;
  }

  return {
    print(facts, checkUrl) {
      press ??= start();
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        press!.postMessage({ id, facts, checkUrl } satisfies Job);
      });
    },
    async close() {
      await press?.terminate();
    },
  };
}
