import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { actsOf, complain, queueOf, shownAt, ticketNow } from '../harness/queue.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const reason = 'Баласы ауырып қалды';
const almaly = demo.offices.almalyDistrict;

describe('an official calls a particular person', () => {
  test('with the reason and the number of those overtaken in the log, and the order of the others as it was', async () => {
    const { line, waiting, desk } = await queueOf(server, almaly, { people: 4 });
    const third = waiting[2]!;
    const { deskId, principal } = desk;
    const called = await doAs(server, principal, 'desk.callTicket', {
      deskId,
      ticketId: third.ticketId,
      reason,
    });
    expect(called.ticketId).toBe(third.ticketId);
    expect(await ticketNow(server, third)).toMatchObject({ state: 'called', deskId, calls: 1 });
    const { staffId } = principal;
    expect(await actsOf(server, line)).toEqual([
      { kind: 'called_out_of_order', ticketId: third.ticketId, reason, overtaken: 2, staffId },
    ]);
    const left = waiting.filter((one) => one !== third).map(({ ticketId }) => ticketId);
    expect((await shownAt(server, desk)).line).toEqual(left);
  });

  test('who reads it in the log of the queue; the audit holds ids and no reason', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 2 });
    const { deskId, principal } = desk;
    const { ticketId } = waiting[1]!;
    await doAs(server, principal, 'desk.callTicket', { deskId, ticketId, reason });
    const { acts } = await doAs(server, principal, 'desk.readActs', { deskId });
    expect(acts).toMatchObject([{ kind: 'called_out_of_order', reason, overtaken: 1, by: {}, desk: {} }]);
    const { rows } = await server.database.owner.query(
      `SELECT count(*)::int AS n FROM "AuditEntry" WHERE "body" LIKE '%' || $1 || '%'`,
      [reason],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('for a reason of three letters at least', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 1 });
    const { deskId, principal } = desk;
    const { ticketId } = waiting[0]!;
    for (const none of ['', '  ', 'ок']) {
      const answer = await askAs(server, principal, 'desk.callTicket', { deskId, ticketId, reason: none });
      expect(answer).toMatchObject({ code: 'BAD_INPUT', fields: ['reason'] });
    }
  });

  test('from those who were parked, too, but neither who is away nor who is received', async () => {
    const { waiting, desk, other } = await queueOf(server, almaly, { people: 3, desks: 2 });
    const [parked, away, received] = waiting as [
      (typeof waiting)[number],
      (typeof waiting)[number],
      (typeof waiting)[number],
    ];
    const { deskId, principal } = desk;
    await doAs(server, principal, 'desk.park', { deskId, ticketId: parked.ticketId, reason });
    await doAs(server, away, 'ticket.stepAway', { ticketId: away.ticketId });
    await doAs(server, other.principal, 'desk.callNext', { deskId: other.deskId });
    for (const { ticketId } of [away, received]) {
      const answer = await askAs(server, principal, 'desk.callTicket', { deskId, ticketId, reason });
      expect(answer).toMatchObject({ code: 'WRONG_STATE' });
    }
    await doAs(server, principal, 'desk.callTicket', { deskId, ticketId: parked.ticketId, reason });
    expect(await ticketNow(server, parked)).toMatchObject({ state: 'called' });
  });

  test('but nobody of another queue', async () => {
    const { desk } = await queueOf(server, almaly, { people: 0 });
    const elsewhere = await queueOf(server, almaly, { people: 1 });
    const { ticketId } = elsewhere.waiting[0]!;
    const input = { deskId: desk.deskId, ticketId, reason };
    expect(await askAs(server, desk.principal, 'desk.callTicket', input)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('but nobody who complains of this official, and nobody who was sent to a colleague’s desk', async () => {
    const { waiting, desk, other } = await queueOf(server, almaly, { people: 2, desks: 2 });
    const [complains, sent] = waiting as [(typeof waiting)[number], (typeof waiting)[number]];
    const { deskId, principal } = desk;
    await complain(server, complains, principal.staffId);
    const ask = (ticketId: string) =>
      askAs(server, principal, 'desk.callTicket', { deskId, ticketId, reason });
    // The official learns no more than that somebody else receives the person.
    expect(await ask(complains.ticketId)).toMatchObject({ code: 'FOR_ANOTHER_DESK' });
    const to = { queueId: (await ticketNow(server, sent)).queueId, deskId: other.deskId };
    const next = await doAs(server, principal, 'desk.transfer', {
      ...{ deskId, ticketId: sent.ticketId, to, reason, agreed: true },
    });
    expect(await ask(next.ticketId)).toMatchObject({ code: 'FOR_ANOTHER_DESK' });
  });
});

describe('whoever cannot be called to a desk is passed over there, which is logged, and keeps the place for the others', () => {
  test('because they complain of its official', async () => {
    const { line, waiting, desk, other } = await queueOf(server, almaly, { people: 2, desks: 2 });
    const [first, second] = waiting as [(typeof waiting)[number], (typeof waiting)[number]];
    await complain(server, first, desk.principal.staffId);
    const { line: callable, others } = await shownAt(server, desk);
    expect(callable).toEqual([second.ticketId]);
    expect(others).toMatchObject([{ ticketId: first.ticketId, callable: false, waitsFor: 'colleague' }]);
    const call = (at: typeof desk) => doAs(server, at.principal, 'desk.callNext', { deskId: at.deskId });
    expect(await call(desk)).toMatchObject({ ticketId: second.ticketId });
    expect(await actsOf(server, line)).toMatchObject([
      { kind: 'passed_over', ticketId: first.ticketId, overtaken: 1, staffId: desk.principal.staffId },
    ]);
    expect(await call(other)).toMatchObject({ ticketId: first.ticketId });
  });

  test('because they were sent to another desk, or to a post that its official does not hold', async () => {
    const { line, desk, other } = await queueOf(server, almaly, { people: 0, desks: 2 });
    const { queueId } = line;
    const { postId } = (await server.deps.store.staff(demo.staff.saule))!;
    const { deskId, principal } = desk;
    for (const to of [
      { queueId, deskId: other.deskId },
      { queueId, postId },
    ]) {
      const { ticketId } = (await waitIn(server, line)).holder;
      await doAs(server, principal, 'desk.transfer', { deskId, ticketId, to, reason, agreed: true });
    }
    const last = (await waitIn(server, line)).holder;
    expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
      ticketId: last.ticketId,
    });
    const passed = (await actsOf(server, line)).filter(({ kind }) => kind === 'passed_over');
    expect(passed).toHaveLength(2);
  });

  test('once for a desk and its official, and anew when they come back into the line', async () => {
    const { line, waiting, desk, other } = await queueOf(server, almaly, { people: 5, desks: 2 });
    const [first] = waiting;
    await complain(server, first!, desk.principal.staffId);
    await complain(server, first!, other.principal.staffId);
    const call = async (at: typeof desk) => {
      const { deskId } = at;
      const { ticketId } = await doAs(server, at.principal, 'desk.callNext', { deskId });
      await doAs(server, at.principal, 'desk.park', { deskId, ticketId, reason });
    };
    const passed = async () =>
      (await actsOf(server, line)).filter(({ kind }) => kind === 'passed_over').length;
    await call(desk);
    await call(desk);
    expect(await passed()).toBe(1);
    await call(other);
    expect(await passed()).toBe(2);
    for (const move of ['ticket.stepAway', 'ticket.comeBack'] as const)
      await doAs(server, first!, move, { ticketId: first!.ticketId });
    await call(desk);
    expect(await passed()).toBe(3);
  });

  test('and that somebody else was called first is no reason shown beside their name', async () => {
    const { waiting, desk, other } = await queueOf(server, almaly, { people: 2, desks: 2 });
    await complain(server, waiting[0]!, desk.principal.staffId);
    await doAs(server, desk.principal, 'desk.callNext', { deskId: desk.deskId });
    const { line } = await doAs(server, other.principal, 'desk.read', { deskId: other.deskId });
    expect(line).toMatchObject([{ ticketId: waiting[0]!.ticketId, act: null }]);
  });
});
