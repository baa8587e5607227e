import type { RTCPeerConnection, RTCRtpTransceiver, RtpPacket } from 'werift';
import type { Consumer, Fingerprint, Transport } from './messages.ts';
import { newPeer } from './peer.ts';
import { fingerprintIn, sectionOf, serverSdp } from './sdp.ts';

type Heard = { consumer: Consumer; open: boolean; packets: RtpPacket[] };

/**
 * What this client hears and sees, on the `recv` transport. Each consumer is a media section of its own; one that is
 * closed keeps its place in the description, inactive, because SDP never takes a section away.
 */
export class Receiving {
  readonly peer: RTCPeerConnection = newPeer();
  readonly #transport: Transport;
  readonly #heard = new Map<string, Heard>();
  #version = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(transport: Transport) {
    this.#transport = transport;
    this.peer.onTransceiverAdded.subscribe((transceiver) => this.#listen(transceiver));
  }

  /** Known after the first consumer was set up. */
  get fingerprint(): Fingerprint {
    return fingerprintIn(this.peer.localDescription!.sdp);
  }

  add(consumer: Consumer): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#heard.has(consumer.id)) return;
      this.#heard.set(consumer.id, { consumer, open: true, packets: [] });
      await this.#negotiate();
    });
  }

  close(consumerId: string): Promise<void> {
    return this.#inTurn(async () => {
      const heard = this.#heard.get(consumerId);
      if (!heard) return;
      heard.open = false;
      await this.#negotiate();
    });
  }

  consumers(): Consumer[] {
    return [...this.#heard.values()].filter(({ open }) => open).map(({ consumer }) => consumer);
  }

  packets(consumerId: string): RtpPacket[] {
    return this.#heard.get(consumerId)?.packets ?? [];
  }

  async #negotiate(): Promise<void> {
    const sections = [...this.#heard.values()].map(({ consumer, open }) =>
      sectionOf(consumer.kind, consumer.rtpParameters, open),
    );
    const sdp = serverSdp(this.#transport, (this.#version += 1), sections);
    await this.peer.setRemoteDescription({ type: 'offer', sdp });
    await this.peer.setLocalDescription(await this.peer.createAnswer());
  }

  #listen(transceiver: RTCRtpTransceiver): void {
    transceiver.onTrack.subscribe((track) =>
      track.onReceiveRtp.subscribe((packet) => {
        const { ssrc } = packet.header;
        for (const { consumer, packets } of this.#heard.values()) {
          if (consumer.rtpParameters.encodings[0]?.ssrc === ssrc) packets.push(packet.clone());
        }
      }),
    );
  }

  /** One negotiation at a time. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}
