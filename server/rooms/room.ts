import type { Media, MediaSource, ProducerState, RoomRef, RtpCapabilities } from '../../media/port.ts';
import { MediaError, type MediaErrorCode } from '../../media/port.ts';
import type { ServerEvent, ServerEventName } from '../contract/events.ts';
import type { ParticipantKind, SessionState } from '../contract/session-state.ts';
import type { ConsumerView, Mark } from '../contract/signalling.ts';
import { audible } from '../domain/audible.ts';
import { findHeard, marksOf, type Heard, type Member } from './member.ts';

export type Tell = <N extends ServerEventName>(page: string, event: N, payload: ServerEvent<N>) => void;
export type Entrant = {
  participantId: string;
  kind: ParticipantKind;
  page: string;
  rtpCapabilities: RtpCapabilities;
  fresh: boolean;
};

/** Told of a member whose link is about to be released, and whether they go on over another one. */
type OnEnding = (member: Member, comesAnew: boolean) => Promise<void>;

const DEAF: readonly MediaErrorCode[] = ['CANNOT_CONSUME', 'BAD_MEDIA'];

/**
 * The media room of one visit. It follows the session: who has joined and whether the talk runs come from outside, and
 * `settle` brings every consumer to what `audible` says. Its caller takes turns, one change at a time.
 */
export class Room {
  readonly ref: RoomRef;
  readonly members = new Map<string, Member>();
  session: SessionState | null = null;
  /** Pages whose person went on in another page: they come back by the person's press only. */
  readonly #displaced = new Set<string>();
  readonly #media: Media;
  readonly #tell: Tell;
  readonly #onEnding: OnEnding;

  constructor(ref: RoomRef, media: Media, tell: Tell, onEnding: OnEnding) {
    this.ref = ref;
    this.#media = media;
    this.#tell = tell;
    this.#onEnding = onEnding;
  }

  /** Gives a page its place. Another page of the same person loses it and is told. */
  async admit(entrant: Entrant): Promise<Member> {
    const there = this.members.get(entrant.participantId);
    if (there && there.page === entrant.page && !entrant.fresh) {
      there.rtpCapabilities = entrant.rtpCapabilities;
      return there;
    }
    if (there) {
      await this.dismiss(there, true);
      if (there.page !== entrant.page) {
        // Who only got ready there has not gone on here: one press joins, in whichever page.
        if (there.joined) this.#displaced.add(there.page);
        this.tellMember(there, 'media.dropped', { reason: 'takenOver' });
      }
    }
    this.#displaced.delete(entrant.page);
    const admission = await this.#media.admit(this.#who(entrant.participantId));
    const { fresh: _, ...rest } = entrant;
    const member: Member = {
      ...rest,
      joined: there?.joined ?? false,
      since: null,
      reported: null,
      admission,
      producers: new Map(),
      hears: new Map(),
      grace: null,
      lostAt: null,
      restartedAt: null,
      lossy: false,
      eased: false,
      hand: there?.hand ?? false,
    };
    this.members.set(member.participantId, member);
    return member;
  }

  /** Is this person in the talk by another page, or were they last? */
  isElsewhere({ participantId, page }: Entrant): boolean {
    const there = this.members.get(participantId);
    return this.#displaced.has(page) || (there !== undefined && there.joined && there.page !== page);
  }

  /** Has this page given up the link over which it was in the talk? */
  comesAnew({ participantId, page, fresh }: Entrant): boolean {
    const there = this.members.get(participantId);
    return fresh && there !== undefined && there.joined && there.page === page;
  }

  /** @param comesAnew whether the person goes on over another link */
  async dismiss(member: Member, comesAnew = false): Promise<void> {
    if (member.grace) clearTimeout(member.grace);
    // What is seen of a person goes with their link, but for the hand of who goes on: they still ask for the word.
    for (const mark of marksOf(member)) if (!comesAnew || mark !== 'hand') this.tellMark(member, mark, false);
    this.members.delete(member.participantId);
    await this.#onEnding(member, comesAnew);
    await this.#media.release(this.#who(member.participantId));
    for (const producer of member.producers.values()) this.forget(producer.id);
  }

