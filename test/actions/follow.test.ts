import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { doAs } from '../harness/asking.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { Browser, takeTicket, type Applicant } from '../harness/people.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const REASON = 'Мәселе облыс прокурорының құзыретінде';
const district = () => addLine(server, demo.offices.almalyDistrict, 1);
const region = () => addLine(server, demo.offices.almaty, 1);
const comeTo = ({ officeId, serviceId }: Line) => takeTicket(server.url, { officeId, serviceId });

async function sendOn(from: Line, { ticketId }: Pick<Applicant, 'ticketId'>, to: Line): Promise<string> {
  const { principal, deskId } = from.desks[0]!;
  const input = { deskId, ticketId, to: { queueId: to.queueId }, reason: REASON, agreed: true };
  return (await doAs(server, principal, 'desk.transfer', input)).ticketId;
}

describe('whoever was sent on from a district to a region', () => {
  test('follows with the browser that holds the first ticket: number and time of arrival are kept', async () => {
    const [from, to] = [await district(), await region()];
    const ghani = await comeTo(from);
    const before = await ghani.browser.ask('ticket.read', { ticketId: ghani.ticketId });
    const nextId = await sendOn(from, ghani, to);
    expect(await ghani.browser.ask('ticket.read', { ticketId: ghani.ticketId })).toMatchObject({
      state: 'transferred',
      moved: true,
    });
    expect(await ghani.browser.ask('ticket.follow', { ticketId: ghani.ticketId })).toEqual({
      ticketId: nextId,
    });
    const after = await ghani.browser.ask('ticket.read', { ticketId: nextId });
    expect(after).toMatchObject({ state: 'waiting', label: ghani.label, takenAt: before.takenAt });
    expect(after.officeName.kk).not.toBe(before.officeName.kk);
    expect(after.sentOn).toEqual({
      officeName: before.officeName,
      queueName: before.queueName,
      ...{ sameQueue: false, desk: null, post: null },
      reason: REASON,
    });
    expect(before.sentOn).toBeNull();
  });

  test('stands before those who came to the region later', async () => {
    const [from, to] = [await district(), await region()];
    const ghani = await comeTo(from);
    const { holder: later } = await waitIn(server, to);
    const nextId = await sendOn(from, ghani, to);
    await ghani.browser.ask('ticket.follow', { ticketId: ghani.ticketId });
    const { place } = await ghani.browser.ask('ticket.read', { ticketId: nextId });
    expect(place?.ahead).toBe(0);
    const theirs = await doAs(server, later, 'ticket.read', { ticketId: later.ticketId });
    expect(theirs.place?.ahead).toBe(1);
  });

  test('opens the new ticket on another device by the same secret', async () => {
    const [from, to] = [await district(), await region()];
    const ghani = await comeTo(from);
    const nextId = await sendOn(from, ghani, to);
    const phone = new Browser(server.url);
    await phone.ask('ticket.open', { ticketId: nextId, secret: ghani.secret });
    expect((await phone.ask('ticket.read', { ticketId: nextId })).label).toBe(ghani.label);
  });

  test('may follow twice, from a second window or after a lost answer, and twice in a row', async () => {
    const [from, to, further] = [await district(), await region(), await region()];
    const ghani = await comeTo(from);
    const second = await sendOn(from, ghani, to);
    const follow = (ticketId: string) => ghani.browser.ask('ticket.follow', { ticketId });
    expect([await follow(ghani.ticketId), await follow(ghani.ticketId)]).toEqual([
      { ticketId: second },
      { ticketId: second },
    ]);
    const third = await sendOn(to, { ticketId: second }, further);
    expect(await follow(second)).toEqual({ ticketId: third });
    expect((await ghani.browser.ask('ticket.read', { ticketId: third })).label).toBe(ghani.label);
  });
});

describe('nobody else follows', () => {
  test('a stranger’s browser and another ticket’s holder open nothing', async () => {
    const [from, to] = [await district(), await region()];
    const [ghani, other] = [await comeTo(from), await comeTo(from)];
    await sendOn(from, ghani, to);
    const { ticketId } = ghani;
    await expect(new Browser(server.url).ask('ticket.follow', { ticketId })).rejects.toThrow('NOT_SIGNED_IN');
    await expect(other.browser.ask('ticket.follow', { ticketId })).rejects.toThrow('NOT_SIGNED_IN');
  });

  test('a ticket that was not sent on has nothing to follow', async () => {
    const { browser, ticketId } = await comeTo(await district());
    await expect(browser.ask('ticket.follow', { ticketId })).rejects.toThrow('WRONG_STATE');
  });
});
