import type { Logger } from 'pino';
import { keyOf } from './boss.ts';

/** A queue's order may change a hundred times a second: what follows from it is worked out once. */
const GATHER_MS = 200;

export type WakeUps = { add(name: string, data: object): void; stop(): Promise<void> };

/** Sends the first of the wake-ups that are alike a moment later, for all that come in between. */
export function gatherWakeUps(send: (name: string, data: object) => Promise<void>, log: Logger): WakeUps {
  const gathering = new Map<string, { timer: NodeJS.Timeout; go: () => void }>();
  const onTheWay = new Set<Promise<void>>();
  let stopped = false;

  function go(key: string, name: string, data: object): void {
    gathering.delete(key);
    const sending = send(name, data)
      .catch((error: unknown) => {
        // Whatever must not be missed has a schedule besides.
        log.warn({ err: error, job: name }, 'a job could not be woken');
      })
      .finally(() => onTheWay.delete(sending));
    onTheWay.add(sending);
  }

  return {
    add(name, data) {
      const key = `${name} ${keyOf(data)}`;
      if (stopped || gathering.has(key)) return;
      const soon = () => go(key, name, data);
      gathering.set(key, { timer: setTimeout(soon, GATHER_MS), go: soon });
    },
    async stop() {
      stopped = true;
      for (const { timer, go: now } of [...gathering.values()]) {
        clearTimeout(timer);
        now();
      }
      await Promise.all(onTheWay);
    },
  };
}
