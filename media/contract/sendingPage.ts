import type { RTCPeerConnection } from 'werift';
import { untilConnected } from '../../test/second-client/peer.ts';
import { Receiving } from '../../test/second-client/receiving.ts';
import { openSending, type Sending, type Sent } from '../../test/second-client/sending.ts';
import { Packets } from './packets.ts';
import type { Media, ParticipantRef, ProducerState } from '../port.ts';

/** A page that sends real packets, as many as it likes, by a WebRTC of another make. */
export class SendingPage {
  readonly #media: Media;
  readonly #who: ParticipantRef;
  readonly #sending: Sending;
  readonly #receiving: Receiving;
  readonly packets: Packets;

  static async open(media: Media, who: ParticipantRef): Promise<SendingPage> {
    const { send, recv } = await media.admit(who);
    const sending = await openSending(send);
    await media.connect(who, 'send', { role: 'client', fingerprints: [sending.fingerprint as never] });
    await untilConnected(sending.peer);
    return new SendingPage(media, who, sending, new Receiving(recv));
  }

  private constructor(media: Media, who: ParticipantRef, sending: Sending, receiving: Receiving) {
    this.#media = media;
    this.#who = who;
    this.#sending = sending;
    this.packets = new Packets(sending);
    this.#receiving = receiving;
  }

  /** Its connections, for a page that sends over them what is no packet of a track. */
  get peers(): { send: RTCPeerConnection; recv: RTCPeerConnection } {
    return { send: this.#sending.peer, recv: this.#receiving.peer };
  }

  publish(source: Sent): Promise<ProducerState> {
    const rtpParameters = this.#sending.parametersOf(source) as never;
    return this.#media.produce(this.#who, { source, rtpParameters, paused: false });
  }

  /** A camera of two layers, the lower of which it sends. */
  publishLayers(): Promise<ProducerState> {
    const { encodings: [lower] = [], ...parameters } = this.#sending.parametersOf('camera');
    const encodings = [lower!, { ssrc: lower!.ssrc! + 1 }];
    const rtpParameters = { ...parameters, encodings } as never;
    return this.#media.produce(this.#who, { source: 'camera', rtpParameters, paused: false });
  }

  /** Answers a count of the packets that have come of it. */
  async hear(producerId: string): Promise<() => number> {
    const { codecs = [] } = await this.#media.rtpCapabilities();
    const rtpCapabilities = { codecs: codecs.map((codec) => ({ ...codec, rtcpFeedback: [] })) };
    const consumer = await this.#media.consume(this.#who, { producerId, rtpCapabilities });
    await this.#receiving.add(consumer as never);
    const fingerprints = [this.#receiving.fingerprint as never];
    await this.#media.connect(this.#who, 'recv', { role: 'client', fingerprints });
    await untilConnected(this.#receiving.peer);
    await this.#media.pauseConsumer(this.#who, consumer.id, false);
    return () => this.#receiving.packets(consumer.id).length;
  }

  async close(): Promise<void> {
    await Promise.all([this.#sending.peer.close(), this.#receiving.peer.close()]);
  }
}
