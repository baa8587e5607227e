import type { TicketDossier } from '$contract/dossier.ts';
import type { QueueChanged } from '$contract/queue.ts';
import { streamEvents, type Announced, type StreamPayload } from '$contract/events.ts';
import type { TicketState, TicketView } from '$contract/ticket.ts';
import { ask } from '../../lib/api.ts';
import { connect, type Connection } from '../../lib/connection.svelte.ts';
import { pause } from '../../lib/pause.ts';
import { placeAfter, type Place } from '$contract/place.ts';
import { heardAfter, whyMoved, type Heard } from '$contract/why-moved.ts';
import { Refused, refusedOf } from '../../lib/refused.ts';
import { learnServerTime } from '../../lib/serverClock.svelte.ts';
import { openByKept } from './open-by-kept.ts';
import { isFinal, restAfter } from './passing.ts';

export const ENDED: readonly TicketState[] = ['finished', 'left', 'no_show'];
const OPEN_AGAIN_MS = 5000;

/** One ticket as its holder's page follows it: a snapshot, moved by what the server announces. */
export class FollowedTicket {
  view = $state.raw<TicketView | null>(null);
  /** The link opens nothing: a refusal that waiting does not mend. */
  refused = $state.raw<Refused | null>(null);
  /** How often the page was rung: rises with each call and each repeated call. */
  rings = $state(0);
  /** Of the link; empty where the browser's cookie alone opens the ticket. */
  secret = $state('');
  connection = $state.raw<Connection | null>(null);
  /** Why the place or the wait moved in the last minute, as the page heard it. */
  heard = $state.raw<readonly Heard[]>([]);
  /** What the visit leaves behind: appeals, files, papers, messages. Null until it is read. */
  dossier = $state.raw<TicketDossier | null>(null);

  readonly #ticketId: string;
  readonly #connect: typeof connect;
  #calls = 0;
  /** How many changes of the ticket were heard. */
  #changes = 0;
  #dossierAsked = 0;
  #closed = false;
  #reading: Promise<void> | null = null;
  #readAgain = false;
  /** Changes of the queue heard while a snapshot was on its way. */
  #meanwhile: QueueChanged[] = [];
  #stops: (() => void)[] = [];
  #queueId: string | null = null;

  constructor(ticketId: string, secret: string, connecting = connect) {
    this.#ticketId = ticketId;
    this.secret = secret;
    this.#connect = connecting;
  }

