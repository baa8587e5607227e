import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, talkTogether, type Talk } from '../harness/talk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { mediaGraceMs: 300 } });
});
afterAll(() => server?.stopAll());

/** What the worker processes themselves say they hold. */
async function held() {
  const reports = await (server.deps.media as MediasoupMedia).workers();
  const rooms = reports.flatMap((report) => report.rooms);
  return {
    routers: reports.reduce((all, { routers }) => all + routers, 0),
    transports: reports.reduce((all, { transports }) => all + transports, 0),
    rooms: rooms.length,
  };
}

const NOTHING = { routers: 0, transports: 0, rooms: 0 };
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
    expect(await held()).toEqual({ routers: 1, transports: 4, rooms: 1 });
    await end(talk);
    await expect.poll(held).toEqual(NOTHING);
    hangUp(talk);
  },
);

test('nor after a call that was never answered, for which the person’s page had made itself ready', async () => {
  const talk = await callSomebody(server);
  const { visitId, rtpCapabilities, deskId } = talk;
  await talk.applicant.page.ask('media.prepare', { visitId, rtpCapabilities });
  expect(await held()).toEqual({ routers: 1, transports: 2, rooms: 1 });
  await talk.desk.page.ask('desk.noShow', { deskId });
  await expect.poll(held).toEqual(NOTHING);
  hangUp(talk);
});
