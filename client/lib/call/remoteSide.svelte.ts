import type { SessionView } from '$contract/session.ts';
import type { ServerEvent } from '$contract/events.ts';
import type { ConsumerView, MediaSource } from '$contract/signalling.ts';
import { Ears } from './ears.svelte.ts';
import type { PictureLayer } from './consumers.ts';
import type { Link } from './link.ts';
import { NO_MARKS, type Marks } from './marks.ts';
import { Quiet, type Arrivals } from './quiet.ts';
import {
  isCut,
  remotePeople,
  showsScreen,
  stoppedOf,
  withPaused,
  without,
  type ReceivedStreams,
  type RemotePerson,
} from './people.ts';
import type { Timings } from './timings.ts';

/** Consumers of the present link: all that are set up or about to be, and those that are set up and are to flow. */
export type SetUp = { known: readonly string[]; ready: string[] };
export const NOTHING_SET_UP: SetUp = { known: [], ready: [] };

type Roster = Omit<SessionView['participants'][number], 'you'>[];

/** Everyone else in the talk, and what is received of each over the present link. */
export class RemoteSide {
  roster: Roster = $state.raw([]);
  selfId: string | null = $state.raw(null);
  readonly #ears: Ears;
  #link: Link | undefined;
  #streams: ReceivedStreams<MediaStreamTrack> = $state.raw(new Map());

  /** Whom the server has marked, by mark. */
  marks: Marks = $state.raw(NO_MARKS);
  /** Undefined until the page has said it. */
  #lookedAt: readonly string[] | null | undefined;
  /** The layer that was asked for of each picture over this link. */
  readonly #asked = new Map<string, PictureLayer>();
  /** By participant and source: what was said of it since its consumer was named, which may still be being set up. */
  readonly #heldSince = new Map<string, boolean>();
  readonly #quiet = new Quiet();
  #arrivals: Arrivals = $state.raw(new Map());
  /** Consumers of which the server has sent something that did not arrive. */
  #missing: ReadonlySet<string> = $state.raw(new Set());
  /** Consumers that the server leaves out, because this line does not bear them. */
  #leftOut: ReadonlySet<string> = $state.raw(new Set());
  #toldLeftOut: ReadonlySet<string> = new Set();
  #held = $state(false);
  /** Pictures are left out, so that the voices come through. */
  #eased = $state(false);

