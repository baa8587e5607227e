import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import type { TicketPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs, holderOf } from '../harness/asking.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { openDesk, ticketInput } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const disability = { category: 'disability', proof: 'Мүгедектік туралы анықтама' };

async function takeIn(
  { officeId, serviceId }: Pick<Line, 'officeId' | 'serviceId'>,
  change: Partial<CallInput<'ticket.take'>> = {},
): Promise<TicketPrincipal> {
  const input = ticketInput({ officeId, serviceId, ...change });
  const { ticketId } = await doAs(server, { kind: 'anyone' }, 'ticket.take', input);
  return holderOf(server, ticketId);
}
const read = (holder: TicketPrincipal) => doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId });
const aheadOf = async (holder: TicketPrincipal) => (await read(holder)).place?.ahead;
const claim = (holder: TicketPrincipal) =>
  doAs(server, holder, 'ticket.claimOutOfTurn', { ticketId: holder.ticketId, ...disability });
const district = () => addLine(server, demo.offices.almalyDistrict, 1);

describe('O87-9: whoever is received out of turn', () => {
  test('says so when taking the ticket, and stands before those who came earlier', async () => {
    const line = await district();
    const [first, second] = [await takeIn(line), await takeIn(line)];
    const disabled = await takeIn(line, { outOfTurn: disability });
    expect([await aheadOf(disabled), await aheadOf(first), await aheadOf(second)]).toEqual([0, 1, 2]);
    expect((await read(disabled)).claim).toMatchObject({ category: 'disability', state: 'claimed' });
  });

  test('says so while waiting, and moves before those who came earlier', async () => {
    const line = await district();
    const [first, second] = [await takeIn(line), await takeIn(line)];
    expect(await claim(second)).toEqual({ state: 'claimed' });
    expect([await aheadOf(second), await aheadOf(first)]).toEqual([0, 1]);
  });

  test('among themselves they are called in the order of applying, not of saying so', async () => {
    const line = await district();
    const [first, second] = [await takeIn(line), await takeIn(line)];
    await claim(second);
    await claim(first);
    expect([await aheadOf(first), await aheadOf(second)]).toEqual([0, 1]);
  });

  test('says so once: a second claim is refused', async () => {
    const line = await district();
    const holder = await takeIn(line);
    await claim(holder);
    await expect(claim(holder)).rejects.toThrow('ALREADY_CLAIMED');
  });

  test('names a category of the office’s rule: another is refused and writes nothing', async () => {
    const line = await district();
    const wrong = { category: 'minister', proof: 'Куәлік' };
    const answer = await askAs(
      server,
      { kind: 'anyone' },
      'ticket.take',
      ticketInput({ officeId: line.officeId, serviceId: line.serviceId, outOfTurn: wrong }),
    );
    expect(answer).toMatchObject({ code: 'BAD_INPUT', fields: ['outOfTurn.category'] });
    const holder = await takeIn(line);
    const later = await askAs(server, holder, 'ticket.claimOutOfTurn', {
      ticketId: holder.ticketId,
      ...wrong,
    });
    expect(later).toMatchObject({ code: 'BAD_INPUT' });
    expect((await read(holder)).claim).toBeNull();
  });

  test('keeps a claim made while away or parked for the moment of coming back', async () => {
    const line = await district();
    const [first, second] = [await takeIn(line), await takeIn(line)];
    await doAs(server, second, 'ticket.stepAway', { ticketId: second.ticketId });
    await claim(second);
    expect(await aheadOf(first), 'who is away is before nobody').toBe(0);
    await doAs(server, second, 'ticket.comeBack', { ticketId: second.ticketId });
    expect([await aheadOf(second), await aheadOf(first)]).toEqual([0, 1]);
  });

  test('cannot claim in the talk itself: there the official sees the paper', async () => {
    const line = await district();
    const holder = await takeIn(line);
    const { principal, deskId } = line.desks[0]!;
    await doAs(server, principal, 'desk.callNext', { deskId });
    await expect(claim(holder)).rejects.toThrow('WRONG_STATE');
  });

  test('without the paper is called by arrival, and is told why', async () => {
    const line = await district();
    const { principal, deskId } = line.desks[0]!;
    const [first, second] = [await takeIn(line), await takeIn(line, { outOfTurn: disability })];
    const reason = 'Анықтама көрсетілмеді';
    const { ticketId } = second;
    await doAs(server, principal, 'desk.checkClaim', { deskId, ticketId, proved: false, reason });
    expect([await aheadOf(first), await aheadOf(second)]).toEqual([0, 1]);
    const view = await read(second);
    expect(view.claim).toMatchObject({ state: 'unproven', reason });
    expect(view.act).toMatchObject({ kind: 'claim_unproven', reason });
    await doAs(server, principal, 'desk.park', { deskId, ticketId, reason: 'Құжат әкеледі' });
    expect((await read(second)).claim, 'also after what is done later').toMatchObject({ reason });
    const { others } = await doAs(server, principal, 'desk.read', { deskId });
    expect(others).toMatchObject([{ claim: { reason }, act: { kind: 'parked', reason: 'Құжат әкеледі' } }]);
  });

  test('what shows it is sealed: it may tell of a person’s health', async () => {
    const line = await district();
    const { visitId } = await takeIn(line, { outOfTurn: disability });
    const { rows } = await server.database.owner.query(
      `SELECT "proofSealed" FROM "OutOfTurnClaim" WHERE "visitId" = $1`,
      [visitId],
    );
    expect(Buffer.from(rows[0].proofSealed).includes('анықтама')).toBe(false);
    const audit = await server.database.owner.query(
      `SELECT string_agg("body"::text, '') AS all FROM "AuditEntry"`,
    );
    expect(String(audit.rows[0].all)).not.toContain('анықтама');
  });
});