  /**
   * Trades the link's secret for the cookie and follows the ticket, until `close`. Without a secret the browser may
   * hold the cookie already: the account opened the ticket here.
   */
  async open(): Promise<void> {
    if (!this.secret) return this.#follow();
    for (let refusals = 1; !this.#closed; refusals++) {
      try {
        await ask('ticket.open', { ticketId: this.#ticketId, secret: this.secret });
        if (!this.#closed) this.#follow();
        return;
      } catch (error) {
        const refused = refusedOf(error);
        if (isFinal(refused.code)) return void (this.refused = refused);
        await pause(restAfter(refusals));
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#unfollow();
  }

  /** The person's own act on the ticket; the page then shows what became of it. Throws `Refused`. */
  async act(
    name: 'ticket.stepAway' | 'ticket.comeBack' | 'ticket.leave' | 'ticket.askToWait',
  ): Promise<void> {
    await this.#pressed(this.connection!.press(name, { ticketId: this.#ticketId }));
  }

  /** O87-9: says that this person is received out of turn. Throws `Refused`. */
  async claimOutOfTurn(claim: { category: string; proof: string }): Promise<void> {
    await this.#pressed(
      this.connection!.press('ticket.claimOutOfTurn', { ticketId: this.#ticketId, ...claim }),
    );
  }

  /** What was refused is told at once: without a connection the reading would wait for it. */
  async #pressed(act: Promise<unknown>): Promise<void> {
    try {
      await act;
    } catch (error) {
      void this.read();
      throw error;
    }
    await this.read();
  }

  /**
   * Opens the leg that follows this transferred ticket, and says which it is; null when the page was left meanwhile or
   * `refused` says why not. Over HTTP: this browser gets the cookie of the new leg by it.
   */
  async follow(): Promise<string | null> {
    for (let refusals = 1; !this.#closed; refusals++) {
      try {
        const { ticketId } = await ask('ticket.follow', { ticketId: this.#ticketId });
        return this.#closed ? null : ticketId;
      } catch (error) {
        const refused = refusedOf(error);
        if (isFinal(refused.code)) {
          this.refused = refused;
          return null;
        }
        await pause(restAfter(refusals));
      }
    }
    return null;
  }

  /** Reads what the visit leaves behind; an answer that a later question has overtaken is dropped. */
  async readDossier(): Promise<void> {
    const asked = ++this.#dossierAsked;
    for (let refusals = 1; !this.#closed && asked === this.#dossierAsked; refusals++) {
      try {
        const dossier = await this.connection!.call('ticket.readDossier', { ticketId: this.#ticketId });
        if (asked === this.#dossierAsked) this.dossier = dossier;
        return;
      } catch (error) {
        if (this.connection?.ended || isFinal(refusedOf(error).code)) return;
        await pause(restAfter(refusals));
      }
    }
  }

  /** Reads the ticket again; while one reading is under way, once more after it. */
  read(): Promise<void> {
    if (this.#reading) {
      this.#readAgain = true;
      return this.#reading;
    }
    this.#reading = this.#readUntilStill().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readUntilStill(): Promise<void> {
    let refusals = 0;
    do {
      // Streams that stand again in one moment are served by one reading.
      await Promise.resolve();
      this.#readAgain = false;
      this.#meanwhile = [];
      const { connection } = this;
      if (!connection) return;
      const changes = this.#changes;
      try {
        const view = await connection.call('ticket.read', { ticketId: this.#ticketId });
        // A change heard meanwhile may be newer: shown, an older answer would take a call back, and the press that answered it.
        if (!this.view || changes === this.#changes) this.#show(view);
        refusals = 0;
      } catch (error) {
        const refused = refusedOf(error);
        if (connection.ended) return;
        if (isFinal(refused.code)) return void (this.refused = refused);
        await pause(restAfter(++refusals));
        this.#readAgain = true;
      }
    } while (this.#readAgain && !this.#closed);
  }

  #show(view: TicketView): void {
    learnServerTime(view.at);
    const wasCalled = this.view?.state === 'called';
    this.view = view;
    if (view.state === 'called' && !wasCalled) this.rings += 1;
    for (const change of this.#meanwhile) this.#move(change);
    this.#meanwhile = [];
    if (this.#queueId !== view.queueId) this.#followQueue(view.queueId);
  }

  #follow(): void {
    const connection = this.#connect({ as: { kind: 'ticket', ticketId: this.#ticketId } });
    this.connection = connection;
    this.#queueId = null;
    this.#stops = [
      connection.watch(`ticket:${this.#ticketId}`, {
        onEvent: (event) => this.#heard(event),
        onStale: () => {
          void this.read();
          void this.readDossier();
        },
      }),
      connection.on('queue.changed', (change) => {
        if (change.queueId !== this.view?.queueId) return;
        if (this.#reading) this.#meanwhile.push(change);
        this.#move(change);
      }),
      connection.onEnded(() => void this.#openAgain()),
      () => connection.close(),
    ];
  }

  #unfollow(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  #followQueue(queueId: string): void {
    this.#queueId = queueId;
    // A gap in the queue shows in the changes themselves; this only puts the page into the queue's room.
    const stop = this.connection?.watch(`queue:${queueId}`, {
      onEvent: () => undefined,
      onStale: () => void this.read(),
    });
    if (stop) this.#stops.unshift(stop);
  }

  /** The cookie has run out, the link has not; without a link, an earlier leg that this device keeps may open it. */
  async #openAgain(): Promise<void> {
    this.#unfollow();
    if (!this.secret) return this.#openByKept();
    await pause(OPEN_AGAIN_MS);
    await this.open();
  }

  async #openByKept(): Promise<void> {
    const secret = await openByKept(this.#ticketId, () => !this.#closed);
    if (this.#closed) return;
    if (secret === null) return void (this.refused = new Refused({ code: 'NOT_SIGNED_IN' }));
    this.secret = secret;
    this.#follow();
  }

  /** What the event itself says is shown at once, so that a call rings without a further question. */
  #heard(event: Announced): void {
    if (event.type === 'visit.changed') return void this.readDossier();
    if (event.type === 'ticket.changed') {
      this.#changes += 1;
      const payload = streamEvents['ticket.changed'].safeParse(event.payload);
      if (payload.success) this.#change(payload.data);
    }
    void this.read();
  }

  #change({ state, calls, sessionId }: StreamPayload<'ticket.changed'>): void {
    const { view } = this;
    if (!view) return;
    const rung = state === 'called' && (view.state !== 'called' || calls > this.#calls);
    this.#calls = calls;
    // A change of the place alone names no session: whoever is called or in the talk stays there.
    const stays = state === view.state && (state === 'called' || state === 'in_session');
    const named = sessionId ? { sessionId, state: 'connecting' as const } : null;
    const session = named || stays ? (view.session ?? named) : null;
    this.view = { ...view, state, session };
    if (rung) this.rings += 1;
  }

  #move(change: QueueChanged): void {
    this.#hearNotice(change.notice);
    const { view } = this;
    if (!view?.place) return;
    const place = placeAfter(view.place, change, view.key);
    if (!place) return void this.read();
    if (place !== view.place) {
      const why = whyMoved({ ...view, place: view.place }, { place, desks: change.desks }, change, view.key);
      this.heard = heardAfter(this.heard, why, Date.now());
    }
    this.view = { ...view, place, desks: change.desks };
    if (isNear(place) && !isNear(view.place) && !view.prepare) void this.read();
  }

  /** What an official says to all is shown at once, without a question of every page that waits. */
  #hearNotice(notice: QueueChanged['notice']): void {
    const { view } = this;
    if (!notice || !view || view.notices.some(({ noticeId }) => noticeId === notice.noticeId)) return;
    this.view = { ...view, notices: [notice, ...view.notices] };
  }
}

/** The call may come next: the server is asked whether this page may get ready. */
const isNear = ({ ahead, estimate }: Place) => estimate.openDesks > 0 && ahead <= estimate.openDesks;
