import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PlantedTicket } from './plant.ts';

export type Errand = {
  url: string;
  tickets: PlantedTicket[];
  queueId: string;
  /** Bytes that a bare page is answered; null for pages of the server. */
  bareBytes: number | null;
};
/** What one page holds, and when it came to hold it (ms since 1970). */
export type Held = { ahead: number; version: number; at: number };
export type Gathering = { held: Held[]; cpuMs: number };

export type Crowd = {
  /** Forgets what the pages hold. `back` resolves when each holds a state again, in the order of the tickets. */
  forget(): Promise<{ back: Promise<Gathering> }>;
  /** What the pages hold now. */
  look(): Promise<Held[]>;
  leave(): Promise<void>;
};

/** As many pages as tickets in processes of their own, so that the load shares no event loop with what judges it. */
export async function gather(errand: Errand, processes: number): Promise<Crowd> {
  const share = Math.ceil(errand.tickets.length / processes);
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, i) =>
      openPart({ ...errand, tickets: errand.tickets.slice(i * share, (i + 1) * share) }),
    ),
  );
  return {
    async forget() {
      const backs = await Promise.all(parts.map((part) => part.forget()));
      return { back: Promise.all(backs.map(({ back }) => back)).then(together) };
    },
    look: async () => (await Promise.all(parts.map((part) => part.look()))).flat(),
    leave: async () => void (await Promise.all(parts.map((part) => part.leave()))),
  };
}

const together = (parts: Gathering[]): Gathering => ({
  held: parts.flatMap(({ held }) => held),
  cpuMs: parts.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
});

export type ToPages = { do: 'open'; errand: Errand } | { do: 'forget' } | { do: 'look' };
export type FromPages =
  { did: 'forgot' } | { did: 'stand'; held: Held[]; cpuMs: number } | { did: 'looked'; held: Held[] };

async function openPart(errand: Errand): Promise<Crowd> {
  const child = fork(fileURLToPath(new URL('./crowd-process.ts', import.meta.url)));
  const exited = once(child, 'exit');
  const hear = <D extends FromPages['did']>(did: D) => heard(child, exited, did);
  const stand = hear('stand');
  child.send({ do: 'open', errand } satisfies ToPages);
  await stand;
  return {
    async forget() {
      const [forgot, back] = [hear('forgot'), hear('stand')];
      child.send({ do: 'forget' } satisfies ToPages);
      await forgot;
      return { back };
    },
    async look() {
      const looked = hear('looked');
      child.send({ do: 'look' } satisfies ToPages);
      return (await looked).held;
    },
    async leave() {
      child.disconnect();
      await exited;
    },
  };
}

function heard<D extends FromPages['did']>(child: ChildProcess, exited: Promise<unknown>, did: D) {
  type Wanted = Extract<FromPages, { did: D }>;
  return Promise.race([
    new Promise<Wanted>((resolve) => {
      const listen = (message: FromPages) => {
        if (message.did !== did) return;
        child.off('message', listen);
        resolve(message as Wanted);
      };
      child.on('message', listen);
    }),
    exited.then(() => Promise.reject(new Error('the pages ended'))),
  ]);
}
