import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { held } from '../harness/held.ts';
import { openDesk } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, joinAndSpeak, talkTogether, type Talk } from '../harness/talk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { mediaGraceMs: 300 } });
});
afterAll(() => server?.stopAll());

const holds = () => held(server.deps.media as MediasoupMedia);
const NOTHING = { routers: 0, transports: 0, rooms: 0, producers: 0, consumers: 0 };
/** Two people who speak and hear each other; and one of them alone, who speaks to nobody. */
const TWO = { routers: 1, transports: 4, rooms: 1, producers: 2, consumers: 2 };
const ONE = { routers: 1, transports: 2, rooms: 1, producers: 1, consumers: 0 };
const reason = 'Құжатын алып келеді';
const answer = { outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };

const ENDINGS: Record<string, (talk: Talk) => Promise<unknown>> = {
  'the official finishes it': ({ desk, sessionId }) =>
    desk.page.ask('session.finish', { sessionId, ...answer }),
  'the person is put back': ({ desk, deskId }) => desk.page.ask('desk.putBack', { deskId, reason }),
  'the person is set aside': ({ desk, deskId, ticketId }) =>
    desk.page.ask('desk.park', { deskId, ticketId, reason }),
  'the person is sent on to another office': ({ desk, deskId, ticketId }) =>
    desk.page.ask('desk.transfer', {
      ...{ deskId, ticketId, reason, agreed: true },
      to: { queueId: demo.queues.almaty.reception },
    }),
  'the person leaves and is marked as gone': async ({ desk, applicant, deskId, sessionId }) => {
    await applicant.page.ask('session.leave', { sessionId });
    return desk.page.ask('desk.noShow', { deskId });
  },
  'both leave': async ({ desk, applicant, sessionId }) => {
    for (const { page } of [desk, applicant]) await page.ask('session.leave', { sessionId });
  },
  'the person leaves the queue': ({ applicant, ticketId }) =>
    applicant.page.ask('ticket.leave', { ticketId }),
  'both pages vanish and do not come back': async (talk) => hangUp(talk),
  'the official signs out and the person’s page vanishes': async ({ desk, applicant }) => {
    await desk.browser.ask('staff.signOut', {});
    applicant.browser.close();
  },
};

test.each(Object.entries(ENDINGS))(
  'after a talk in which %s the media workers hold no router and no transport of it',
  async (_, end) => {
    const talk = await callSomebody(server);
    await talkTogether(talk);
    expect(await holds()).toEqual(TWO);
    await end(talk);
    await expect.poll(holds).toEqual(NOTHING);
    hangUp(talk);
  },
);

test('nor after a call that was never answered, for which the person’s page had made itself ready', async () => {
  const talk = await callSomebody(server);
  const { visitId, rtpCapabilities, deskId } = talk;
  await talk.applicant.page.ask('media.prepare', { visitId, rtpCapabilities });
  expect(await holds()).toEqual({ ...NOTHING, routers: 1, transports: 2, rooms: 1 });
  await talk.desk.page.ask('desk.noShow', { deskId });
  await expect.poll(holds).toEqual(NOTHING);
  hangUp(talk);
});

test('after one has left they hold what the other has, and all of both when that one is back', async () => {
  const talk = await callSomebody(server);
  await talkTogether(talk);
  await talk.applicant.page.ask('session.leave', { sessionId: talk.sessionId });
  expect(await holds()).toEqual(ONE);
  await talkTogether(talk);
  expect(await holds()).toEqual(TWO);
  hangUp(talk);
  await expect.poll(holds).toEqual(NOTHING);
});

test('after a second tab has taken the talk over they hold nothing of the first', async () => {
  const talk = await callSomebody(server);
  await talkTogether(talk);
  const { browser } = talk.applicant;
  const second = await browser.connect({ kind: 'ticket', ticketId: talk.ticketId });
  await joinAndSpeak(talk, second, 3333);
  expect(await holds()).toEqual(TWO);
  hangUp(talk);
  await expect.poll(holds).toEqual(NOTHING);
});

test('after the desk is handed to a colleague they hold nothing of who had it, and the talk goes on', async () => {
  const talk = await callSomebody(server);
  await talkTogether(talk);
  const { deskId, sessionId, desk } = talk;
  await desk.page.ask('desk.offer', { deskId, staffId: demo.staff.daulet });
  const daulet = await openDesk(server.url, 'daulet', deskId);
  await desk.page.hear<{ reason: string }>('media.dropped', ({ reason }) => reason === 'ended');
  expect(await holds()).toEqual(ONE);
  await joinAndSpeak(talk, daulet.page, 4444);
  expect(await holds()).toEqual(TWO);
  await daulet.page.ask('session.finish', { sessionId, ...answer });
  expect(await holds()).toEqual(NOTHING);
  daulet.browser.close();
  hangUp(talk);
});
