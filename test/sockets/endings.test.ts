import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from '../../media/contract/sentMedia.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { held } from '../harness/held.ts';
import { openDesk } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  callInterpreted,
  callSomebody,
  hangUp,
  joinAndSpeak,
  loseRoom,
  talkTogether,
  type Talk,
} from '../harness/talk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { mediaGraceMs: 300 } });
});
afterAll(() => server?.stopAll());

const holds = () => held(server.deps.media as MediasoupMedia);
const NOTHING = {
  ...{ routers: 0, transports: 0, rooms: 0 },
  ...{ producers: 0, consumers: 0, dataProducers: 0, dataConsumers: 0 },
};
/** Two people who speak and hear each other; and one of them alone, who speaks to nobody. */
const TWO = {
  ...{ routers: 1, transports: 4, rooms: 1 },
  ...{ producers: 2, consumers: 2, dataProducers: 2, dataConsumers: 2 },
};
const ONE = {
  ...{ routers: 1, transports: 2, rooms: 1 },
  ...{ producers: 1, consumers: 0, dataProducers: 1, dataConsumers: 1 },
};
/** Three who speak, of whom one shows a camera and another one a screen. */
const THREE = {
  ...{ routers: 1, transports: 6, rooms: 1 },
  ...{ producers: 5, consumers: 10, dataProducers: 3, dataConsumers: 3 },
};
const reason = 'Құжатын алып келеді';
const answer = { outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };

const ENDINGS: Record<string, (talk: Talk) => Promise<unknown>> = {
  'the official finishes it': ({ desk, sessionId }) =>
    desk.page.ask('session.finish', { sessionId, ...answer }),
  'the worker dies, both come back and the official finishes it': async (talk) => {
    await loseRoom(server, talk);
    await talkTogether(talk);
    expect(await holds()).toEqual(TWO);
    await talk.desk.page.ask('session.finish', { sessionId: talk.sessionId, ...answer });
  },
  'the worker dies and the official finishes it before anybody is back': async (talk) => {
    await loseRoom(server, talk);
    await talk.desk.page.ask('session.finish', { sessionId: talk.sessionId, ...answer });
  },
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
  expect(await holds()).toEqual({ ...NOTHING, routers: 1, transports: 2, rooms: 1, dataConsumers: 1 });
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

test('after a talk of three with a camera and a shared screen they hold nothing of it', async () => {
  const { talk, interpreter } = await callInterpreted(server);
  const { desk, applicant, sessionId, visitId } = talk;
  const { epoch } = await talkTogether(talk);
  await joinAndSpeak(talk, interpreter.page, 5555);
  const rtpParameters = picture() as CallInput<'media.produce'>['rtpParameters'];
  const shown = { visitId, epoch, rtpParameters, paused: false };
  await applicant.page.ask('media.produce', { ...shown, source: 'camera' });
  await desk.page.ask('media.produce', { ...shown, source: 'screen' });
  expect(await holds()).toEqual(THREE);
  await desk.page.ask('session.finish', { sessionId, ...answer });
  await expect.poll(holds).toEqual(NOTHING);
  interpreter.browser.close();
  hangUp(talk);
});

test('after a talk that outlived the desk’s lease, and ended under a colleague, they hold nothing of it', async () => {
  const forgetful = await startTestServer({ settings: { deskSweepMs: 100 } });
  const holdsThere = () => held(forgetful.deps.media as MediasoupMedia);
  const talk = await callSomebody(forgetful);
  const { deskId, sessionId, queueId, desk } = talk;
  await talkTogether(talk);
  await desk.page.watch(`line:${queueId}`);
  type Announced = { type: string; payload: { deskId: string; state: string } };
  const lapsed = ({ type, payload }: Announced) => type === 'desk.changed' && payload.state === 'paused';
  const heard = desk.page.hear<Announced>('announced', lapsed);
  await forgetful.database.owner.query(`UPDATE "Desk" SET "leaseUntil" = now() WHERE "id" = $1`, [deskId]);
  await heard;
  expect(await holdsThere()).toEqual(TWO);
  const daulet = await openDesk(forgetful.url, 'daulet', deskId);
  await joinAndSpeak(talk, daulet.page, 4444);
  await daulet.page.ask('session.finish', { sessionId, ...answer });
  await expect.poll(holdsThere).toEqual(NOTHING);
  daulet.browser.close();
  hangUp(talk);
  await forgetful.stopAll();
});
