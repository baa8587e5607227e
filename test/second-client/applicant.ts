import { randomBytes } from 'node:crypto';
import type { RtpPacket } from 'werift';
import type { Consumer, Dropped, Joined, RtpCapabilities, Source } from './messages.ts';
import { untilConnected } from './peer.ts';
import { packetizers, play, type Playing, type Recording } from './playing.ts';
import { Receiving } from './receiving.ts';
import { openSending, type Sending, type Sent } from './sending.ts';
import { Http, Wire } from './wire.ts';

type Ticket = { ticketId: string; visitId: string; session: { sessionId: string } | null };
type TicketTold = { type: string; payload: { state: string; sessionId: string | null } };
type Link = { epoch: number; sending: Sending; receiving: Receiving; plays: Playing[] };

/**
 * An applicant without a browser, who knows of the server what docs/signalling.md says and nothing else: takes a ticket,
 * waits, joins the talk it is called to, says and shows a recording, keeps what it hears and sees.
 */
export class SecondClient {
  readonly ticketId: string;
  readonly #wire: Wire;
  readonly #recordings: Record<Sent, Recording>;
  #ticket!: Ticket;
  #sessionId!: string;
  #capabilities!: RtpCapabilities;
  #link: Link | undefined;
  /** Consumers told before the answer that names their transport. */
  #early: Told<{ consumer: Consumer }>[] = [];
  readonly ended = Promise.withResolvers<Dropped['reason']>();

  /** Takes a ticket for the first service of the office that has this English name. */
  static async takeTicket(
    url: string,
    officeName: string,
    recordings: Record<Sent, Recording>,
  ): Promise<SecondClient> {
    const http = new Http(url);
    type Catalogue = { offices: { id: string; name: { en: string }; services: { id: string }[] }[] };
    const { offices } = await http.ask<Catalogue>('catalogue.read', {});
    const office = offices.find(({ name }) => name.en === officeName)!;
    const secret = randomBytes(32).toString('base64url');
    const { ticketId } = await http.ask<{ ticketId: string }>('ticket.take', {
      officeId: office.id,
      serviceId: office.services[0]!.id,
      languages: { reception: 'kk', screen: 'kk' },
      applicant: { name: { surname: 'Сейітова', givenName: 'Дана' } },
      essence: 'Басқа бағдарламамен қосылу',
      consentToVideo: true,
      secret,
    });
    await http.ask('ticket.open', { ticketId, secret });
    const client = new SecondClient(http, ticketId, recordings);
    client.#capabilities = decodable(
      (await client.#wire.ask<{ rtpCapabilities: RtpCapabilities }>('media.capabilities', {}))
        .rtpCapabilities,
    );
    return client;
  }

