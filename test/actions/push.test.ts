import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, doAs } from '../harness/asking.ts';
import { startHttpService, type HttpService } from '../harness/http-service.ts';
import { claimsOf, subscribe } from '../harness/push-browser.ts';
import { openReception, waitIn, type Reception } from '../harness/reception.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
/** Stands for a browser's push service: none can be reached from a test. */
let service: HttpService;
let line: Line;
beforeAll(async () => {
  service = await startHttpService();
  server = await startTestServer({ variables: { PUSH_SERVICES: service.origin } });
  line = await addLine(server, demo.offices.almalyDistrict, 1);
});
afterAll(async () => {
  await server?.stopAll();
  await service?.close();
});

const nobody = { kind: 'anyone' } as const;
const cameTo = (path: string) => service.came.filter((one) => one.path === path);

/** A person who waits, with a browser that lets itself be woken. */
async function waitingWithBrowser(path: string) {
  const { holder } = await waitIn(server, line);
  const { ticketId } = holder;
  const browser = subscribe(`${service.origin}${path}`);
  const { subscription } = browser;
  await doAs(server, holder, 'ticket.keepPush', { ticketId, subscription });
  return { holder, ticketId, browser };
}

/** Calls the next person, and sends them away again at the end. */
async function call(work: (sessionId: string) => Promise<void>) {
  const { deskId, principal } = line.desks[0]!;
  const { sessionId } = await doAs(server, principal, 'desk.callNext', { deskId });
  await work(sessionId);
  const open = await server.deps.store.desk(deskId);
  const ticket = await server.deps.store.ticket(open!.currentTicketId!);
  const { visitId, officeId, visit } = ticket!;
  const holder = {
    kind: 'ticket',
    ticketId: ticket!.id,
    visitId,
    officeId,
    applicantId: visit.applicantId,
  } as const;
  await doAs(server, holder, 'ticket.leave', { ticketId: ticket!.id });
}

describe('a browser that lets itself be woken', () => {
  test('rings when its person is called, and learns when another device has answered', async () => {
    const { holder, ticketId, browser } = await waitingWithBrowser('/phone');
    const { publicKey } = await doAs(server, nobody, 'push.readKey', {});
    await call(async (sessionId) => {
      await expect.poll(() => cameTo('/phone').length).toBe(1);
      const ring = cameTo('/phone')[0]!;
      expect(browser.open(ring)).toEqual({
        ...{ kind: 'called', ticketId, url: `/t/${ticketId}` },
        title: 'Сізді қабылдауға шақырды',
        body: expect.stringContaining('сөйлесуге қосылыңыз'),
      });
      expect(ring.headers).toMatchObject({ urgency: 'high', ttl: '180' });
      expect(ring.headers.topic).toMatch(/^[\w-]{32}$/);
      const claims = claimsOf(ring, publicKey);
      expect(claims.aud).toBe(service.origin);
      expect(claims.sub).toMatch(/^mailto:/);

      const { rtpCapabilities } = await doAs(server, nobody, 'media.capabilities', {});
      await doAs(server, holder, 'session.join', { sessionId, rtpCapabilities, ready: [] });
      await expect.poll(() => cameTo('/phone').length).toBe(2);
      const answered = cameTo('/phone')[1]!;
      expect(browser.open(answered)).toMatchObject({ kind: 'answered', ticketId });
      expect(answered.headers.topic, 'takes the place of the ring').toBe(ring.headers.topic);
    });
    const states = await server.opened.prisma.message.findMany({ where: { ticketId } });
    expect(states.map(({ state, wordsSealed }) => ({ state, wordsSealed }))).toEqual(
      Array(2).fill({ state: 'sent', wordsSealed: null }),
    );
  });

  test.each([404, 410])('that is gone (%i) is not woken again', async (status) => {
    const { ticketId } = await waitingWithBrowser(`/gone/${status}`);
    service.answer = status;
    await call(async () => {
      await expect
        .poll(() => server.deps.store.subscriptions(ticketId))
        .toMatchObject([{ endedAt: expect.any(Date) }]);
    });
    service.answer = 201;
    expect(cameTo(`/gone/${status}`)).toHaveLength(1);
    expect(await server.deps.store.recipient(ticketId)).toMatchObject({ subscriptionIds: [] });
  });

  test('is followed nowhere else: a push service that redirects is not asked where it points', async () => {
    const { ticketId } = await waitingWithBrowser('/moved');
    service.answer = 307;
    await call(async () => {
      await expect
        .poll(() => server.opened.prisma.message.findFirst({ where: { ticketId } }))
        .toMatchObject({ state: 'queued', attempts: 1 });
    });
    service.answer = 201;
    expect(cameTo('/elsewhere')).toEqual([]);
  });

  test('may change its keys, be dropped, and is one of five', async () => {
    const { holder, ticketId } = await waitingWithBrowser('/one');
    const keep = (path: string) => {
      const { subscription } = subscribe(`${service.origin}${path}`);
      return doAs(server, holder, 'ticket.keepPush', { ticketId, subscription });
    };
    const live = async () => (await server.deps.store.recipient(ticketId))!.subscriptionIds.length;
    await keep('/one');
    expect(await live()).toBe(1);
    for (const path of ['/two', '/three', '/four', '/five', '/six']) await keep(path);
    expect(await live()).toBe(5);
    await doAs(server, holder, 'ticket.dropPush', { ticketId, endpoint: `${service.origin}/six` });
    await doAs(server, holder, 'ticket.dropPush', { ticketId, endpoint: `${service.origin}/six` });
    expect(await live()).toBe(4);
    await keep('/six');
    expect(await live()).toBe(5);
    await doAs(server, holder, 'ticket.leave', { ticketId });
  });
});

describe('an endpoint is a claim of the page’s:', () => {
  let reception: Reception;
  beforeAll(async () => void (reception = await openReception(server)));
  const keys = subscribe('https://fcm.googleapis.com/fcm/send/1').subscription.keys;

  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('%s is a push service', async (endpoint) => {
    const { ticketId } = reception.holder;
    const input = { ticketId, subscription: { endpoint, keys } };
    expect(await askAs(server, reception.holder, 'ticket.keepPush', input)).toMatchObject({ ok: true });
  });

  test.each([
    'http://127.0.0.1:1/',
    'https://127.0.0.1/',
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'https://user@fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evil.example/fcm.googleapis.com',
    'https://evil.notify.windows.com.evil.example/',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('%s is none', async (endpoint) => {
    const { ticketId } = reception.holder;
    const input = { ticketId, subscription: { endpoint, keys } };
    expect(await askAs(server, reception.holder, 'ticket.keepPush', input)).toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test.each([
    ['a point that is not on the curve', { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') }],
    ['a key that is too short', { ...keys, p256dh: 'BAAA' }],
    ['a secret that is too short', { ...keys, auth: 'AAAA' }],
  ])('%s is refused', async (_what, wrong) => {
    const { ticketId } = reception.holder;
    const subscription = { endpoint: 'https://web.push.apple.com/abc', keys: wrong };
    const input = { ticketId, subscription };
    expect(await askAs(server, reception.holder, 'ticket.keepPush', input)).toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});

test('the push keys are made once, and are readable by their owner alone', async () => {
  const { mode } = await stat(join(server.dataDir, 'vapid.json'));
  expect(mode & 0o777).toBe(0o600);
});
