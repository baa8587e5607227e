import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Server } from 'socket.io';
import type { WorkerTimes } from '../media/mediasoup/busyness.ts';

/** What a measured process says of itself when asked. */
export type Questions = {
  /** Resident set in bytes, after the garbage has been collected. */
  memory: number;
  /** Milliseconds of CPU that the process has used so far. */
  cpu: number;
  /**
   * One line for each transport of each participant: `<ice> <dtls>`, how many sources are published, and the process id of
   * each media worker.
   */
  media: { transports: string[]; producers: number; workers: number[] };
  /** Cuts every connection as a network does, without a word; says how many. */
  cutAll: number;
  /** What the media worker has done, and how busy the server takes it to be, 0…1. */
  worker: WorkerTimes & { busy: number };
  /** Gives the media worker so much to do that it is as busy as given; says how many listeners that takes. */
  hold: number;
  stop: true;
};
export type Question = keyof Questions;
type Asked = { id: number; question: Question; given?: number | undefined };
type Answered = { id: number; answer: unknown };

export type Child = {
  url: string;
  ask<Q extends Question>(question: Q, given?: number): Promise<Questions[Q]>;
  stop(): Promise<void>;
};

/**
 * Starts a process under measurement, so that it shares no event loop with the load. `BENCH_CPU_PROF` names a folder
 * where each writes its CPU profile when it stops.
 */
export async function startChild(
  name: 'server' | 'loaded' | 'bare',
  settings: object,
  execArgv: string[] = [],
): Promise<Child> {
  const profile = process.env.BENCH_CPU_PROF;
  const child = fork(
    fileURLToPath(new URL(`./${name}-process.ts`, import.meta.url)),
    [JSON.stringify(settings)],
    {
      execArgv: [...execArgv, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])],
    },
  );
  const exited = once(child, 'exit');
  const waiting = new Map<number, (answer: unknown) => void>();
  child.on('message', ({ id, answer }: Answered) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  let asked = 0;
  const wait = <A>(id: number) =>
    Promise.race([
      new Promise<unknown>((resolve) => waiting.set(id, resolve)),
      exited.then(([code]) => Promise.reject(new Error(`${name}-process ended (${code})`))),
    ]) as Promise<A>;
  const url = await wait<string>(0);
  const ask = <Q extends Question>(question: Q, given?: number) => {
    const id = ++asked;
    child.send({ id, question, given } satisfies Asked);
    return wait<Questions[Q]>(id);
  };
  return {
    url,
    ask,
    async stop() {
      if (!child.connected) return;
      await ask('stop');
      child.disconnect();
      await exited;
    },
  };
}

export type Answers = { [Q in Question]: (given: number) => Promise<Questions[Q]> };

/** The child's side: says where it serves, answers what it can, and ends when the benchmark does. */
export function answerParent(url: string, answers: Partial<Answers>): void {
  process.on('message', ({ id, question, given = NaN }: Asked) => {
    void answers[question]!(given).then((answer) => process.send!({ id, answer } satisfies Answered));
  });
  process.on('disconnect', () => process.exit(0));
  process.send!({ id: 0, answer: url } satisfies Answered);
}

/**
 * Resident bytes once the garbage is gone. `last-resort` also gives back the pages that V8 would keep for later: else the
 * free room of a heap that was once larger hides what each socket really holds.
 */
export async function memory(): Promise<number> {
  if (!globalThis.gc) throw new Error('started without --expose-gc');
  for (let i = 0; i < 4; i++) {
    await globalThis.gc({ type: 'major', execution: 'async', flavor: 'last-resort' });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage.rss();
}

export async function cpu(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Ends every connection without a word of the protocol. */
export function cutAll(io: Server): number {
  const { clients } = io.engine as unknown as Record<
    'clients',
    Record<string, { transport: { socket: { terminate(): void } } }>
  >;
  const all = Object.values(clients);
  for (const { transport } of all) transport.socket.terminate();
  return all.length;
}
