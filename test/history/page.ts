import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../server/contract/answer.ts';
import type { Announced } from '../../server/contract/events.ts';
import { placeAfter } from '../../server/contract/place.ts';
import type { QueueChanged } from '../../server/contract/queue.ts';
import type { TicketView } from '../../server/contract/ticket.ts';
import { createFollowing } from '../../client/lib/following.ts';
import type { Fate } from './plan.ts';
import type { Held } from './world.ts';

const ANSWER_WITHIN_MS = 5000;

/**
 * A waiting person's page: it follows its ticket and its queue as `client/pages/applicant/ticket.svelte.ts` does, over a
 * network that loses, doubles and reorders what the server announces.
 */
export class LossyPage {
  readonly held: Held;
  readonly #socket: Socket;
  readonly #fates: Fate[];
  readonly #ticket = createFollowing({ onEvent: () => void this.read(), onStale: () => void this.read() });
  readonly #line = createFollowing({ onEvent: () => undefined, onStale: () => void this.read() });
  #heard = 0;
  #late: (() => void)[] = [];
  #lossy = true;
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #meanwhile: QueueChanged[] = [];
  #watching: Promise<void> = Promise.resolve();
  #awake = true;
  #closed = false;
  view: TicketView | null = null;
  /** Changes of the queue that the page worked its place out from, without asking. */
  workedOut = 0;

  constructor(socket: Socket, held: Held, fates: Fate[]) {
    this.#socket = socket;
    this.held = held;
    this.#fates = fates;
    socket.on('connect', () => void (this.#watching = this.#watch()));
    socket.on('disconnect', () => {
      this.#ticket.lose();
      this.#line.lose();
      this.#returnIfDismissed();
    });
    socket.on('connect_error', () => this.#returnIfDismissed());
    socket.on('announced', (event: Announced) => this.#arrives(() => this.#ticket.receive(event)));
    socket.on('queue.changed', (change: QueueChanged) => this.#arrives(() => this.#hear(change)));
  }

  /** The phone locks: nothing is heard until it wakes. */
  sleep(): void {
    this.#reconnect(20);
  }

  /** From here on nothing is lost. What was late arrives; what was lost shows when the connection comes back. */
  async listenWell(): Promise<void> {
    this.#lossy = false;
    for (const late of this.#late.splice(0)) late();
    this.#reconnect(0);
    await this.still();
  }

  #reconnect(afterMs: number): void {
    this.#awake = false;
    this.#socket.disconnect();
    this.#awake = true;
    setTimeout(() => this.#closed || this.#socket.connect(), afterMs);
  }

  /** Waits until it is connected, watches, and has nothing left to read. */
  async still(): Promise<void> {
    for (;;) {
      await this.#watching;
      await this.#reading;
      if (this.#socket.connected && !this.#reading) return;
      await pause(5);
    }
  }

  close(): void {
    this.#closed = true;
    this.#socket.disconnect();
  }

  /** Where the server itself has closed the connection, Socket.IO does not come back by itself. */
  #returnIfDismissed(): void {
    if (!this.#socket.active && !this.#closed && this.#awake) setTimeout(() => this.#socket.connect(), 50);
  }

  /** Reads the ticket again; while one reading is under way, once more after it. */
  read(): Promise<void> {
    if (this.#reading) this.#readAgain = true;
    return (this.#reading ??= this.#readUntilStill().finally(() => (this.#reading = null)));
  }

  #arrives(happens: () => void): void {
    const fate = this.#lossy ? this.#fates[this.#heard++ % this.#fates.length]! : 'heard';
    if (fate === 'late') return void this.#late.push(happens);
    if (fate !== 'lost') happens();
    if (fate === 'twice') happens();
    for (const late of this.#late.splice(0)) late();
  }

  #hear(change: QueueChanged): void {
    if (this.#reading) this.#meanwhile.push(change);
    this.#move(change);
  }

  #move(change: QueueChanged): void {
    if (!this.view?.place) return;
    const place = placeAfter(this.view.place, change, this.view.key);
    if (!place) return void this.read();
    if (place !== this.view.place) this.workedOut += 1;
    this.view = { ...this.view, place };
  }

  async #readUntilStill(): Promise<void> {
    do {
      this.#readAgain = false;
      this.#meanwhile = [];
      const view = await this.#ask('ticket.read', { input: { ticketId: this.held.ticketId } });
      if (!view) return;
      this.view = view as TicketView;
      for (const change of this.#meanwhile.splice(0)) this.#move(change);
    } while (this.#readAgain);
  }

  async #watch(): Promise<void> {
    const streams = [
      [this.#ticket, `ticket:${this.held.ticketId}`],
      [this.#line, `queue:${(this.view ?? (await this.#firstView()))?.queueId}`],
    ] as const;
    for (const [following, stream] of streams) {
      const answer = (await this.#ask('watch', { stream })) as { version: number } | null;
      if (answer) following.stand(answer.version);
    }
  }

  async #firstView(): Promise<TicketView | null> {
    await this.read();
    return this.view;
  }

  /** Null when the connection was lost: whoever asked begins again when it is back. */
  async #ask(name: string, body: object): Promise<unknown> {
    while (this.#socket.connected) {
      try {
        const answer: Answer<unknown> = await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, body);
        if (answer.ok) return answer.output;
        if (answer.code !== 'TRY_AGAIN' && answer.code !== 'SHUTTING_DOWN') throw new Error(answer.code);
        await pause(20);
      } catch (error) {
        if (this.#socket.connected && !/timed out|disconnected/.test(String(error))) throw error;
      }
    }
    return null;
  }
}

export async function openPage(url: string, held: Held, fates: Fate[]): Promise<LossyPage> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    auth: { as: { kind: 'ticket', ticketId: held.ticketId }, page: randomUUID() },
    extraHeaders: { cookie: held.cookie },
  });
  return new LossyPage(socket, held, fates);
}
