import type { Logger } from 'pino';
import pg from 'pg';
import type { PrismaClient } from './generated/client.ts';
import { byId, evened, togetherById } from './together.ts';

export type OutboxEvent = {
  stream: string;
  seq: number;
  officeId: string;
  type: string;
  payload: unknown;
  correlationId: string;
  at: Date;
};

const CHANNEL = 'qabyldau_outbox';
const POLL_MS = 1000;
/** Wake-ups of other servers are gathered for so long: NOTIFY takes a lock that would hold up every commit. */
const NOTIFY_AFTER_MS = 20;

/**
 * Follows the streams that somebody here watches. A commit of this process announces its events at once; another
 * server's wake it by NOTIFY; and whatever both lose is found by a poll of the streams' heads. Each stream's events
 * come out once and in order, because a stream's sequence has no gaps.
 */
export class Outbox {
  readonly #prisma: PrismaClient;
  readonly #log: Logger;
  readonly #known = new Map<string, number>();
  readonly #listeners = new Set<(event: OutboxEvent) => void>();
  readonly #url: string;
  readonly #headOf = togetherById((streams) => this.#headsOf(streams));
  #listener: pg.Client | null = null;
  #closed = false;
  #reading: Promise<void> = Promise.resolve();
  #telling: Promise<void> = Promise.resolve();
  #notify: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;

  private constructor(prisma: PrismaClient, url: string, log: Logger) {
    this.#prisma = prisma;
    this.#url = url;
    this.#log = log;
  }

  static async open(prisma: PrismaClient, url: string, log: Logger): Promise<Outbox> {
    const outbox = new Outbox(prisma, url, log);
    await outbox.#listen();
    outbox.#poll = setInterval(() => outbox.wake(), POLL_MS);
    return outbox;
  }

  onEvent(listener: (event: OutboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts following a stream, if it is not followed, and says how far it has come. */
  async follow(stream: string): Promise<number> {
    const known = this.#known.get(stream);
    if (known !== undefined) return known;
    const seq = Number((await this.#headOf(stream))?.seq ?? 0);
    // Another follower may have come first, and events since; never go back.
    const now = Math.max(seq, this.#known.get(stream) ?? 0);
    this.#known.set(stream, now);
    return now;
  }

  unfollow(stream: string): void {
    this.#known.delete(stream);
  }

  /** Events of a commit of this process. One that does not follow what is known here waits for the reading. */
  committed(events: OutboxEvent[]): void {
    let gap = false;
    for (const event of events) gap = !this.#announce(event) || gap;
    if (gap) this.wake();
    this.#notify ??= setTimeout(
      () => (this.#telling = this.#telling.then(() => this.#notifyOthers())),
      NOTIFY_AFTER_MS,
    );
  }

  wake(): void {
    this.#reading = this.#reading
      .then(() => this.#readNew())
      .catch((error) => {
        this.#log.error({ err: error }, 'the outbox could not be read; the next poll tries again');
      });
  }

  async close(): Promise<void> {
    clearInterval(this.#poll);
    clearTimeout(this.#notify);
    this.#closed = true;
    await Promise.all([this.#reading, this.#telling]);
    await this.#listener?.end();
  }

  /** False when events before this one have not been announced here yet. */
  #announce(event: OutboxEvent): boolean {
    const known = this.#known.get(event.stream);
    if (known === undefined || event.seq <= known) return true;
    if (event.seq !== known + 1) return false;
    this.#known.set(event.stream, event.seq);
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // What is committed stays committed: a listener's mistake must not turn it into a refusal.
        this.#log.error({ err: error, type: event.type }, 'an event could not be announced');
      }
    }
    return true;
  }

  async #readNew(): Promise<void> {
    if (this.#known.size === 0) return;
    const streams = [...this.#known.keys()];
    const seqs = [...this.#known.values()];
    const rows = await this.#prisma.$queryRaw<(Omit<OutboxEvent, 'seq'> & { seq: bigint })[]>`
      SELECT e.* FROM unnest(${streams}::text[], ${seqs}::bigint[]) AS k("stream", "seq")
      JOIN "Stream" s ON s."id" = k."stream" AND s."seq" > k."seq"
      JOIN "OutboxEvent" e ON e."stream" = k."stream" AND e."seq" > k."seq"
      ORDER BY e."stream", e."seq"`;
    for (const row of rows) this.#announceStored({ ...row, seq: Number(row.seq) });
  }

  /**
   * A stream has no gaps, so what is missing before an event was swept while this server was cut off. It goes on after
   * the gap, which the pages see by the numbers and read everything anew.
   */
  #announceStored(event: OutboxEvent): void {
    if (this.#announce(event)) return;
    this.#known.set(event.stream, event.seq - 1);
    this.#announce(event);
  }

  async #headsOf(streams: string[]) {
    return byId(await this.#prisma.stream.findMany({ where: { id: { in: evened(streams) } } }));
  }

  /** Hears other servers' wake-ups. A lost connection is opened again; until then the poll finds what it would tell. */
  async #listen(): Promise<void> {
    const listener = new pg.Client({ connectionString: this.#url });
    listener.on('notification', () => this.wake());
    listener.on('error', (error) => this.#lostListener(listener, error));
    listener.on('end', () => this.#lostListener(listener));
    await listener.connect();
    await listener.query(`LISTEN ${CHANNEL}`);
    this.#listener = listener;
  }

  #lostListener(listener: pg.Client, error?: Error): void {
    if (this.#closed || this.#listener !== listener) return;
    this.#listener = null;
    this.#log.warn({ err: error }, 'the outbox lost its listening connection');
    const again = setInterval(() => {
      if (this.#closed) return clearInterval(again);
      this.#listen().then(
        () => clearInterval(again),
        () => undefined,
      );
    }, POLL_MS);
    again.unref();
  }

  async #notifyOthers(): Promise<void> {
    this.#notify = undefined;
    await this.#listener?.query(`NOTIFY ${CHANNEL}`).catch((error: unknown) => {
      this.#log.warn({ err: error }, 'other servers were not woken; their poll finds the events');
    });
  }
}
