import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, takeTicket, type Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, talkTogether, type Talk } from '../harness/talk.ts';
import { demo } from '../../prisma/seed/demo.ts';

type Announced = { type: string; payload: { deskId: string; state: string } };
let server: TestServer;
beforeAll(
  async () => void (server = await startTestServer({ settings: { deskLeaseMs: 1500, deskSweepMs: 100 } })),
);
afterAll(() => server?.stopAll());

describe('a desk that is not heard of any more', () => {
  const deskId = demo.desks.almalyDistrict['1'];
  const queueId = demo.queues.almalyDistrict.reception;

  test('is paused, is nobody’s to call from, and may be taken by a colleague; the ghost cannot have it back', async () => {
    const ghost = await openDesk(server.url, 'aigerim', deskId);
    const colleague = await openDesk(server.url, 'daulet', demo.desks.almalyDistrict['2']);
    await colleague.page.watch(`line:${queueId}`);
    await expect(colleague.page.ask('desk.open', { deskId })).rejects.toThrow('DESK_TAKEN');
    const paused = await colleague.page.hear<Announced>(
      'announced',
      ({ payload }) => payload.deskId === deskId && payload.state === 'paused',
    );
    expect(paused.type).toBe('desk.changed');
    await expect(ghost.page.ask('desk.callNext', { deskId })).rejects.toThrow('DESK_NOT_YOURS');
    await expect(ghost.page.ask('desk.resume', { deskId })).rejects.toThrow('DESK_NOT_YOURS');
    expect(await colleague.page.ask('desk.open', { deskId })).toEqual({ fence: 2 });
    await expect(ghost.page.ask('desk.keep', { deskId, fence: 1 })).rejects.toThrow('DESK_NOT_YOURS');
    await expect(ghost.page.ask('desk.close', { deskId })).rejects.toThrow('DESK_NOT_YOURS');
    for (const { browser } of [ghost, colleague]) browser.close();
  });

  test('gives back whom it called and nobody answered: the person is first in the line again, for any desk', async () => {
    const lost = { deskId: demo.desks.bostandyqDistrict['2'] };
    const atBostandyq = {
      officeId: demo.offices.bostandyqDistrict,
      serviceId: demo.services.bostandyqDistrict.prosecutor,
    };
    const first = await takeTicket(server.url, atBostandyq);
    await takeTicket(server.url, atBostandyq);
    const applicant = await first.browser.connect({ kind: 'ticket', ticketId: first.ticketId });
    await applicant.watch(`ticket:${first.ticketId}`);
    const ghost = await openDesk(server.url, 'gulnar', lost.deskId);
    expect((await ghost.page.ask('desk.callNext', lost)).label).toBe(first.label);
    await applicant.hear<Announced>('announced', ({ payload }) => payload.state === 'waiting');
    const view = await applicant.ask('ticket.read', { ticketId: first.ticketId });
    expect(view).toMatchObject({ state: 'waiting', session: null, place: { ahead: 0 } });
    for (const { browser } of [ghost, first]) browser.close();
  });

  test('in the middle of a talk goes on under the colleague who takes it; the ghost’s word counts no more', async () => {
    const talk = await callSomebody(server, 'aigerim');
    await talkTogether(talk);
    const colleague = await openDesk(server.url, 'daulet', demo.desks.almalyDistrict['2']);
    const { deskId, sessionId } = talk;
    await expect.poll(() => isOpened(colleague.page, deskId)).toBe(true);
    expect((await colleague.page.ask('desk.read', { deskId })).desk.current?.sessionId).toBe(sessionId);
    await expect(talk.desk.page.ask('session.pause', { sessionId })).rejects.toThrow('DESK_NOT_YOURS');
    await join(talk, colleague.page);
    expect(await colleague.page.ask('session.pause', { sessionId })).toEqual({ state: 'paused' });
    colleague.browser.close();
    hangUp(talk);
  });

  test('is kept by its word', async () => {
    const { page, browser } = await openDesk(server.url, 'saule', demo.desks.almalyDistrict['3']);
    const mine = { deskId: demo.desks.almalyDistrict['3'] };
    const { desk } = await page.ask('desk.read', mine);
    const first = await page.ask('desk.keep', { ...mine, fence: desk.fence });
    const second = await page.ask('desk.keep', { ...mine, fence: desk.fence });
    expect(Date.parse(second.leaseUntil)).toBeGreaterThan(Date.parse(first.leaseUntil));
    expect(desk.keepEveryMs * 3).toBe(1500);
    browser.close();
  });
});

test('who opens the same desk in a second window has it there, and the first window’s word counts no more', async () => {
  const deskId = demo.desks.bostandyqDistrict['1'];
  const { page, browser } = await openDesk(server.url, 'nurlan', deskId);
  const second = await browser.connect({ kind: 'staff' });
  const { fence } = await second.ask('desk.open', { deskId });
  await expect(page.ask('desk.keep', { deskId, fence: fence - 1 })).rejects.toThrow('DESK_NOT_YOURS');
  await second.ask('desk.keep', { deskId, fence });
  browser.close();
});

describe('signing out', () => {
  let talk: Talk;
  beforeAll(async () => void (talk = await callSomebody(server, 'aigerim')));
  afterAll(() => hangUp(talk));

  test('closes every page of this browser at once, and its cookie opens nothing any more', async () => {
    const { browser, page } = talk.desk;
    page.socket.io.reconnection(false);
    const second = await browser.connect({ kind: 'staff' });
    second.socket.io.reconnection(false);
    const { cookie } = browser;
    const ended = [page, second].map(
      ({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)),
    );
    await browser.ask('staff.signOut', {});
    await Promise.all([page.hear('access.ended'), second.hear('access.ended'), ...ended]);
    const headers = { cookie };
    const response = await browser.post('staff.readSelf', { input: {} }, headers);
    expect(response.status).toBe(401);
    await expect(browser.connect({ kind: 'staff' })).rejects.toThrow('NOT_SIGNED_IN');
  });

  test('leaves the applicant where they are', async () => {
    const view = await talk.applicant.page.ask('ticket.read', { ticketId: talk.ticketId });
    expect(view.state).toBe('called');
  });
});

/** The lease is the database's to judge: the colleague tries until it has run out. */
function isOpened(page: Page, deskId: string): Promise<boolean> {
  return page.ask('desk.open', { deskId }).then(
    () => true,
    () => false,
  );
}
