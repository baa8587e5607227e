import type { types } from 'mediasoup';
import { MEDIA_CODECS } from '../media/mediasoup/codecs.ts';
import { startWorker } from '../media/mediasoup/workers.ts';
import type { Media, MediaSource } from '../media/port.ts';

/** What a talk of three needs of a media engine. */
type Verb = 'openRoom' | 'closeRoom' | 'admit' | 'connect' | 'produce' | 'consume' | 'pauseConsumer';
type Answers = {
  admit: Record<'send' | 'recv', Pick<types.WebRtcTransport, 'id'> & TransportParts>;
  produce: { id: string };
  consume: { id: string; rtpParameters: types.RtpParameters };
};
type TransportParts = Pick<types.WebRtcTransport, 'iceParameters' | 'iceCandidates' | 'dtlsParameters'>;
export type TalkEngine = {
  [V in Verb]: (...input: Parameters<Media[V]>) => Promise<V extends keyof Answers ? Answers[V] : void>;
} & { close(): Promise<void> };

type Person = {
  send: types.WebRtcTransport;
  recv: types.WebRtcTransport;
  consumers: Map<string, types.Consumer>;
};
type Room = { router: types.Router; people: Map<string, Person> };

const KIND = { microphone: 'audio', camera: 'video', screen: 'video' } as const satisfies Record<
  MediaSource,
  types.MediaKind
>;

/**
 * The raw limit: mediasoup as its documentation uses it, with the same worker and codecs and nothing around it. The worker is
 * started as ours is, in a session of its own: the kernel weighs sessions, and one in the sender's gets its packets in batches.
 */
export async function openBareMedia(workerBin: string): Promise<TalkEngine> {
  const worker = await startWorker(workerBin);
  const rooms = new Map<string, Room>();
  const personOf = (who: { room: string; participant: string }) =>
    rooms.get(who.room)!.people.get(who.participant)!;
  const listenInfos = (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ip: '127.0.0.1' }));
  return {
    async openRoom({ room }) {
      rooms.set(room, {
        router: await worker.createRouter({ mediaCodecs: MEDIA_CODECS }),
        people: new Map(),
      });
    },
    async closeRoom({ room }) {
      rooms.get(room)!.router.close();
      rooms.delete(room);
    },
    async admit({ room, participant }) {
      const { router, people } = rooms.get(room)!;
      const [send, recv] = await Promise.all([
        router.createWebRtcTransport({ listenInfos }),
        router.createWebRtcTransport({ listenInfos }),
      ]);
      people.set(participant, { send, recv, consumers: new Map() });
      return { send, recv };
    },
    async connect(who, direction, dtlsParameters) {
      await personOf(who)[direction].connect({ dtlsParameters });
    },
    produce: (who, { source, rtpParameters, paused }) =>
      personOf(who).send.produce({ kind: KIND[source], rtpParameters, paused }),
    async consume(who, asked) {
      const person = personOf(who);
      const consumer = await person.recv.consume({ ...asked, paused: true });
      person.consumers.set(consumer.id, consumer);
      return consumer;
    },
    async pauseConsumer(who, consumerId, paused) {
      const consumer = personOf(who).consumers.get(consumerId)!;
      await (paused ? consumer.pause() : consumer.resume());
    },
    async close() {
      worker.close();
    },
  };
}
