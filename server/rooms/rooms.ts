import type { Logger } from 'pino';
import type { Media, MediaEvents } from '../../media/port.ts';
import { Refusal } from '../contract/errors.ts';
import type { SessionState } from '../contract/session-state.ts';
import type { Store } from '../actions/ports/store.ts';
import type { Clock } from '../actions/ports/clock.ts';
import type { Locks } from '../actions/ports/locks.ts';
import type { Settings } from '../actions/settings.ts';
import type { LinkMetrics } from '../link-metrics.ts';
import type { RecoveryMetrics } from '../recovery-metrics.ts';
import { countEndedLink, type EndedLink } from './ended-link.ts';
import { ofEngine } from './of-engine.ts';
import type { Member } from './member.ts';
import { Room, type Entrant, type Tell } from './room.ts';
import { Signals } from './signals.ts';

type Needs = {
  media: Media;
  store: Store;
  locks: Locks;
  clock: Clock;
  log: Logger;
  tell: Tell;
  linkMetrics: Pick<LinkMetrics, 'cutOff'>;
  recoveryMetrics: RecoveryMetrics;
  settings: Pick<Settings, 'mediaGraceMs' | 'mediaTurnMs' | 'mediaCountMs' | 'mediaInVainMs'>;
};

/**
 * The media rooms of this server, by visit. Media follows the session (law 6): a room can be lost and is opened again
 * with a higher epoch when its people come back; a page that lost its connection keeps its transports for a grace.
 */
export class Rooms {
  readonly #needs: Needs;
  readonly #rooms = new Map<string, Room>();
  readonly signals: Signals;
  #stopped = false;
  /** Told when a page did not come back within the grace: the participant has left. */
  onExpired: (visitId: string, participantId: string) => Promise<void> = async () => {};

  /** Told of each link to a talk that is over. */
  onLinkEnded: (ended: EndedLink) => Promise<void> = async () => {};

