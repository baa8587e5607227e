import { Counter, type Registry } from 'prom-client';
import type { WorkerEnd } from '../media/port.ts';

export type RecoveryMetrics = {
  workerLost(how: WorkerEnd): void;
  /** A room was lost, and its people were told to come to a new one. */
  roomRebuilt(): void;
  /** A page asked for another path (`ice`), or came over new transports (`anew`). */
  reconnecting(how: Reconnect): void;
};
type Reconnect = 'ice' | 'anew';

export function createRecoveryMetrics(registry: Registry): RecoveryMetrics {
  const registers = [registry];
  const deaths = new Counter({
    name: 'qabyldau_media_worker_deaths_total',
    help: 'Media workers that were replaced: died by themselves, or hung and were killed.',
    labelNames: ['how'],
    registers,
  });
  const rebuilt = new Counter({
    name: 'qabyldau_media_rooms_rebuilt_total',
    help: 'Rooms that were lost with their worker, and whose people were told to come to a new one.',
    registers,
  });
  const reconnects = new Counter({
    name: 'qabyldau_media_reconnects_total',
    help: 'How pages in a talk mended their link: ice, asked for another path, each direction by itself; anew, came over new transports.',
    labelNames: ['how'],
    registers,
  });
  // What has not happened yet is told as none: the first time is a rise, too.
  for (const how of ['died', 'hung'] satisfies WorkerEnd[]) deaths.inc({ how }, 0);
  for (const how of ['ice', 'anew'] satisfies Reconnect[]) reconnects.inc({ how }, 0);
  return {
    workerLost: (how) => deaths.inc({ how }),
    roomRebuilt: () => rebuilt.inc(),
    reconnecting: (how) => reconnects.inc({ how }),
  };
}
