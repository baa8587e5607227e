import { OpusPacketizer } from 'werift';
import type { Socket } from 'socket.io-client';
import type { CallInput, Output } from '../server/contract/commands.ts';
import type {
  Consumer,
  Dropped,
  Fingerprint,
  Joined,
  RtpCapabilities,
} from '../test/second-client/messages.ts';
import { untilConnected } from '../test/second-client/peer.ts';
import { play, type Playing } from '../test/second-client/playing.ts';
import { Receiving } from '../test/second-client/receiving.ts';
import { openSending, type Sending } from '../test/second-client/sending.ts';
import { ask } from './sockets.ts';

export type Seat = { sessionId: string; visitId: string; does: 'speaks' | 'listens' };
type Told<T> = T & { epoch: number };
type Link = { epoch: number; receiving: Receiving; sending?: Sending; playing?: Playing };

/** 24 kbit/s of speech. The worker forwards what it cannot read, so the bytes need not be sound. */
const VOICE = { frames: [Buffer.alloc(60, 0x55)], frameMs: 20 };
const OPUS = { make: () => new OpusPacketizer(), clockRate: 48_000 };

/**
 * A person's page without a browser, which speaks or listens: ICE, DTLS and SRTP are real. It holds both transports and
 * connects the one that it needs, because each handshake in TypeScript takes 15 ms from the browsers beside it.
 */
export class LightPage {
  readonly #socket: Socket;
  readonly #seat: Seat;
  readonly #capabilities: RtpCapabilities;
  #link: Link | undefined;
  /** Consumers told before the answer that names their transport. */
  #early: Told<{ consumer: Consumer }>[] = [];

  static async join(socket: Socket, seat: Seat): Promise<LightPage> {
    const { rtpCapabilities } = await ask(socket, 'media.capabilities', {});
    const page = new LightPage(socket, seat, voiceOnly(rtpCapabilities));
    await page.#join(false);
    return page;
  }

  private constructor(socket: Socket, seat: Seat, capabilities: RtpCapabilities) {
    this.#socket = socket;
    this.#seat = seat;
    this.#capabilities = capabilities;
    socket.on('media.consumer', (told: Told<{ consumer: Consumer }>) => {
      if (told.epoch === this.#link?.epoch) void this.#hear(this.#link, told.consumer);
      else this.#early.push(told);
    });
    socket.on('media.dropped', ({ epoch, reason }: Dropped) => {
      if (reason === 'rebuilt' && epoch === this.#link?.epoch) void this.#rejoin();
    });
  }

  /** Rises when the page was let into a rebuilt room; 0 while it is in none. */
  get epoch(): number {
    return this.#link?.epoch ?? 0;
  }

  get listens(): boolean {
    return this.#seat.does === 'listens';
  }

  /** Packets of the other's voice over the present transports. */
  get heard(): number {
    const receiving = this.#link?.receiving;
    return receiving?.consumers().reduce((all, { id }) => all + receiving.packets(id).length, 0) ?? 0;
  }

  /** How it is with this page, for whoever asks why it did not come back. */
  get state(): string {
    const { epoch, sending, receiving, playing } = this.#link ?? {};
    const peer = this.listens ? receiving?.peer : sending?.peer;
    const paths = `ICE ${peer?.iceConnectionState}, all ${peer?.connectionState}`;
    const media = this.listens
      ? `${receiving?.consumers().length} consumers, ${this.heard} packets`
      : playing
        ? 'plays'
        : 'does not play';
    return `${this.#seat.visitId} ${this.#seat.does} in epoch ${epoch}: ${paths}; ${media}`;
  }

  async close(): Promise<void> {
    this.#socket.disconnect();
    await this.#hangUp();
  }

  async #rejoin(): Promise<void> {
    void this.#hangUp();
    await this.#join(true);
  }

  async #join(fresh: boolean): Promise<void> {
    const { sessionId } = this.#seat;
    const rtpCapabilities = this.#capabilities as CallInput<'session.join'>['rtpCapabilities'];
    const answer = await ask(this.#socket, 'session.join', { sessionId, rtpCapabilities, ready: [], fresh });
    const { epoch, admission, consumers } = answer as Output<'session.join'> & Joined;
    const link: Link = (this.#link = { epoch, receiving: new Receiving(admission.recv) });
    const early = this.#early.filter((told) => told.epoch === epoch).map(({ consumer }) => consumer);
    this.#early = [];
    if (this.listens) await Promise.all([...consumers, ...early].map((one) => this.#hear(link, one)));
    else await this.#speak(link, await openSending(admission.send));
  }

  async #speak(link: Link, sending: Sending): Promise<void> {
    link.sending = sending;
    const rtpParameters = sending.parametersOf('microphone') as CallInput<'media.produce'>['rtpParameters'];
    await Promise.all([
      this.#connect(link, 'send', sending.fingerprint),
      ask(this.#socket, 'media.produce', {
        ...{ ...this.#at(link), source: 'microphone', rtpParameters, paused: false },
      }),
      untilConnected(sending.peer),
    ]);
    if (link !== this.#link) return;
    const playing = play(VOICE, OPUS, (packet) => {
      sending.send('microphone', packet).catch(() => playing.stop());
    });
    link.playing = playing;
  }

  async #hear(link: Link, consumer: Consumer): Promise<void> {
    await link.receiving.add(consumer);
    await Promise.all([
      this.#connect(link, 'recv', link.receiving.fingerprint),
      ask(this.#socket, 'media.resume', { ...this.#at(link), consumerId: consumer.id, paused: false }),
    ]);
  }

  async #connect(link: Link, direction: 'send' | 'recv', { algorithm, value }: Fingerprint): Promise<void> {
    const fingerprint = { algorithm: algorithm as 'sha-256', value };
    const dtlsParameters = { role: 'client' as const, fingerprints: [fingerprint] };
    await ask(this.#socket, 'media.connect', { ...this.#at(link), direction, dtlsParameters });
  }

  #at({ epoch }: Link): { visitId: string; epoch: number } {
    return { visitId: this.#seat.visitId, epoch };
  }

  async #hangUp(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    link?.playing?.stop();
    await Promise.all([link?.sending?.peer.close(), link?.receiving.peer.close()]);
  }
}

const voiceOnly = ({ codecs }: { codecs: readonly object[] }): RtpCapabilities => ({
  codecs: (codecs as RtpCapabilities['codecs'])
    .filter(({ mimeType }) => mimeType.toLowerCase() === 'audio/opus')
    .map((codec) => ({ ...codec, rtcpFeedback: [] })),
  headerExtensions: [],
});
