import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page as dtlsOf } from '../../media/contract/sentMedia.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { takeTicket, type Applicant, type Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const AT_ONCE = 2;
type Person = Applicant & { page: Page };

let server: TestServer;
const people: Person[] = [];
beforeAll(async () => {
  server = await startTestServer({ settings: { probesAtOnce: AT_ONCE } });
});
afterEach(async () => {
  for (const { browser } of people.splice(0)) browser.close();
  await nothingIsLeft();
});
afterAll(() => server?.stopAll());

async function come(at: TestServer = server): Promise<Person> {
  const applicant = await takeTicket(at.url);
  const page = await applicant.browser.connect({ kind: 'ticket', ticketId: applicant.ticketId });
  const person = { ...applicant, page };
  people.push(person);
  return person;
}

const open = ({ page, ticketId }: Person) => page.ask('probe.open', { ticketId });

/** In the books of the engine and in the worker itself. */
async function left(of: TestServer = server) {
  const media = of.deps.media as MediasoupMedia;
  const [{ rooms, transports }, [worker]] = await Promise.all([media.load(), media.workers()]);
  return { rooms, transports, routers: worker!.routers, listening: worker!.transports };
}
const nothingIsLeft = (of: TestServer = server) =>
  expect.poll(() => left(of)).toEqual({ rooms: 0, transports: 0, routers: 0, listening: 0 });

describe('a probe', () => {
  test('has two transports, tells the paths there are, and an echo that opens once', async () => {
    const ghani = await come();
    const { ticketId, page } = ghani;
    const probe = await open(ghani);
    expect(probe).toMatchObject({ paths: ['udp', 'tcp'], iceServers: [] });
    expect(await left()).toEqual({ rooms: 1, transports: 2, routers: 1, listening: 2 });
    const at = { ticketId, probeId: probe.probeId };
    await page.ask('probe.connect', { ...at, direction: 'send', dtlsParameters: dtlsOf('a') });
    const sctpStreamParameters = { streamId: 0, ordered: false, maxRetransmits: 0 };
    const echo = await page.ask('probe.echo', { ...at, sctpStreamParameters });
    expect(echo.echo.dataProducerId).toBe(echo.producerId);
    expect(await page.ask('probe.echo', { ...at, sctpStreamParameters })).toEqual(echo);
    await page.ask('probe.close', at);
    await page.ask('probe.close', at);
    await nothingIsLeft();
    await expect(page.ask('probe.echo', { ...at, sctpStreamParameters })).rejects.toThrow('MEDIA_STALE');
  });

  test('goes through the relay as well where there is one', async () => {
    const url = 'turn:relay.example:3478';
    const relayed = await startTestServer({
      variables: { TURN_URLS: url, TURN_SECRET: 'a secret of this test' },
    });
    try {
      expect(await open(await come(relayed))).toMatchObject({
        paths: ['udp', 'tcp', 'relay'],
        iceServers: [{ urls: [url], username: expect.any(String), credential: expect.any(String) }],
      });
    } finally {
      await relayed.stopAll();
    }
  });

  test('is closed when the next one opens, whichever page of the ticket asks, and is not its business any more', async () => {
    const ghani = await come();
    const first = await open(ghani);
    const phone = await ghani.browser.connect({ kind: 'ticket', ticketId: ghani.ticketId });
    const second = await open({ ...ghani, page: phone });
    expect(await left()).toMatchObject({ rooms: 1, transports: 2 });
    const dtlsParameters = dtlsOf('a');
    const at = { ticketId: ghani.ticketId, direction: 'send' as const, dtlsParameters };
    const stale = ghani.page.ask('probe.connect', { ...at, probeId: first.probeId });
    await expect(stale).rejects.toThrow('MEDIA_STALE');
    const others = ghani.page.ask('probe.connect', { ...at, probeId: second.probeId });
    await expect(others).rejects.toThrow('MEDIA_STALE');
    await ghani.page.ask('probe.close', { ticketId: ghani.ticketId, probeId: second.probeId });
    expect(await left()).toMatchObject({ rooms: 1 });
  });

  test('of a page that leaves is closed with it', async () => {
    const ghani = await come();
    await open(ghani);
    ghani.page.socket.disconnect();
    await nothingIsLeft();
  });

  test('of a page that leaves before it has its answer is closed all the same', async () => {
    const ghani = await come();
    ghani.page.socket.emit('probe.open', { input: { ticketId: ghani.ticketId } }, () => {});
    await ghani.page.ask('ticket.read', { ticketId: ghani.ticketId });
    ghani.page.socket.disconnect();
    await nothingIsLeft();
  });

  test('opened ten times at one moment is one', async () => {
    const ghani = await come();
    await Promise.all(Array.from({ length: 10 }, () => open(ghani)));
    expect(await left()).toEqual({ rooms: 1, transports: 2, routers: 1, listening: 2 });
  });

  test('beyond what one server does at once is unavailable, and then it is not', async () => {
    const [ghani, other, late] = [await come(), await come(), await come()];
    await open(ghani);
    const { probeId } = await open(other);
    await expect(open(late)).rejects.toThrow('MEDIA_UNAVAILABLE');
    await open(ghani);
    await other.page.ask('probe.close', { ticketId: other.ticketId, probeId });
    await open(late);
  });

  test('ends by itself', async () => {
    const brief = await startTestServer({ settings: { probeLifeMs: 300 } });
    try {
      await open(await come(brief));
      await nothingIsLeft(brief);
    } finally {
      await brief.stopAll();
    }
  });

  test('whose worker dies is gone, and the next one opens', async () => {
    const mortal = await startTestServer();
    try {
      const ghani = await come(mortal);
      const { probeId } = await open(ghani);
      const [worker] = await (mortal.deps.media as MediasoupMedia).workers();
      process.kill(worker!.pid, 'SIGKILL');
      await expect.poll(() => mortal.deps.media.list()).toEqual([]);
      const at = { ticketId: ghani.ticketId, probeId };
      const echo = ghani.page.ask('probe.echo', { ...at, sctpStreamParameters: { streamId: 0 } });
      await expect(echo).rejects.toThrow('MEDIA_STALE');
      await expect
        .poll(() =>
          open(ghani).then(
            () => 'open',
            () => 'not yet',
          ),
        )
        .toBe('open');
      expect(await left(mortal)).toMatchObject({ rooms: 1, transports: 2 });
    } finally {
      await mortal.stopAll();
    }
  });
});

