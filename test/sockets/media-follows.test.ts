import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import type { Mark } from '../../server/contract/signalling.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  callSomebody,
  hangUp,
  hearing,
  join,
  joinAndSpeak,
  loseRoom,
  roomOf,
  talkTogether,
  type Talk,
} from '../harness/talk.ts';

const GRACE_MS = 2000;
type Dropped = { epoch: number; reason: string };

let server: TestServer;
const talks: Talk[] = [];
beforeAll(async () => void (server = await startTestServer({ settings: { mediaGraceMs: GRACE_MS } })));
afterEach(() => talks.splice(0).forEach(hangUp));
afterAll(() => server?.stopAll());

async function begin(): Promise<Talk> {
  const talk = await callSomebody(server);
  talks.push(talk);
  return talk;
}

type Moved = { type: string; payload: { joined: boolean } };
type Marked = { participant: string; mark: Mark; on: boolean };
const marked = ({ page }: Talk['desk'], mark: Mark, on: boolean) =>
  page.hear<Marked>('media.mark', (told) => told.mark === mark && told.on === on);
const dropped = ({ page }: Talk['applicant'], reason: string) =>
  page.hear<Dropped>('media.dropped', (drop) => drop.reason === reason);

describe('the talk decides who is heard', () => {
  test('nobody is heard before both have joined; then each hears the other and nobody hears themselves', async () => {
    const talk = await begin();
    await joinAndSpeak(talk, talk.desk.page, 1111);
    expect(hearing(await roomOf(server, talk))).toEqual([]);
    await talkTogether(talk);
    expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  });

  test('when the official pauses nobody hears anybody, and when it goes on both do', async () => {
    const talk = await begin();
    const { sessionId } = talk;
    await talkTogether(talk);
    await talk.desk.page.ask('session.pause', { sessionId });
    expect(hearing(await roomOf(server, talk))).toEqual([false, false]);
    await talk.desk.page.ask('session.resume', { sessionId });
    expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  });

  test('a page cannot make itself hear while the official has paused', async () => {
    const talk = await begin();
    const { epoch } = await talkTogether(talk);
    await talk.desk.page.ask('session.pause', { sessionId: talk.sessionId });
    const { consumers } = await join(talk, talk.applicant.page);
    const wish = { visitId: talk.visitId, epoch, consumerId: consumers[0]!.id, paused: false };
    await talk.applicant.page.ask('media.resume', wish);
    expect(hearing(await roomOf(server, talk))).toEqual([false, false]);
  });

  test('when it is finished the room is gone at once, both are told, and nobody comes in again', async () => {
    const talk = await begin();
    await talkTogether(talk);
    await talk.desk.page.ask('session.finish', {
      ...{ sessionId: talk.sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
    });
    expect(await roomOf(server, talk)).toBeUndefined();
    await Promise.all([dropped(talk.desk, 'ended'), dropped(talk.applicant, 'ended')]);
    await expect(join(talk, talk.applicant.page)).rejects.toThrow('SESSION_ENDED');
    await expect(join(talk, talk.desk.page)).rejects.toThrow('SESSION_ENDED');
  });

  test('when the official gives up waiting, the one who was getting ready is told and keeps the place', async () => {
    const talk = await begin();
    const { visitId, rtpCapabilities } = talk;
    await talk.applicant.page.ask('media.prepare', { visitId, rtpCapabilities });
    await talk.desk.page.ask('desk.noShow', { deskId: talk.deskId });
    await dropped(talk.applicant, 'ended');
    expect(await roomOf(server, talk)).toBeUndefined();
    const view = await talk.applicant.page.ask('ticket.read', { ticketId: talk.ticketId });
    expect(view.state).toBe('away');
  });
});

describe('O87-39: a district does not send away who came', () => {
  test('the official cannot end a talk as not held, and who has gone keeps the place until they are back', async () => {
    const talk = await begin();
    const { desk, applicant, sessionId, deskId, ticketId } = talk;
    await talkTogether(talk);
    const notHeld = { sessionId, outcome: 'not_held' as const, answer: '', oralConsent: false };
    await expect(desk.page.ask('session.finish', notHeld)).rejects.toThrow('MUST_NOT_REFUSE');
    await expect(desk.page.ask('desk.noShow', { deskId })).rejects.toThrow('WRONG_STATE');
    await applicant.page.ask('session.leave', { sessionId });
    expect(await desk.page.ask('desk.noShow', { deskId })).toEqual({ state: 'away' });
    await expect(desk.page.ask('desk.callNext', { deskId })).rejects.toThrow('QUEUE_EMPTY');
    await applicant.page.ask('ticket.comeBack', { ticketId });
    expect((await desk.page.ask('desk.callNext', { deskId })).ticketId).toBe(ticketId);
  });
});

describe('a lost connection', () => {
  test('that comes back within the grace finds its media as it was; one that does not has left the talk', async () => {
    const talk = await begin();
    const { desk, applicant, sessionId } = talk;
    const before = await talkTogether(talk);
    await desk.page.watch(`session:${sessionId}`);
    const { admission } = await join(talk, desk.page);

    const back = new Promise((resolve) => desk.page.socket.once('connect', () => resolve('back')));
    desk.page.socket.io.engine.close();
    await back;
    await desk.page.watch(`session:${sessionId}`);
    const { applicantId } = (await server.deps.store.session(sessionId))!.visit;
    const lost = marked(desk, 'away', true);
    applicant.browser.close();
    expect(await lost).toMatchObject({ participant: applicantId });
    expect((await join(talk, desk.page)).marks).toEqual([{ participant: applicantId, mark: 'away' }]);
    type Left = { type: string; payload: { participantId: string; joined: boolean } };
    const left = await desk.page.hear<Left>('announced', ({ type }) => type === 'participant.changed');
    expect(left.payload).toEqual({ participantId: applicantId, joined: false });

    // The grace of the first one has long gone by when the second one's ends.
    const room = await roomOf(server, talk);
    expect(room?.participants.map((one) => one.participant)).not.toContain(applicantId);
    expect(room?.participants).toHaveLength(1);
    const again = await join(talk, desk.page);
    expect(again.admission).toEqual(admission);
    expect(again.epoch).toBe(before.epoch);
    const rows = await server.database.owner.query(
      'SELECT "kind", "leftAt" IS NOT NULL AS "left" FROM "Participant" WHERE "sessionId" = $1 ORDER BY "kind"',
      [sessionId],
    );
    expect(rows.rows).toEqual([
      { kind: 'applicant', left: true },
      { kind: 'official', left: false },
    ]);
  });

  test('of one who has left does not end the talk: who comes back joins again and is heard', async () => {
    const talk = await begin();
    await talkTogether(talk);
    const { ticketId, sessionId } = talk;
    await talk.applicant.page.ask('session.leave', { sessionId });
    expect((await roomOf(server, talk))?.participants).toHaveLength(1);
    const page = await talk.applicant.browser.connect({ kind: 'ticket', ticketId });
    await joinAndSpeak(talk, page, 5555);
    const view = await talk.desk.page.ask('session.read', { sessionId });
    expect(view).toMatchObject({ state: 'live' });
    expect(view.participants.map((one) => one.joined)).toEqual([true, true]);
  });
});

test('a page that vanishes in the middle of joining has left after the grace, like any other', async () => {
  const talk = await begin();
  const { desk, applicant, sessionId, rtpCapabilities } = talk;
  await desk.page.watch(`session:${sessionId}`);
  await join(talk, desk.page);
  applicant.page.socket.emit('session.join', { input: { sessionId, rtpCapabilities, ready: [] } }, () => {});
  applicant.page.socket.disconnect();
  await desk.page.hear<Moved>('announced', ({ payload }) => payload.joined === false);
  expect((await roomOf(server, talk))?.participants).toHaveLength(1);
});

test('whoever joins in the very moment in which the talk is finished opens no room again', async () => {
  for (let i = 0; i < 5; i++) {
    const talk = await begin();
    await talkTogether(talk);
    const { desk, applicant, sessionId } = talk;
    const end = { sessionId, outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };
    const joins = Array.from({ length: 4 }, () => join(talk, applicant.page));
    await Promise.all([desk.page.ask('session.finish', end), Promise.allSettled(joins)]);
    expect(await roomOf(server, talk)).toBeUndefined();
  }
});

test('a room that everybody has left is closed, and opens anew for who comes back', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { sessionId } = talk;
  for (const { page } of [talk.desk, talk.applicant]) await page.ask('session.leave', { sessionId });
  expect(await roomOf(server, talk)).toBeUndefined();
  expect((await talkTogether(talk)).epoch).toBeGreaterThan(epoch);
  expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
});