  private constructor(http: Http, ticketId: string, recordings: Record<Sent, Recording>) {
    this.ticketId = ticketId;
    this.#recordings = recordings;
    this.#wire = new Wire(http, ticketId);
    this.#wire.on<Told<{ consumer: Consumer }>>('media.consumer', (told) => void this.#announced(told));
    this.#wire.on<Told<{ consumerId: string }>>('media.consumerClosed', ({ epoch, consumerId }) => {
      if (epoch === this.#link?.epoch) void this.#link.receiving.close(consumerId);
    });
    this.#wire.on<Dropped>('media.dropped', (told) => void this.#dropped(told));
  }

  /** Joins as soon as the ticket is called, whether that was before this client looked or comes after it. */
  async joinWhenCalled(): Promise<void> {
    const called = Promise.withResolvers<string>();
    this.#wire.on<TicketTold>('announced', ({ type, payload }) => {
      if (type === 'ticket.changed' && payload.state === 'called') called.resolve(payload.sessionId!);
    });
    await this.#wire.watch(`ticket:${this.ticketId}`);
    this.#ticket = await this.#wire.ask<Ticket>('ticket.read', { ticketId: this.ticketId });
    if (this.#ticket.session) called.resolve(this.#ticket.session.sessionId);
    this.#sessionId = await called.promise;
    await this.#join(false);
  }

  /** What has come of each source of the others. */
  packets(source: Source): RtpPacket[] {
    const receiving = this.#link?.receiving;
    const of = receiving?.consumers().find((consumer) => consumer.source === source);
    return of ? receiving!.packets(of.id) : [];
  }

  async pause(source: Sent, paused: boolean): Promise<void> {
    await this.#signal('media.pause', { source, paused });
  }

  get epoch(): number | undefined {
    return this.#link?.epoch;
  }

  close(): void {
    void this.#hangUp();
    this.#wire.close();
  }

  /** A cold join. `fresh`: this client has no transports any more and needs new ones. */
  async #join(fresh: boolean): Promise<void> {
    const joined = await this.#wire.ask<Joined>('session.join', {
      sessionId: this.#sessionId,
      rtpCapabilities: this.#capabilities,
      ready: [],
      fresh,
      // Dana has started this program herself.
      pressed: !fresh,
    });
    const sending = await openSending(joined.admission.send);
    const link: Link = {
      epoch: joined.epoch,
      sending,
      receiving: new Receiving(joined.admission.recv),
      plays: [],
    };
    this.#link = link;
    const early = this.#early.filter(({ epoch }) => epoch === link.epoch);
    this.#early = [];
    const said = [
      this.#signal('media.connect', { direction: 'send', dtlsParameters: hello(sending.fingerprint) }),
      ...(['microphone', 'camera'] as const).map((source) =>
        this.#signal('media.produce', {
          source,
          rtpParameters: sending.parametersOf(source),
          paused: false,
        }),
      ),
      ...[...joined.consumers, ...early.map(({ consumer }) => consumer)].map((consumer) =>
        this.#hear(link, consumer),
      ),
    ];
    await Promise.all(said);
    await untilConnected(sending.peer);
    for (const source of ['microphone', 'camera'] as const) this.#play(link, source);
  }

  #play(link: Link, source: Sent): void {
    const playing = play(this.#recordings[source], packetizers[source], (packet) => {
      link.sending.send(source, packet).catch(() => playing.stop());
    });
    link.plays.push(playing);
    if (source === 'camera') link.sending.onKeyFrameAsked(() => playing.restart());
  }

  async #announced(told: Told<{ consumer: Consumer }>): Promise<void> {
    if (told.epoch === this.#link?.epoch) await this.#hear(this.#link, told.consumer);
    else this.#early.push(told);
  }

  /** Sets a consumer up, connects the transport if this is the first, and only then asks for its packets. */
  async #hear({ receiving }: Link, consumer: Consumer): Promise<void> {
    await receiving.add(consumer);
    const dtlsParameters = hello(receiving.fingerprint);
    await Promise.all([
      this.#signal('media.connect', { direction: 'recv', dtlsParameters }),
      this.#signal('media.resume', { consumerId: consumer.id, paused: false }),
    ]);
  }

  async #dropped({ epoch, reason }: Dropped): Promise<void> {
    if (this.#link && epoch < this.#link.epoch) return;
    await this.#hangUp();
    if (reason === 'rebuilt') await this.#join(true);
    else this.ended.resolve(reason);
  }

  async #hangUp(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    for (const playing of link?.plays ?? []) playing.stop();
    await Promise.all([link?.sending.peer.close(), link?.receiving.peer.close()]);
  }

  #signal(name: string, message: object): Promise<object> {
    return this.#wire.ask(name, { visitId: this.#ticket.visitId, epoch: this.#link!.epoch, ...message });
  }
}

type Told<T> = T & { visitId: string; epoch: number };

/** This client begins the DTLS handshake. */
const hello = (fingerprint: { algorithm: string; value: string }) => ({
  role: 'client',
  fingerprints: [fingerprint],
});

/** Of what the server carries, what this client can take apart: Opus and VP8, without header extensions. */
function decodable({ codecs }: RtpCapabilities): RtpCapabilities {
  const feedback = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }];
  return {
    codecs: codecs
      .filter(({ mimeType }) => ['audio/opus', 'video/vp8'].includes(mimeType.toLowerCase()))
      .map((codec) => ({ ...codec, rtcpFeedback: codec.kind === 'video' ? feedback : [] })),
    headerExtensions: [],
  };
}