  constructor(needs: Needs) {
    this.#needs = needs;
    this.signals = new Signals(needs, (visitId, work) =>
      this.#turn(visitId, () => work(this.#rooms.get(visitId))),
    );
    needs.media.on('producerScored', (scored) => this.#scored(scored));
    needs.media.on('cutOff', (cutOff) => void this.#cutOff(cutOff));
    needs.media.on('workerLost', ({ how }) => needs.recoveryMetrics.workerLost(how));
    needs.media.on('roomLost', ({ room, epoch }) => void this.#lost(room, epoch));
  }

  get count(): number {
    return this.#rooms.size;
  }

  /** Makes room and transports ready; consumers of who is there already are made, paused. */
  prepare(visitId: string, entrant: Entrant) {
    return this.#turn(visitId, async () => {
      const session = await this.#sessionNow(visitId);
      const room = await this.#open(visitId);
      const there = room.members.get(entrant.participantId);
      // Getting ready in one page takes nothing from the page in which the person talks.
      if (there?.joined && there.page !== entrant.page) throw new Refusal('TAKEN_OVER');
      room.session = session;
      const member = await room.admit(entrant);
      await room.settle(member);
      return this.#answer(room, member);
    });
  }

  /**
   * Lets a participant hear and be heard. `ready` are the consumers the page has set up already. What goes on in another
   * page of theirs is taken over by a press only: an old tab, or a phone that finds its network again, comes back by itself.
   */
  join(
    visitId: string,
    entrant: Entrant,
    { ready, pressed = false }: { ready: readonly string[]; pressed?: boolean | undefined },
  ) {
    return this.#turn(visitId, async () => {
      const session = await this.#sessionNow(visitId);
      if (!session) throw new Refusal('SESSION_ENDED', 'finished while somebody was joining');
      const room = await this.#open(visitId);
      if (room.isElsewhere(entrant) && !pressed) throw new Refusal('TAKEN_OVER');
      room.session = session;
      if (room.comesAnew(entrant)) this.#needs.recoveryMetrics.reconnecting('anew');
      const member = await room.admit(entrant);
      member.joined = true;
      member.since ??= this.#needs.clock.now();
      for (const id of ready) {
        const heard = member.hears.get(id);
        if (heard) heard.wanted = true;
      }
      await room.settle(member);
      return this.#answer(room, member);
    });
  }

  /** Lets go of the participant's place, if this page holds it; says whether it did. */
  leave(visitId: string, participantId: string, page: string | null): Promise<boolean> {
    return this.#turn(visitId, async () => {
      const member = this.#rooms.get(visitId)?.members.get(participantId);
      if (!member || member.page !== page) return false;
      await this.#letGo(visitId, member);
      return true;
    });
  }

  async #letGo(visitId: string, member: Member): Promise<void> {
    const room = this.#rooms.get(visitId)!;
    await room.dismiss(member);
    if (room.members.size > 0) return;
    this.#rooms.delete(visitId);
    await this.#needs.media.closeRoom(room.ref);
  }

  /** Takes a participant out at once whose right to be there has ended. */
  dismiss(visitId: string, participantId: string): Promise<void> {
    return this.#turn(visitId, async () => {
      const room = this.#rooms.get(visitId);
      const member = room?.members.get(participantId);
      if (!room || !member) return;
      if (member.grace) clearTimeout(member.grace);
      room.tellMember(member, 'media.dropped', { reason: 'ended' });
      await room.dismiss(member);
    });
  }

  /** Is this participant in the talk by a page of this server? */
  holds(visitId: string, participantId: string): boolean {
    return this.#rooms.get(visitId)?.members.get(participantId)?.joined ?? false;
  }

  /** Reads the session again and brings the room to it. */
  follow(visitId: string): Promise<void> {
    return this.#turn(visitId, async () => {
      const room = this.#rooms.get(visitId);
      if (!room) return;
      room.session = await this.#sessionNow(visitId);
      await room.settle();
    });
  }

  /** Closes the room at once: nobody has the right to be in it any more. */
  close(visitId: string): Promise<void> {
    return this.#turn(visitId, async () => {
      const room = this.#rooms.get(visitId);
      if (!room) return;
      this.#rooms.delete(visitId);
      await room.close();
    });
  }

  /** The connection of a page is lost: its media stays for the grace. */
  pageLost(page: string): void {
    this.#eachOf(page, (visitId, member, room) => {
      this.#graceFor(visitId, member);
      room.tellMark(member, 'away', true);
    });
  }

  /** The right of a page has ended: its media is closed at once, without a grace. */
  pageGone(page: string): void {
    this.#eachOf(page, (visitId, member) => void this.#expire(visitId, member));
  }

  pageBack(page: string): void {
    this.#eachOf(page, (_visitId, member, room) => {
      if (member.grace) clearTimeout(member.grace);
      member.grace = null;
      member.lostAt = null;
      room.tellMark(member, 'away', false);
    });
  }

  /** From now on nobody's grace runs out: the server goes, the talks stay. */
  stop(): void {
    this.#stopped = true;
  }

  /** A voice says how its line is; pictures come and go in layers. A mark that comes at seven goes at nine, and does not flicker. */
  #scored({ room: visitId, epoch, participant, source, score }: MediaEvents['producerScored']): void {
    const room = this.#rooms.get(visitId);
    const member = room?.members.get(participant);
    if (!room || !member || room.ref.epoch !== epoch || source !== 'microphone') return;
    if (member.producers.get(source)) room.setLine(member, { lossy: score < (member.lossy ? 9 : 8) });
  }

  /** The engine has closed what somebody flooded it with: the page is told, and the others lose it. */
  async #cutOff({ room: visitId, epoch, participant, what }: MediaEvents['cutOff']): Promise<void> {
    try {
      const flooder = await this.#turn(visitId, async () => {
        const room = this.#rooms.get(visitId);
        const member = room?.members.get(participant);
        if (!room || !member || room.ref.epoch !== epoch) return undefined;
        this.#needs.linkMetrics.cutOff(what);
        if (what === 'everything') {
          room.tellMember(member, 'media.dropped', { reason: 'flooded' });
          return member;
        }
        // Published again meanwhile it goes as well: page, room and engine stay of one mind.
        await room.stop(member, what);
        if (what === 'microphone') room.setLine(member, { lossy: false });
        room.tellMember(member, 'media.cutOff', { source: what });
        return undefined;
      });
      if (flooder) await this.#expire(visitId, flooder);
    } catch (error) {
      this.#needs.log.error({ err: error, visitId }, 'a page that floods could not be told');
    }
  }

  #graceFor(visitId: string, member: Member): void {
    if (member.grace) clearTimeout(member.grace);
    member.lostAt ??= this.#needs.clock.now();
    // Who comes back while this waits for its turn is not let go.
    const isOver = () => member.grace === grace;
    const grace = setTimeout(
      () => void this.#expire(visitId, member, isOver),
      this.#needs.settings.mediaGraceMs,
    ).unref();
    member.grace = grace;
  }

  async #expire(visitId: string, member: Member, isDue = () => true): Promise<void> {
    if (this.#stopped) return;
    const { participantId } = member;
    try {
      const gone = await this.#turn(visitId, async () => {
        if (!isDue()) return false;
        const present = this.#rooms.get(visitId)?.members.get(participantId);
        // Who came anew, as to a room that was rebuilt, has a place of their own: this one's time says nothing of it.
        if (present && present !== member) return false;
        if (present) await this.#letGo(visitId, present);
        return true;
      });
      if (gone && member.joined) await this.onExpired(visitId, participantId);
    } catch (error) {
      this.#needs.log.error(
        { err: error, visitId },
        'a participant who did not come back could not be let go',
      );
    }
  }

  /** The worker died: everyone is told to join again, and the first to come opens the room anew. */
  #lost(visitId: string, epoch: number): Promise<void> {
    return this.#turn(visitId, async () => {
      const room = this.#rooms.get(visitId);
      if (!room || room.ref.epoch !== epoch) return;
      this.#rooms.delete(visitId);
      this.#needs.log.warn({ visitId, epoch }, 'a media room was lost');
      this.#needs.recoveryMetrics.roomRebuilt();
      for (const member of room.members.values()) {
        // Who does not come to the new room has left as surely as one whose connection was lost.
        this.#graceFor(visitId, member);
        room.tellMember(member, 'media.dropped', { reason: 'rebuilt' });
      }
    });
  }

  /**
   * Asked within the room's turn: what its caller read before the turn may be over, and a talk that was paused or
   * finished meanwhile must not go on.
   */
  async #sessionNow(visitId: string): Promise<SessionState | null> {
    return await this.#needs.store.openSessionState(visitId);
  }

  async #open(visitId: string): Promise<Room> {
    const there = this.#rooms.get(visitId);
    if (there) return there;
    const epoch = await this.#needs.store.raiseMediaEpoch(visitId);
    const ref = { room: visitId, epoch };
    const { media, tell } = this.#needs;
    const room = new Room(ref, media, tell, (member, comesAnew) =>
      countEndedLink(this.#needs, ref, { ...member, comesAnew }, this.onLinkEnded),
    );
    await this.#needs.media.openRoom(room.ref);
    this.#rooms.set(visitId, room);
    return room;
  }

  #answer(room: Room, member: Member) {
    const { epoch } = room.ref;
    return { epoch, admission: member.admission, consumers: room.consumersOf(member), marks: room.marks() };
  }

  #eachOf(page: string, work: (visitId: string, member: Member, room: Room) => void): void {
    for (const [visitId, room] of this.#rooms) {
      for (const member of room.members.values()) if (member.page === page) work(visitId, member, room);
    }
  }

  #turn<T>(visitId: string, work: () => Promise<T>): Promise<T> {
    return this.#needs.locks.run(`room:${visitId}`, () => ofEngine(this.#needs.settings.mediaTurnMs, work));
  }
}