test('an official who signs out is heard and hears no more at once: the grace is for lost connections', async () => {
  const talk = await begin();
  await talkTogether(talk);
  await talk.applicant.page.watch(`session:${talk.sessionId}`);
  talk.desk.page.socket.io.reconnection(false);
  const signedOutAt = Date.now();
  await talk.desk.browser.ask('staff.signOut', {});
  type Moved = { type: string; at: string; payload: { joined: boolean } };
  const left = await talk.applicant.page.hear<Moved>('announced', ({ payload }) => payload.joined === false);
  expect(Date.parse(left.at) - signedOutAt).toBeLessThan(GRACE_MS / 2);
  expect((await roomOf(server, talk))?.participants).toHaveLength(1);
});

test('whose page is reloaded is lost for the other side no longer than until the page is back', async () => {
  const talk = await begin();
  await talkTogether(talk);
  const { desk, applicant, ticketId } = talk;
  const { applicantId: participant } = (await server.deps.store.session(talk.sessionId))!.visit;
  const lost = marked(desk, 'away', true);
  applicant.page.socket.disconnect();
  expect(await lost).toMatchObject({ participant });
  const back = marked(desk, 'away', false);
  await joinAndSpeak(talk, await applicant.browser.connect({ kind: 'ticket', ticketId }), 5656);
  expect(await back).toMatchObject({ participant });
});

