import type { DtlsParameters, MediaSource, ParticipantRef, RtpCapabilities } from '../media/port.ts';
import type { Consumer, RtpParameters, Transport } from '../test/second-client/messages.ts';
import { untilConnected } from '../test/second-client/peer.ts';
import { packetizers, play, type Playing } from '../test/second-client/playing.ts';
import { Receiving } from '../test/second-client/receiving.ts';
import { openSending, type Sending } from '../test/second-client/sending.ts';
import type { TalkEngine } from './bare-media.ts';

export const SOURCES = ['microphone', 'camera'] as const satisfies MediaSource[];
const PEOPLE = ['aigerim', 'daniyar', 'interpreter'];

/**
 * 24 kbit/s of voice and 800 kbit/s of picture, as far as a worker reads them: each frame says that it is a whole picture
 * (its lowest bit is 0), since nothing else begins a picture for a listener. RFC 6386, 9.1.
 */
const PLAYED = {
  microphone: { frames: [Buffer.alloc(60, 0x55)], frameMs: 20 },
  camera: { frames: [Buffer.alloc(2_000)], frameMs: 20 },
};

export const peopleOf = (room: string): ParticipantRef[] =>
  PEOPLE.map((participant) => ({ room, epoch: 1, participant }));

/** Three people whose ICE, DTLS and SRTP are real; each says and shows, hears and sees both others, once it is let. */
export async function openTalk(
  engine: TalkEngine,
  room: string,
  rtpCapabilities: RtpCapabilities,
): Promise<{ play(): void; pause(): void; close(): Promise<void> }> {
  await engine.openRoom({ room, epoch: 1 });
  const sendings: Sending[] = [];
  const receivings: Receiving[] = [];
  const published: { who: ParticipantRef; producerId: string }[] = [];
  const admitted = new Map<ParticipantRef, Transport>();
  for (const who of peopleOf(room)) {
    const admission = await engine.admit(who);
    admitted.set(who, admission.recv);
    const sending = await openSending(admission.send);
    sendings.push(sending);
    await engine.connect(who, 'send', helloOf(sending));
    for (const source of SOURCES) {
      const rtpParameters = sending.parametersOf(source);
      const { id } = await engine.produce(who, {
        source,
        rtpParameters: given(rtpParameters),
        paused: false,
      });
      published.push({ who, producerId: id });
    }
  }
  for (const [who, recv] of admitted) {
    const receiving = new Receiving(recv);
    receivings.push(receiving);
    const others = published.filter((one) => one.who !== who);
    for (const [i, { producerId }] of others.entries()) {
      const consumer = await engine.consume(who, { producerId, rtpCapabilities });
      await receiving.add(consumer as unknown as Consumer);
      if (i === 0) await engine.connect(who, 'recv', helloOf(receiving));
      await engine.pauseConsumer(who, consumer.id, false);
    }
  }
  const peers = [...sendings, ...receivings].map(({ peer }) => peer);
  await Promise.all(peers.map((peer) => untilConnected(peer)));
  const openedAt = performance.now();
  // A stream goes on where it stopped: a worker drops what seems to be old.
  const streams = sendings.flatMap((sending) =>
    SOURCES.map((source) => {
      const { make, clockRate } = packetizers[source];
      return { sending, source, clockRate, packetizer: make() };
    }),
  );
  let playing: Playing[] = [];
  const pause = () => {
    for (const one of playing) one.stop();
    playing = [];
  };
  return {
    play() {
      playing = streams.map(({ sending, source, clockRate, packetizer }) => {
        const since = Math.round(((performance.now() - openedAt) * clockRate) / 1000);
        return play(PLAYED[source], { make: () => packetizer, clockRate }, (packet) => {
          packet.header.timestamp = (packet.header.timestamp + since) >>> 0;
          void sending.send(source, packet);
        });
      });
    },
    pause,
    async close() {
      pause();
      await Promise.all(peers.map((peer) => peer.close()));
    },
  };
}

const helloOf = ({ fingerprint }: Sending | Receiving): DtlsParameters => ({
  role: 'client',
  fingerprints: [fingerprint as DtlsParameters['fingerprints'][number]],
});

const given = (parameters: RtpParameters) =>
  parameters as Parameters<TalkEngine['produce']>[1]['rtpParameters'];
