import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MediasoupMedia, WorkerReport } from '../../media/mediasoup/media.ts';
import type { TestServer } from '../harness/server.ts';

/** What the rooms say that there is, and what the workers say, room by room, in the same words. */
export async function mediaOf(server: TestServer): Promise<{ said: Counts[]; held: Counts[] }> {
  const media = server.deps.media as MediasoupMedia;
  const said = (await media.list()).map(({ room, participants }) => ({
    room,
    transports: participants.length * 2,
    producers: participants.flatMap(({ producers }) => producers).length,
    consumers: participants.flatMap(({ consumers }) => consumers).length,
  }));
  const workers = await media.workers();
  const held = workers.flatMap(({ rooms }) =>
    rooms.map(({ room, transports, producers, consumers }) => ({ room, transports, producers, consumers })),
  );
  return { said: sorted(said), held: sorted(held) };
}
type Counts = { room: string; transports: number; producers: number; consumers: number };
const sorted = (counts: Counts[]) => counts.sort((a, b) => a.room.localeCompare(b.room));

export async function workersOf(server: TestServer): Promise<WorkerReport[]> {
  return (server.deps.media as MediasoupMedia).workers();
}

/** Listeners on the server's sockets and rooms that they stand in. */
export function heldBySockets({ io }: TestServer): { sockets: number; listeners: number; rooms: number } {
  const sockets = [...io.sockets.sockets.values()];
  const listeners = sockets.map(
    (socket) =>
      socket.listenersAny().length +
      socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name as string), 0),
  );
  return {
    sockets: sockets.length,
    listeners: listeners.reduce((sum, count) => sum + count, 0),
    rooms: io.sockets.adapter.rooms.size,
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that this process still holds, buffers outside the heap among them. */
export function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