  /** Everyone is out at once. */
  async close(): Promise<void> {
    for (const member of this.members.values()) {
      if (member.grace) clearTimeout(member.grace);
      this.tellMember(member, 'media.dropped', { reason: 'ended' });
    }
    await Promise.all([...this.members.values()].map((member) => this.#onEnding(member, false)));
    await this.#media.closeRoom(this.ref);
  }

  /** Takes a closed producer out of everyone's hearing. */
  forget(producerId: string): void {
    for (const listener of this.members.values()) {
      const heard = findHeard(listener, producerId);
      if (!heard) continue;
      listener.hears.delete(heard.parameters.id);
      this.tellMember(listener, 'media.consumerClosed', { consumerId: heard.parameters.id });
    }
  }

  /** Brings every consumer to what `audible` says. New ones are told to their pages, but for `answering`'s. */
  async settle(answering?: Member): Promise<void> {
    for (const listener of this.members.values()) {
      for (const speaker of this.members.values()) {
        for (const producer of speaker.producers.values()) {
          await this.#settleOne(listener, speaker, producer, listener === answering);
        }
      }
    }
  }

  /** Closes a source: whoever hears it is told. */
  async stop(member: Member, source: MediaSource): Promise<void> {
    const producer = member.producers.get(source);
    member.producers.delete(source);
    await this.#media.closeProducer(this.#who(member.participantId), source);
    if (producer) this.forget(producer.id);
  }

  async setWanted(member: Member, consumerId: string, wanted: boolean): Promise<void> {
    const heard = member.hears.get(consumerId);
    if (!heard) return;
    heard.wanted = wanted;
    await this.settle();
  }

  consumersOf(member: Member): ConsumerView[] {
    return [...member.hears.values()].map((heard) => heard.parameters as ConsumerView);
  }

  tellMember<N extends `media.${string}` & ServerEventName>(
    member: Member,
    event: N,
    payload: Omit<ServerEvent<N>, 'visitId' | 'epoch'>,
  ): void {
    const place = { visitId: this.ref.room, epoch: this.ref.epoch };
    this.#tell(member.page, event, { ...place, ...payload } as unknown as ServerEvent<N>);
  }

  /** A source is held back, or no more: the others are told, and whoever asks for their consumers again hears it so. */
  setPaused(speaker: Member, source: MediaSource, paused: boolean): void {
    const producer = speaker.producers.get(source);
    if (!producer) return;
    producer.paused = paused;
    for (const member of this.#others(speaker)) {
      const heard = findHeard(member, producer.id);
      if (heard) heard.parameters.producerPaused = paused;
      this.tellMember(member, 'media.producerPaused', { participant: speaker.participantId, source, paused });
    }
  }

  /** Everyone is told, the one it is about as well. */
  tellMark(who: Member, mark: Mark, on: boolean): void {
    if (!who.joined) return;
    for (const member of this.members.values()) {
      this.tellMember(member, 'media.mark', { participant: who.participantId, mark, on });
    }
  }

  /** What is known anew of somebody's line. */
  setLine(who: Member, line: Partial<Pick<Member, 'lossy' | 'eased'>>): void {
    const before = marksOf(who);
    Object.assign(who, line);
    const now = marksOf(who);
    for (const mark of now) if (!before.includes(mark)) this.tellMark(who, mark, true);
    for (const mark of before) if (!now.includes(mark)) this.tellMark(who, mark, false);
  }

  #others = (one: Member): Member[] => [...this.members.values()].filter((member) => member !== one);

  marks(): { participant: string; mark: Mark }[] {
    return [...this.members.values()]
      .filter(({ joined }) => joined)
      .flatMap((member) => marksOf(member).map((mark) => ({ participant: member.participantId, mark })));
  }

  async #settleOne(
    listener: Member,
    speaker: Member,
    producer: ProducerState,
    quiet: boolean,
  ): Promise<void> {
    const verdict = audible(listener, { ...speaker, source: producer.source }, this.session);
    const who = this.#who(listener.participantId);
    let heard = findHeard(listener, producer.id);
    if (verdict === 'none') {
      if (!heard) return;
      listener.hears.delete(heard.parameters.id);
      await this.#media.closeConsumer(who, heard.parameters.id);
      this.tellMember(listener, 'media.consumerClosed', { consumerId: heard.parameters.id });
      return;
    }
    heard ??= await this.#hear(listener, producer, quiet);
    if (!heard) return;
    const running = verdict === 'running' && heard.wanted;
    if (running === heard.running) return;
    await this.#media.pauseConsumer(who, heard.parameters.id, !running);
    heard.running = running;
  }

  /**
   * A device that cannot decode the other's track, or says nonsense of what it decodes, hears nothing of it: that is no
   * reason to fail the rest, least of all the one who speaks.
   */
  async #hear(listener: Member, producer: ProducerState, quiet: boolean): Promise<Heard | undefined> {
    try {
      const input = { producerId: producer.id, rtpCapabilities: listener.rtpCapabilities };
      const parameters = await this.#media.consume(this.#who(listener.participantId), input);
      const heard: Heard = { parameters, wanted: false, running: false };
      listener.hears.set(parameters.id, heard);
      if (!quiet) this.tellMember(listener, 'media.consumer', { consumer: parameters as ConsumerView });
      return heard;
    } catch (error) {
      if (error instanceof MediaError && DEAF.includes(error.code)) return undefined;
      throw error;
    }
  }

  #who(participant: string) {
    return { ...this.ref, participant };
  }
}