describe('a hostile page asks its probe', () => {
  const send = (page: Page, name: string, input: object) =>
    page.socket.timeout(20_000).emitWithAck(name, { input }) as Promise<{ ok: boolean; code?: string }>;
  const stream = { streamId: 0, ordered: false };
  const fingerprint = dtlsOf('b').fingerprints[0]!;

  test.each<[string, string, object]>([
    ['for a stream below all', 'probe.echo', { sctpStreamParameters: { streamId: -1 } }],
    ['for a stream beyond all', 'probe.echo', { sctpStreamParameters: { streamId: 65_536 } }],
    [
      'for the stream that SCTP keeps to itself',
      'probe.echo',
      { sctpStreamParameters: { streamId: 65_535 } },
    ],
    ['for no stream', 'probe.echo', { sctpStreamParameters: {} }],
    ['for nothing', 'probe.echo', { sctpStreamParameters: null }],
    ['for an echo of another probe', 'probe.echo', { probeId: 'x', sctpStreamParameters: stream }],
    ['to connect both ways at once', 'probe.connect', { direction: 'both', dtlsParameters: dtlsOf('a') }],
    [
      'to connect by a poisoned way',
      'probe.connect',
      { direction: '__proto__', dtlsParameters: dtlsOf('a') },
    ],
    [
      'to connect with no fingerprint',
      'probe.connect',
      { direction: 'send', dtlsParameters: { fingerprints: [] } },
    ],
    [
      'to connect with a fingerprint cut short',
      'probe.connect',
      {
        direction: 'send',
        dtlsParameters: { fingerprints: [{ ...fingerprint, value: fingerprint.value.slice(0, 47) }] },
      },
    ],
    [
      'to connect with a hundred fingerprints',
      'probe.connect',
      { direction: 'send', dtlsParameters: { fingerprints: Array(100).fill(fingerprint) } },
    ],
    ['to close nothing', 'probe.close', { probeId: null }],
    ['to open for a word', 'probe.open', { ticketId: 'ticket' }],
  ])('%s, and is refused', async (_what, name, input) => {
    const ghani = await come();
    const { probeId } = await open(ghani);
    const answer = await send(ghani.page, name, { ticketId: ghani.ticketId, probeId, ...input });
    expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/^(BAD_INPUT|MEDIA_REFUSED)$/) });
    await ghani.page.ask('probe.echo', { ticketId: ghani.ticketId, probeId, sctpStreamParameters: stream });
  });

  test('to publish a voice or a picture, and there is no way to', async () => {
    const ghani = await come();
    const { probeId } = await open(ghani);
    const input = { visitId: probeId, epoch: 1, source: 'microphone', rtpParameters: {}, paused: false };
    expect(await send(ghani.page, 'media.produce', input)).toMatchObject({ ok: false });
    const load = await server.deps.media.load();
    expect(load).toMatchObject({ producers: 0, consumers: 0 });
  });

  test('over HTTP, and there is no such command', async () => {
    const { browser, ticketId } = await come();
    const input: CallInput<'probe.open'> = { ticketId };
    await expect(browser.ask('probe.open', input)).rejects.toThrow('UNKNOWN_COMMAND');
  });
});
