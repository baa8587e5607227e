import type {
  DtlsParameters,
  Media,
  MediaSource,
  ParticipantRef,
  PictureLayer,
  RtpParameters,
  SctpStreamParameters,
} from '../../media/port.ts';
import type { Clock } from '../actions/ports/clock.ts';
import { Refusal } from '../contract/errors.ts';
import type { QualityReport } from '../contract/quality.ts';
import { mayPublish } from '../domain/may-publish.ts';
import type { RecoveryMetrics } from '../recovery-metrics.ts';
import type { Member } from './member.ts';
import type { Room } from './room.ts';

export type Place = { visitId: string; epoch: number; page: string | null; participantId: string };
/** Runs in the turn of the visit's room, if there is one. */
type InRoom = <T>(visitId: string, work: (room: Room | undefined) => Promise<T>) => Promise<T>;

type Needs = { media: Media; clock: Clock; recoveryMetrics: Pick<RecoveryMetrics, 'reconnecting'> };

/** What a page says and asks of its own media. It must hold its place in the room's present epoch: anything else has been overtaken. */
export class Signals {
  readonly #needs: Needs;
  readonly #inRoom: InRoom;

  constructor(needs: Needs, inRoom: InRoom) {
    this.#needs = needs;
    this.#inRoom = inRoom;
  }

  connect = (place: Place, direction: 'send' | 'recv', dtlsParameters: DtlsParameters) =>
    this.#inPlace(place, async (who) => this.#needs.media.connect(who, direction, dtlsParameters));

  warm = (place: Place, parameters: SctpStreamParameters) =>
    this.#inPlace(place, async (who) => this.#needs.media.produceWarming(who, parameters));

  restartIce = (place: Place, direction: 'send' | 'recv') =>
    this.#inPlace(place, async (who, member) => {
      member.restartedAt = this.#needs.clock.now();
      this.#needs.recoveryMetrics.reconnecting('ice');
      return this.#needs.media.restartIce(who, direction);
    });

  /** A consumer that is gone is passed over, as when it is resumed. */
  preferLayer = (place: Place, consumerId: string, layer: PictureLayer) =>
    this.#inPlace(place, async (who, member) => {
      if (member.hears.has(consumerId)) await this.#needs.media.preferLayer(who, consumerId, layer);
    });

  raiseHand = (place: Place, raised: boolean) =>
    this.#inPlace(place, async (_who, member, room) => {
      if (!member.joined) throw new Refusal('NO_SESSION', 'a hand before joining');
      if (member.hand === raised) return;
      member.hand = raised;
      room.tellMark(member, 'hand', raised);
    });

  easePictures = (place: Place, eased: boolean) =>
    this.#inPlace(place, async (_who, member, room) => {
      if (!member.joined) throw new Refusal('NO_SESSION', 'pictures left out before joining');
      room.setLine(member, { eased });
    });

  flow = (place: Place) => this.#inPlace(place, async (who) => this.#needs.media.flow(who));

  /**
   * Takes a page's word of its link; answers what the engine says of it, and what the page had told before. Null when
   * another link has taken the place of that one.
   */
  quality = (place: Place, report: QualityReport) =>
    this.#inRoom(place.visitId, async (room) => {
      const present = room?.members.get(place.participantId)?.admission.send.id;
      if (report.linkId !== undefined && report.linkId !== present) return null;
      const { who, member } = placed(room, place);
      if (!member.since) throw new Refusal('NO_SESSION', 'a report before joining');
      const link = await this.#needs.media.quality(who);
      const before = member.reported;
      member.reported = report;
      return { kind: member.kind, since: member.since, link, before };
    });

  produce = (place: Place, input: { source: MediaSource; rtpParameters: RtpParameters; paused: boolean }) =>
    this.#inPlace(place, async (who, member, room) => {
      if (!member.joined) throw new Refusal('NO_SESSION', 'publishing before joining');
      if (!mayPublish(member.kind, input.source)) throw new Refusal('FORBIDDEN', 'not for this participant');
      const producer = await this.#needs.media.produce(who, input);
      member.producers.set(input.source, producer);
      await room.settle();
      return producer;
    });

  pauseProducer = (place: Place, source: MediaSource, paused: boolean) =>
    this.#inPlace(place, async (who, member, room) => {
      await this.#needs.media.pauseProducer(who, source, paused);
      room.setPaused(member, source, paused);
      // Nobody hears how the line is of somebody who is silent.
      if (source === 'microphone' && paused) room.setLine(member, { lossy: false });
    });

  stopProducer = (place: Place, source: MediaSource) =>
    this.#inPlace(place, (_who, member, room) => room.stop(member, source));

  setConsumer = (place: Place, consumerId: string, paused: boolean) =>
    this.#inPlace(place, async (_who, member, room) => room.setWanted(member, consumerId, !paused));

  #inPlace<T>(
    place: Place,
    work: (who: ParticipantRef, member: Member, room: Room) => Promise<T>,
  ): Promise<T> {
    return this.#inRoom(place.visitId, async (there) => {
      const { who, member, room } = placed(there, place);
      return work(who, member, room);
    });
  }
}

function placed(room: Room | undefined, { participantId, page, epoch }: Place) {
  const member = room?.members.get(participantId);
  if (!room || member?.page !== page || room.ref.epoch !== epoch) throw new Refusal('MEDIA_STALE');
  return { who: { ...room.ref, participant: participantId }, member, room };
}