test('O87-8: from where a person has come is kept with their visit', async () => {
  const holder = await takeIn(await district(), { outOfTown: 'Қаскелең' });
  expect((await read(holder)).outOfTown).toBe('Қаскелең');
});

describe('a complaint of an official', () => {
  const almaly = {
    officeId: demo.offices.almalyDistrict,
    serviceId: demo.services.almalyDistrict.prosecutor,
  };

  test('keeps the complaint from that official’s desk: a colleague calls the person', async () => {
    const [aigerim, daulet] = await Promise.all([
      openDesk(server.url, 'aigerim', demo.desks.almalyDistrict['1']),
      openDesk(server.url, 'daulet', demo.desks.almalyDistrict['2']),
    ]);
    const complains = await takeIn(almaly, { complainsOf: [demo.staff.aigerim] });
    const other = await takeIn(almaly);
    const byAigerim = await aigerim.page.ask('desk.callNext', { deskId: aigerim.deskId });
    expect(byAigerim.ticketId).toBe(other.ticketId);
    expect((await read(complains)).act?.kind, 'they are told that they were passed over').toBe('passed_over');
    const byDaulet = await daulet.page.ask('desk.callNext', { deskId: daulet.deskId });
    expect(byDaulet.ticketId).toBe(complains.ticketId);
    for (const { browser } of [aigerim, daulet]) browser.close();
  });

  test('names officials of this office only, whom anyone may read by name and post (O87-5)', async () => {
    const { officials } = await doAs(server, { kind: 'anyone' }, 'catalogue.officials', {
      officeId: almaly.officeId,
    });
    expect(officials.map(({ staffId }) => staffId)).toContain(demo.staff.aigerim);
    expect(officials.map(({ staffId }) => staffId)).not.toContain(demo.staff.nurlan);
    const input = ticketInput({ ...almaly, complainsOf: [demo.staff.nurlan] });
    const answer = await askAs(server, { kind: 'anyone' }, 'ticket.take', input);
    expect(answer).toMatchObject({ code: 'BAD_INPUT', fields: ['complainsOf'] });
  });
});
