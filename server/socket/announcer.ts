import type { Server } from 'socket.io';
import type { Logger } from 'pino';
import { streamEvents, SERVER_EVENTS, type StreamEventType } from '../contract/events.ts';
import type { DeskPresence } from '../contract/presence.ts';
import type { EstimateParameters } from '../contract/estimate.ts';
import type { Notice, OrderChange } from '../contract/queue.ts';
import type { OutboxEvent } from '../store/outbox.ts';

type Pending = {
  from: number;
  to: number;
  changes: OrderChange[];
  turn: number | null;
  notice: Notice | null;
};
type QueueState = {
  pending: Pending | null;
  timer: NodeJS.Timeout | null;
  lastAt: number;
  estimate: EstimateParameters | null;
  estimateAt: number;
  calledNow: { label: string; desk: string }[];
  desks: DeskPresence[];
};
export type QueueFacts = {
  estimate(queueId: string): Promise<EstimateParameters>;
  calledNow(queueId: string): Promise<{ label: string; desk: string }[]>;
  presences(queueId: string): Promise<DeskPresence[]>;
};

export type Announcer = { hear(event: OutboxEvent): void; stop(): void };

/** A queue is broadcast at most once in this time, however fast it changes. */
export const QUEUE_WINDOW_MS = 250;
const ESTIMATE_FOR_MS = 2000;

/**
 * Tells the pages what the outbox brings: each stored event to the watchers of its stream, and a queue's changes merged
 * into one message with from- and to-version, from which each page works out its own place.
 */
export function announce(io: Server, facts: QueueFacts, log: Logger): Announcer {
  const queues = new Map<string, QueueState>();

  return {
    hear(event) {
      if (event.stream.startsWith('queue:')) gather(event);
      else io.to(event.stream).emit('announced', parsed(event));
    },
    stop() {
      for (const { timer } of queues.values()) if (timer) clearTimeout(timer);
    },
  };

  function gather(event: OutboxEvent): void {
    const queue = queues.get(event.stream) ?? newQueue();
    queues.set(event.stream, queue);
    queue.pending ??= { from: event.seq - 1, to: event.seq, changes: [], turn: null, notice: null };
    queue.pending.to = event.seq;
    if (event.type === 'order.changed') {
      const { changes, turn } = streamEvents['order.changed'].parse(event.payload);
      queue.pending.changes.push(...changes);
      queue.pending.turn = turn ?? queue.pending.turn;
    } else if (event.type === 'notice.posted') {
      queue.pending.notice = streamEvents['notice.posted'].parse(event.payload).notice;
    } else {
      queue.estimateAt = 0;
    }
    const wait = Math.max(0, queue.lastAt + QUEUE_WINDOW_MS - Date.now());
    queue.timer ??= setTimeout(() => void flush(event.stream, queue), wait);
  }

  async function flush(stream: string, queue: QueueState): Promise<void> {
    const queueId = stream.slice('queue:'.length);
    queue.lastAt = Date.now();
    try {
      if (Date.now() - queue.estimateAt > ESTIMATE_FOR_MS) {
        const at = Date.now();
        [queue.estimate, queue.calledNow, queue.desks] = await Promise.all([
          facts.estimate(queueId),
          facts.calledNow(queueId),
          facts.presences(queueId),
        ]);
        queue.estimateAt = at;
      }
      const { pending, estimate, calledNow, desks } = queue;
      if (pending)
        io.to(stream).emit(
          'queue.changed',
          SERVER_EVENTS['queue.changed'].parse({ queueId, ...pending, estimate, calledNow, desks }),
        );
      queue.pending = null;
      queue.timer = null;
    } catch (error) {
      log.error({ err: error, stream }, 'a change of a queue could not be announced; it is tried again');
      queue.timer = setTimeout(() => void flush(stream, queue), ESTIMATE_FOR_MS);
    }
    if (!io.sockets.adapter.rooms.has(stream)) {
      if (queue.timer) clearTimeout(queue.timer);
      queues.delete(stream);
    }
  }
}

const newQueue = (): QueueState => ({
  pending: null,
  timer: null,
  lastAt: 0,
  estimate: null,
  estimateAt: 0,
  calledNow: [],
  desks: [],
});

/** A field that nobody declared never leaves the server. */
function parsed(event: OutboxEvent) {
  const payload = streamEvents[event.type as StreamEventType].parse(event.payload);
  const { stream, seq, type, at } = event;
  return SERVER_EVENTS.announced.parse({ stream, seq, type, payload, at: new Date(at).toISOString() });
}
