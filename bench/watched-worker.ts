import { observer, type types } from 'mediasoup';
import { timesOf, type WorkerTimes } from '../media/mediasoup/busyness.ts';

/** A media worker as mediasoup itself sees it, whoever made it. */
export type WatchedWorker = {
  pid: number;
  /** Milliseconds of processor that the worker has used, by its own account (getrusage). */
  cpuMs(): Promise<number>;
  times(): Promise<WorkerTimes>;
  /** Packets that it has sent to its listeners. */
  packets(): Promise<number>;
  /** The voices that come in now. */
  voices(): Voice[];
};

/** A voice, and where it may be listened to. */
export type Voice = { voice: types.Producer; router: types.Router };

/** Opens an engine and watches the one worker that it starts. */
export async function watching<E>(open: () => Promise<E>): Promise<{ engine: E; worker: WatchedWorker }> {
  const consumers = new Set<types.Consumer>();
  const voices = new Map<types.Producer, types.Router>();
  let seen: types.Worker | undefined;
  const look = (worker: types.Worker) => {
    seen = worker;
    worker.observer.on('newrouter', (router) =>
      router.observer.on('newtransport', (transport) => {
        transport.observer.on('newconsumer', (consumer) => {
          consumers.add(consumer);
          consumer.observer.once('close', () => consumers.delete(consumer));
        });
        transport.observer.on('newproducer', (producer) => {
          if (producer.kind !== 'audio') return;
          voices.set(producer, router);
          producer.observer.once('close', () => voices.delete(producer));
        });
      }),
    );
  };
  observer.once('newworker', look);
  const engine = await open();
  if (!seen) throw new Error('the engine started no worker');
  const worker = seen;
  return {
    engine,
    worker: {
      pid: worker.pid,
      async cpuMs() {
        const { ru_utime, ru_stime } = await worker.getResourceUsage();
        return ru_utime + ru_stime;
      },
      times: () => timesOf(worker),
      async packets() {
        const stats = await Promise.all([...consumers].map((consumer) => consumer.getStats()));
        return stats
          .flat()
          .filter(({ type }) => type === 'outbound-rtp')
          .reduce((all, { packetCount }) => all + packetCount, 0);
      },
      voices: () => [...voices].map(([voice, router]) => ({ voice, router })),
    },
  };
}