  /** What the server leaves out says nothing of its sender. */
  readonly #judged: ReceivedStreams<MediaStreamTrack> = $derived(
    new Map([...this.#streams].filter(([id]) => !this.#leftOut.has(id))),
  );

  readonly people: RemotePerson[] = $derived(
    remotePeople(this.roster, this.#streams, this.selfId).map((person) => {
      const cut = isCut(person, this.#judged, this.#arrivals, this.marks.away);
      return {
        ...person,
        cut,
        stopped: cut || this.#held ? [] : this.#stoppedOf(person.participantId),
        leftOut: cut || this.#held ? [] : this.#leftOutOf(person),
        weak: this.marks.weak.has(person.participantId),
        eased: this.marks.eased.has(person.participantId),
        hand: this.marks.hand.has(person.participantId),
      };
    }),
  );

  constructor(timings: Timings) {
    this.#ears = new Ears(timings);
  }

  /** Participants whose voice is above the noise now. */
  get speaking(): ReadonlySet<string> {
    return this.#ears.speaking;
  }

  /** Receives over this link from now on; nothing of the one before stays. */
  over(link: Link | undefined): void {
    this.#link = link;
    this.#ears.clear();
    this.#asked.clear();
    this.#forgetArrivals();
    this.#streams = new Map();
  }

  /** Sets a stream up; `resume` lets it flow. Rejects when this device cannot. */
  async receive(view: ConsumerView, resume: boolean): Promise<void> {
    const link = this.#link;
    if (!link) return;
    const { participant, source } = view;
    this.#heldSince.delete(`${participant} ${source}`);
    const { track, rtpReceiver } = await link.consumers.consume(view);
    if (link !== this.#link || !link.consumers.ids().includes(view.id)) return;
    const paused = this.#heldSince.get(`${participant} ${source}`) ?? view.producerPaused;
    this.#streams = new Map(this.#streams).set(view.id, { participant, source, track, paused });
    this.#layer(view.id);
    if (source === 'microphone' && rtpReceiver) this.#ears.add(view.id, participant, rtpReceiver);
    if (resume) this.#letFlow(view.id, view.source);
  }

  get hasPictures(): boolean {
    return [...this.#streams.values()].some(({ source, paused }) => source !== 'microphone' && !paused);
  }

  easePictures(held: boolean): void {
    this.#eased = held;
    for (const [id, { source }] of this.#streams) {
      if (source === 'microphone') continue;
      if (held) this.#link?.consumers.pause(id);
      else this.#letFlow(id, source);
    }
  }

  /** The link bears pictures from now on. */
  showPictures(): void {
    this.easePictures(this.#eased);
  }

  setUp(): SetUp {
    const consumers = this.#link?.consumers;
    return consumers
      ? { known: consumers.ids(), ready: consumers.ready((source) => this.#mayFlow(source)) }
      : NOTHING_SET_UP;
  }

  #mayFlow(source: MediaSource | undefined): boolean {
    return source === 'microphone' || !(this.#link?.voiceOnly || this.#eased);
  }

  #letFlow(consumerId: string, source: MediaSource | undefined): void {
    if (this.#mayFlow(source)) this.#link?.consumers.resume(consumerId);
  }

  /** Whose pictures are looked at: they come in full, the others in their low layer. Null while nobody looks. */
  lookAt(participantIds: readonly string[] | null): void {
    this.#lookedAt = participantIds;
    if (participantIds === null) this.#forgetArrivals();
    for (const id of this.#streams.keys()) this.#layer(id);
  }

  #layer(consumerId: string): void {
    const stream = this.#streams.get(consumerId);
    if (!stream || stream.source === 'microphone' || this.#lookedAt === undefined) return;
    // A shared screen is there to be read, wherever it stands.
    const full = stream.source === 'screen' || this.#lookedAt?.includes(stream.participant);
    const layer = full && this.#lookedAt !== null ? 'full' : 'low';
    if ((this.#asked.get(consumerId) ?? 'full') === layer) return;
    this.#asked.set(consumerId, layer);
    this.#link?.consumers.prefer(consumerId, layer);
  }

  /** What has come of each consumer that is let through. */
  arrived(counts: ReadonlyMap<string, number>): void {
    if (this.#held) return;
    const judged = new Map([...counts].filter(([id, count]) => count > 0 && this.#isToCome(id)));
    const now = this.#quiet.look(judged, performance.now());
    const before = this.#arrivals;
    const same = now.size === before.size && [...now].every(([id, run]) => before.get(id) === run);
    if (!same) this.#arrivals = now;
  }

  /** Consumers of which the server has sent something, and nothing arrives. */
  miss(consumerIds: ReadonlySet<string>): void {
    if (this.#held) return;
    const missing = new Set([...consumerIds].filter((id) => this.#isToCome(id)));
    if (missing.size + this.#missing.size > 0) this.#missing = missing;
  }

  /** Consumers that the server leaves out, because this line does not bear them. Once it may only not have begun yet. */
  leaveOut(consumerIds: ReadonlySet<string>): void {
    const twice = new Set([...consumerIds].filter((id) => this.#toldLeftOut.has(id)));
    this.#toldLeftOut = consumerIds;
    if (twice.size + this.#leftOut.size > 0) this.#leftOut = twice;
  }

  /** A word to let these flow was lost on its way. */
  letFlowAgain(consumerIds: ReadonlySet<string>): void {
    if (this.#held) return;
    for (const id of consumerIds) if (this.#isToCome(id)) this.#link?.consumers.resume(id);
  }

  /** The talk is paused, and nothing is let through. */
  hold(held: boolean): void {
    this.#held = held;
    if (held) this.#forgetArrivals();
  }

  /** Of what its sender holds back nothing is to come; and a page that is not seen need not decode pictures. */
  #isToCome(consumerId: string): boolean {
    const stream = this.#streams.get(consumerId);
    if (!stream || stream.paused || !this.#mayFlow(stream.source)) return false;
    return stream.source === 'microphone' || this.#lookedAt !== null;
  }

  #stoppedOf(participantId: string): MediaSource[] {
    const stopped = stoppedOf(participantId, this.#judged, this.#arrivals, this.#missing);
    return stopped.filter((source) => this.#mayFlow(source));
  }

  /** Nor has it come by itself meanwhile. Who shows a screen is seen by that. */
  #leftOutOf(person: RemotePerson): MediaSource[] {
    if (showsScreen(person)) return [];
    return [...this.#streams]
      .filter(([id, one]) => one.participant === person.participantId && this.#leftOut.has(id))
      .filter(([id]) => this.#isToCome(id) && (this.#arrivals.get(id) ?? null) === null)
      .map(([, { source }]) => source);
  }

  #forgetArrivals(): void {
    this.#quiet.forget();
    this.#arrivals = new Map();
    this.#missing = new Set();
    this.#leftOut = this.#toldLeftOut = new Set();
  }

  forget(consumerId: string): void {
    void this.#link?.consumers.forget(consumerId);
    this.#ears.remove(consumerId);
    this.#asked.delete(consumerId);
    this.#streams = without(this.#streams, consumerId);
  }

  held(change: ServerEvent<'media.producerPaused'>): void {
    this.#heldSince.set(`${change.participant} ${change.source}`, change.paused);
    this.#streams = withPaused(this.#streams, change);
  }

  /**
   * Brings what is received to what the server says there is. What was `ready` it has let flow already; whatever was set up
   * while its answer was under way is neither in `views` for sure nor flows.
   */
  async reconcile(views: readonly ConsumerView[], { known, ready }: SetUp): Promise<void> {
    const wanted = new Set(views.map(({ id }) => id));
    for (const id of this.#link?.consumers.ids() ?? []) {
      if (wanted.has(id)) continue;
      if (known.includes(id)) this.forget(id);
      else this.#letFlow(id, this.#streams.get(id)?.source);
    }
    for (const { id } of views) if (ready.includes(id)) this.#link?.consumers.flows(id);
    await Promise.all(views.map((view) => this.receive(view, !ready.includes(view.id))));
  }
}
