import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { page as dtlsOf, picture } from '../../media/contract/sentMedia.ts';
import type { Output } from '../../server/contract/commands.ts';
import { signIn, takeTicket, type Browser, type Page } from '../harness/people.ts';
import { QUALITY } from '../harness/quality.ts';
import { microphone } from '../harness/reception.ts';
import type { TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, talkTogether, type Talk } from '../harness/talk.ts';
import type { Who } from './cases.ts';

type Stranger = { ticketId: string; visitId: string };
type Joined = Output<'session.join'>;

/**
 * Who fuzzes: an applicant and an official in a talk of their own, somebody who waits in the line, and somebody unknown;
 * and an innocent pair who talk on the same server.
 */
export class World {
  readonly server: TestServer;
  readonly innocent: Talk;
  readonly #talk: Talk;
  readonly #stranger: Stranger;
  readonly sockets: Record<Who, Socket>;
  #joined!: Record<'applicant' | 'official', Joined>;
  #probeId: string = randomUUID();
  #others: Browser[] = [];

  static async open(server: TestServer): Promise<World> {
    const innocent = await callSomebody(server);
    await talkTogether(innocent);
    const talk = await callSomebody(server);
    const { browser, ticketId } = await takeTicket(server.url);
    const { visitId } = await browser.ask('ticket.read', { ticketId });
    const page = await browser.connect({ kind: 'ticket', ticketId });
    const passerBy = await browser.connect({ kind: 'anyone' });
    const madina = await signIn(server.url, 'madina');
    const interpreter = await madina.connect({ kind: 'staff' });
    const pages = {
      applicant: talk.applicant.page,
      official: talk.desk.page,
      stranger: page,
      interpreter,
      passerBy,
    };
    const world = new World(server, innocent, talk, { ticketId, visitId }, pages);
    world.#others = [browser, madina];
    await world.restore();
    return world;
  }

  private constructor(
    server: TestServer,
    innocent: Talk,
    talk: Talk,
    stranger: Stranger,
    pages: Record<Who, Page>,
  ) {
    this.server = server;
    this.innocent = innocent;
    this.#talk = talk;
    this.#stranger = stranger;
    this.sockets = Object.fromEntries(
      Object.entries(pages).map(([who, { socket }]) => [who, socket]),
    ) as Record<Who, Socket>;
    // What they are told is nothing to the harness, which would remember all of it.
    for (const { socket } of Object.values(pages)) socket.offAny();
  }

  /** Both fuzzers are in the talk, with new transports, and speak; the one who waits has a probe. */
  async restore(): Promise<void> {
    const { desk, applicant, sessionId, rtpCapabilities } = this.#talk;
    const again = { sessionId, rtpCapabilities, ready: [], fresh: true };
    this.#joined = {
      official: await desk.page.ask('session.join', again),
      applicant: await applicant.page.ask('session.join', again),
    };
    for (const [who, ssrc] of [
      ['official', 3_000],
      ['applicant', 4_000],
    ] as const) {
      const page = who === 'official' ? desk.page : applicant.page;
      const at = this.#place(who);
      await page.ask('media.connect', { ...at, direction: 'send', dtlsParameters: dtlsOf('a') });
      await page.ask('media.produce', { ...at, ...microphone(ssrc) });
    }
    const { consumers } = await join(this.#talk, applicant.page);
    this.#joined.applicant = { ...this.#joined.applicant, consumers };
    const { ticketId } = this.#stranger;
    const opened = await this.sockets.stranger
      .timeout(20_000)
      .emitWithAck('probe.open', { input: { ticketId } });
    this.#probeId = opened.output.probeId;
  }

  /** What this page would ask if it meant well. */
  right(who: Who, name: string): object {
    const { sessionId, rtpCapabilities, deskId } = this.#talk;
    const at = this.#place(who);
    const probe = { ticketId: this.#stranger.ticketId, probeId: this.#probeId };
    const stream = { streamId: 0, ordered: true };
    const right: Record<string, object> = {
      'session.join': { sessionId, rtpCapabilities, ready: this.#consumerIds(who), fresh: false },
      'session.leave': { sessionId },
      'session.read': { sessionId },
      'session.say': { sessionId, words: 'Анықтама нөмірі: 14-2' },
      'session.readChat': { sessionId, after: 0 },
      'media.prepare': { visitId: at.visitId, rtpCapabilities, fresh: false },
      'media.connect': { ...at, direction: 'recv', dtlsParameters: dtlsOf('b') },
      'media.warm': { ...at, sctpStreamParameters: stream },
      'media.produce': { ...at, source: 'camera', rtpParameters: picture(), paused: false },
      'media.pause': { ...at, source: 'microphone', paused: true },
      'media.stop': { ...at, source: 'camera' },
      'media.resume': { ...at, consumerId: this.#consumerIds(who)[0] ?? randomUUID(), paused: false },
      'media.layer': { ...at, consumerId: this.#consumerIds(who)[0] ?? randomUUID(), layer: 'low' },
      'media.hand': { ...at, raised: true },
      'media.ease': { ...at, eased: true },
      'media.quality': { ...at, ...QUALITY },
      'media.restartIce': { ...at, direction: 'send' },
      'desk.keep': { deskId, fence: 2 },
      'probe.open': { ticketId: probe.ticketId },
      'probe.connect': { ...probe, direction: 'send', dtlsParameters: dtlsOf('c') },
      'probe.echo': { ...probe, sctpStreamParameters: { ...stream, ordered: false, maxRetransmits: 0 } },
      'probe.close': probe,
      watch: { stream: `session:${sessionId}` },
      unwatch: { stream: `session:${sessionId}` },
    };
    return Object.hasOwn(right, name) ? right[name]! : at;
  }

  /** Ids that are somebody else's, of another kind, of nothing, or of another time. */
  foreign(): unknown[] {
    const { innocent } = this;
    const mine = this.#joined.applicant;
    return [
      ...[innocent.visitId, innocent.sessionId, innocent.ticketId, innocent.deskId, innocent.queueId],
      ...[this.#stranger.visitId, this.#stranger.ticketId, this.#probeId, randomUUID()],
      ...[mine.participantId, mine.admission.send.id, ...Object.values(mine.admission.producerIds)],
      ...this.#consumerIds('applicant'),
      ...[mine.epoch - 1, mine.epoch + 1, 2 ** 31 - 1, `session:${innocent.sessionId}`],
      ...[`ticket:${innocent.ticketId}`, `line:${innocent.queueId}`, `queue:${randomUUID()}`],
    ];
  }

  close(): void {
    hangUp(this.#talk);
    for (const browser of this.#others) browser.close();
  }

  #place(who: Who): { visitId: string; epoch: number } {
    const { epoch } = this.#joined[who === 'official' ? 'official' : 'applicant'];
    return { visitId: this.#talk.visitId, epoch };
  }

  #consumerIds(who: Who): string[] {
    const joined = this.#joined[who === 'official' ? 'official' : 'applicant'];
    return joined.consumers.map(({ id }) => id);
  }
}
