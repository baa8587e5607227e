import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, joinAndSpeak, roomOf, talkTogether, type Talk } from '../harness/talk.ts';

const GRACE_MS = 2000;

let server: TestServer;
let talk: Talk;
beforeAll(async () => void (server = await startTestServer({ settings: { mediaGraceMs: GRACE_MS } })));
afterEach(() => hangUp(talk));
afterAll(() => server?.stopAll());

async function begin(): Promise<Talk> {
  talk = await callSomebody(server);
  return talk;
}

type Moved = { type: string; payload: { joined: boolean } };

test('of two windows that got ready, the first joins by one press: nobody has gone on in the other', async () => {
  const talk = await begin();
  const { visitId, sessionId, rtpCapabilities, ticketId } = talk;
  const { page: first, browser } = talk.applicant;
  const second = await browser.connect({ kind: 'ticket', ticketId });
  for (const page of [first, second]) await page.ask('media.prepare', { visitId, rtpCapabilities });
  await joinAndSpeak(talk, first, 6667);
  // The other one may still be gone to, by a press of its own.
  await joinAndSpeak(talk, second, 6668);
  const byItself = first.ask('session.join', { sessionId, rtpCapabilities, ready: [] });
  await expect(byItself).rejects.toThrow('TAKEN_OVER');
  expect((await roomOf(server, talk))?.participants).toHaveLength(1);
});

test('a second tab takes the talk over, and the first is told and can do nothing more', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { page: first, browser } = talk.applicant;
  const second = await browser.connect({ kind: 'ticket', ticketId: talk.ticketId });
  await joinAndSpeak(talk, second, 6666);
  await first.hear<{ reason: string }>('media.dropped', ({ reason }) => reason === 'takenOver');
  const mute = { visitId: talk.visitId, epoch, source: 'microphone' as const, paused: true };
  await expect(first.ask('media.pause', mute)).rejects.toThrow('MEDIA_STALE');
  await second.ask('media.pause', mute);
  const room = await roomOf(server, talk);
  expect(room?.participants).toHaveLength(2);
  expect(room?.participants.flatMap((one) => one.producers)).toHaveLength(2);
});

test('whoever went on in another page is not fetched back by the first: only by a press there', async () => {
  const talk = await begin();
  await talkTogether(talk);
  const { sessionId, rtpCapabilities, ticketId, applicant } = talk;
  const second = await applicant.browser.connect({ kind: 'ticket', ticketId });
  const byItself = { sessionId, rtpCapabilities, ready: [] };
  // Not even while the first page is still in the talk.
  await expect(second.ask('session.join', { ...byItself, fresh: true })).rejects.toThrow('TAKEN_OVER');
  await joinAndSpeak(talk, second, 6667);
  for (const fresh of [false, true])
    await expect(applicant.page.ask('session.join', { ...byItself, fresh })).rejects.toThrow('TAKEN_OVER');
  await applicant.page.ask('session.join', { ...byItself, pressed: true });
});

test('a phone that was away for longer than the grace does not take the talk from the page its person went to', async () => {
  const talk = await begin();
  await talkTogether(talk);
  const { sessionId, rtpCapabilities, ticketId, applicant, desk } = talk;
  await desk.page.watch(`session:${sessionId}`);
  const gone = desk.page.hear<Moved>('announced', ({ payload }) => payload.joined === false);
  applicant.page.socket.disconnect();
  await gone;
  const laptop = await applicant.browser.connect({ kind: 'ticket', ticketId });
  await joinAndSpeak(talk, laptop, 6668);
  applicant.page.socket.connect();
  const byItself = { sessionId, rtpCapabilities, ready: [], fresh: true };
  await expect(applicant.page.ask('session.join', byItself)).rejects.toThrow('TAKEN_OVER');
});

test('a tab that was taken over and then closes does not take the person out of the talk', async () => {
  const talk = await begin();
  await talkTogether(talk);
  const { page: first, browser } = talk.applicant;
  const second = await browser.connect({ kind: 'ticket', ticketId: talk.ticketId });
  await joinAndSpeak(talk, second, 7777);
  first.socket.disconnect();
  // The official's connection is lost after it: when the official's grace has ended, the tab's would have, too.
  await second.watch(`session:${talk.sessionId}`);
  talk.desk.browser.close();
  await second.hear<Moved>('announced', ({ payload }) => payload.joined === false);
  const { applicantId } = (await server.deps.store.session(talk.sessionId))!.visit;
  const room = await roomOf(server, talk);
  expect(room?.participants.map((one) => one.participant)).toEqual([applicantId]);
});