test('whose connection blinks while the other mutes finds the other muted, and heard again when that is over', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { desk, applicant, visitId } = talk;
  const blink = async (meanwhile: () => Promise<unknown>) => {
    const back = new Promise((resolve) => desk.page.socket.once('connect', () => resolve('back')));
    desk.page.socket.io.engine.close();
    await meanwhile();
    await back;
    return (await join(talk, desk.page)).consumers.map(({ producerPaused }) => producerPaused);
  };
  const mute = { visitId, epoch, source: 'microphone' as const };
  expect(await blink(() => applicant.page.ask('media.pause', { ...mute, paused: true }))).toEqual([true]);
  expect(await blink(() => applicant.page.ask('media.pause', { ...mute, paused: false }))).toEqual([false]);
});

test('a media worker is killed in the middle of a talk: both are told, join again and are heard, and the record knows nothing of it', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const record = await server.deps.store.session(talk.sessionId);
  const [worker] = await (server.deps.media as MediasoupMedia).workers();
  process.kill(worker!.pid, 'SIGKILL');
  const drops = await Promise.all([dropped(talk.desk, 'rebuilt'), dropped(talk.applicant, 'rebuilt')]);
  expect(drops.map((drop) => drop.epoch)).toEqual([epoch, epoch]);
  const again = await talkTogether(talk);
  expect(again.epoch).toBeGreaterThan(epoch);
  expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  const { visit: _now, ...after } = (await server.deps.store.session(talk.sessionId))!;
  const { visit: _then, ...before } = record!;
  expect(after).toEqual(before);
  const stale = { visitId: talk.visitId, epoch, source: 'microphone' as const, paused: true };
  await expect(talk.applicant.page.ask('media.pause', stale)).rejects.toThrow('MEDIA_STALE');
});

test('who came back to a rebuilt room stays in it when the time to come back has run out', async () => {
  const talk = await begin();
  await talkTogether(talk);
  await loseRoom(server, talk);
  await talkTogether(talk);
  // Their time began before that of somebody who is lost only now.
  const later = await begin();
  await talkTogether(later);
  later.applicant.browser.close();
  const haveLeft = async ({ sessionId }: Talk) =>
    (await server.deps.store.session(sessionId))!.participants.filter(({ leftAt }) => leftAt !== null).length;
  await expect.poll(() => haveLeft(later)).toBe(1);
  expect(await haveLeft(talk)).toBe(0);
  expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
});

test('who comes back as their time runs out, while the room is busy, stays in the talk as they were', async () => {
  const talk = await begin();
  await talkTogether(talk);
  const { admission } = await join(talk, talk.applicant.page);
  const later = await begin();
  await talkTogether(later);
  const busy = Promise.withResolvers<void>();
  const turn = server.deps.locks.run(`room:${talk.visitId}`, () => busy.promise);
  for (const { applicant, desk } of [talk, later]) {
    const away = marked(desk, 'away', true);
    applicant.page.socket.disconnect();
    await away;
  }
  // The time of the second one has run out, so that of the first one has as well.
  await expect.poll(async () => (await roomOf(server, later))?.participants.length).toBe(1);
  const back = marked(talk.desk, 'away', false);
  talk.applicant.page.socket.connect();
  await back;
  busy.resolve();
  await turn;
  expect((await join(talk, talk.applicant.page)).admission).toEqual(admission);
  const { participants } = (await server.deps.store.session(talk.sessionId))!;
  expect(participants.map(({ leftAt }) => leftAt)).toEqual([null, null]);
});

test('a raised hand is seen by all, stays up over a reload, and is lowered by whose it is', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { desk, applicant, ticketId, visitId } = talk;
  const { applicantId: participant } = (await server.deps.store.session(talk.sessionId))!.visit;
  const up = marked(desk, 'hand', true);
  await applicant.page.ask('media.hand', { visitId, epoch, raised: true });
  expect(await up).toMatchObject({ participant });
  const reloaded = await applicant.browser.connect({ kind: 'ticket', ticketId });
  await joinAndSpeak(talk, reloaded, 5657);
  expect((await join(talk, desk.page)).marks).toEqual([{ participant, mark: 'hand' }]);
  const down = marked(desk, 'hand', false);
  await reloaded.ask('media.hand', { visitId, epoch, raised: false });
  expect(await down).toMatchObject({ participant });
  expect((await join(talk, desk.page)).marks).toEqual([]);
});
