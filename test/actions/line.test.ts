import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { queueOf, shownAt } from '../harness/queue.ts';
import { waitIn } from '../harness/reception.ts';
import { Browser } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const almaly = demo.offices.almalyDistrict;
const applicant = (surname: string, givenName = 'Айша') => ({ name: { surname, givenName } });

describe('the official finds people of the whole line', () => {
  test('by number, by the beginning of the surname, in any case; also who is away or parked, and nobody of another line', async () => {
    const { line, desk } = await queueOf(server, almaly, { people: 0 });
    const elsewhere = await queueOf(server, almaly, { people: 0 });
    await waitIn(server, elsewhere.line, { applicant: applicant('Сейдахмет') });
    const first = (await waitIn(server, line, { applicant: applicant('Сейдахмет') })).holder;
    const second = (await waitIn(server, line, { applicant: applicant('Сейітова') })).holder;
    const third = (await waitIn(server, line, { applicant: applicant('Байсейіт') })).holder;
    const { deskId, principal } = desk;
    await doAs(server, second, 'ticket.stepAway', { ticketId: second.ticketId });
    await doAs(server, principal, 'desk.park', { deskId, ticketId: first.ticketId, reason: 'Құжат күтеді' });
    const find = async (text: string) =>
      (await doAs(server, principal, 'desk.searchLine', { deskId, text })).found.map((one) => one.ticketId);
    expect(await find('сей')).toEqual([first.ticketId, second.ticketId]);
    expect(await find('003')).toEqual([third.ticketId]);
    expect(await find('жоқ')).toEqual([]);
    expect(await askAs(server, principal, 'desk.searchLine', { deskId, text: ' ' })).toMatchObject({
      code: 'BAD_INPUT',
    });
    await doAs(server, third, 'ticket.leave', { ticketId: third.ticketId });
    expect(await find('003')).toEqual([]);
  });

  test('thirty of forty are shown in the order of calling, and how many there are', async () => {
    const { line, waiting, desk } = await queueOf(server, almaly, { people: 40 });
    const { deskId, principal } = desk;
    const read = await doAs(server, principal, 'desk.read', { deskId });
    expect(read.line.map(({ ticketId }) => ticketId)).toEqual(
      waiting.slice(0, 30).map(({ ticketId }) => ticketId),
    );
    expect(read).toMatchObject({ waiting: 40, notCallable: 0 });
    expect(line.queueId).toBe(read.desk.queueId);
  });
});

describe('O87-8: whoever came from out of town', () => {
  test('is marked in the line', async () => {
    const { line, desk } = await queueOf(server, almaly, { people: 0 });
    await waitIn(server, line, { outOfTown: 'Қаскелең' });
    const read = await doAs(server, desk.principal, 'desk.read', { deskId: desk.deskId });
    expect(read.line[0]).toMatchObject({ outOfTown: 'Қаскелең' });
  });

  test('is counted as long as they wait, set aside or away, too, so that they are received on the day of coming', async () => {
    const { line, desk } = await queueOf(server, almaly, { people: 1 });
    const { deskId, principal } = desk;
    const fromAfar = async () => (await waitIn(server, line, { outOfTown: 'Қаскелең' })).holder;
    const [first, second, third] = [await fromAfar(), await fromAfar(), await fromAfar()];
    const counted = async () => (await doAs(server, principal, 'desk.read', { deskId })).outOfTown;
    expect(await counted()).toBe(3);
    await doAs(server, first, 'ticket.stepAway', { ticketId: first.ticketId });
    await doAs(server, principal, 'desk.park', { deskId, ticketId: second.ticketId, reason: 'құжат' });
    expect(await counted()).toBe(3);
    await doAs(server, third, 'ticket.leave', { ticketId: third.ticketId });
    expect(await counted()).toBe(2);
  });
});

describe('an official writes', () => {
  const words = 'Құжаттарыңызды дайындаңыз.';

  test('to all who wait: each reads it on their page, and nobody’s telephone rings', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 2 });
    const { deskId, principal } = desk;
    await doAs(server, principal, 'desk.sendNotice', { deskId, ticketId: null, words });
    for (const holder of waiting) {
      const view = await doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId });
      expect(view.notices).toMatchObject([{ words, toAll: true }]);
    }
    expect(await messagesTo(waiting[0]!.ticketId)).toEqual([]);
  });

  test('to one: they alone read it, and their telephone tells them to look', async () => {
    const { line, waiting, desk } = await queueOf(server, demo.offices.almaty, { people: 1 });
    const { deskId, principal } = desk;
    const { ticketId } = waiting[0]!;
    const other = (
      await waitIn(server, line, { applicant: { ...applicant('Байсейіт'), phone: '+77017654321' } })
    ).holder;
    await doAs(server, principal, 'desk.sendNotice', { deskId, ticketId, words });
    const read = async (holder: typeof other) =>
      (await doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId })).notices;
    expect(await read(waiting[0]!)).toMatchObject([{ words, toAll: false }]);
    expect(await read(other)).toEqual([]);
    expect(await messagesTo(ticketId)).toEqual(['notice']);
  });

  test('to all, on the public stream, the words alone', async () => {
    const { line, desk } = await queueOf(server, almaly, { people: 0 });
    const browser = new Browser(server.url);
    const page = await browser.connect({ kind: 'anyone' });
    await page.watch(`queue:${line.queueId}`);
    const input = { deskId: desk.deskId, ticketId: null, words };
    await doAs(server, desk.principal, 'desk.sendNotice', input);
    const heard = await page.hear<{ notice: object | null }>(
      'queue.changed',
      ({ notice }) => notice !== null,
    );
    expect(heard.notice).toEqual({
      noticeId: expect.any(String),
      words,
      at: expect.any(String),
      toAll: true,
    });
    browser.close();
  });

  test('to nobody who has left', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 1 });
    const { ticketId } = waiting[0]!;
    await doAs(server, waiting[0]!, 'ticket.leave', { ticketId });
    const input = { deskId: desk.deskId, ticketId, words };
    expect(await askAs(server, desk.principal, 'desk.sendNotice', input)).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  /** What was sent because an official wrote. */
  async function messagesTo(ticketId: string): Promise<string[]> {
    const { rows } = await server.database.owner.query(
      `SELECT "kind" FROM "Message" WHERE "ticketId" = $1 AND "kind" = 'notice'`,
      [ticketId],
    );
    return rows.map(({ kind }) => kind as string);
  }
});

test('whoever comes to the line after words to all does not read them: they were not said to them', async () => {
  const { line, desk } = await queueOf(server, almaly, { people: 0 });
  const input = { deskId: desk.deskId, ticketId: null, words: 'Үзіліс 14:00-ге дейін.' };
  await doAs(server, desk.principal, 'desk.sendNotice', input);
  server.clock.advance(1000);
  const { holder } = await waitIn(server, line);
  const view = await doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId });
  expect(view.notices).toEqual([]);
  expect((await shownAt(server, desk)).line).toEqual([holder.ticketId]);
});
