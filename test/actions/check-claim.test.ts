import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { actsOf, queueOf, shownAt, talk, ticketNow } from '../harness/queue.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const almaly = demo.offices.almalyDistrict;
const outOfTurn = { category: 'pregnancy', proof: 'Айырбастау картасы' };
const reason = 'Құжат басқа адамдікі';

/** Two who came before, and one who came last and claims to be received out of turn. */
async function claiming() {
  const { line, waiting, desk } = await queueOf(server, almaly, { people: 2 });
  const { holder } = await waitIn(server, line, { outOfTurn });
  const { deskId, principal } = desk;
  const check = (proved: boolean, why = reason) =>
    askAs(server, principal, 'desk.checkClaim', { deskId, ticketId: holder.ticketId, proved, reason: why });
  const before = waiting.map(({ ticketId }) => ticketId) as [string, string];
  return { line, desk, holder, check, before };
}

describe('O87-9: a claim to be received out of turn', () => {
  test('puts the person first, with the category and the paper shown to the official', async () => {
    const { desk, holder, before } = await claiming();
    expect((await shownAt(server, desk)).line).toEqual([holder.ticketId, ...before]);
    const { line } = await doAs(server, desk.principal, 'desk.read', { deskId: desk.deskId });
    expect(line[0]!.claim).toMatchObject({ ...outOfTurn, state: 'claimed' });
  });

  test('found proved: the place stays, and the log tells by whom', async () => {
    const { line, desk, holder, check, before } = await claiming();
    expect(await check(true, '')).toMatchObject({ output: { state: 'proved' } });
    expect((await shownAt(server, desk)).line).toEqual([holder.ticketId, ...before]);
    expect(await actsOf(server, line)).toMatchObject([
      { kind: 'claim_proved', staffId: desk.principal.staffId },
    ]);
  });

  test('found unproven while the person waits: back to the place by arrival, for a reason', async () => {
    const { line, desk, holder, check, before } = await claiming();
    expect(await check(false, '')).toMatchObject({ code: 'BAD_INPUT', fields: ['reason'] });
    expect(await check(false)).toMatchObject({ output: { state: 'unproven' } });
    expect((await shownAt(server, desk)).line).toEqual([...before, holder.ticketId]);
    expect(await actsOf(server, line)).toMatchObject([{ kind: 'claim_unproven', reason }]);
  });

  test.each(['called', 'in the talk'])(
    'found unproven while the person is %s: the call ends, and the person stands where they came',
    async (when) => {
      const { desk, holder, check, before } = await claiming();
      const { deskId, principal } = desk;
      await doAs(server, principal, 'desk.callNext', { deskId });
      const join = when === 'called' ? null : await talk(server, desk, holder);
      await check(false);
      expect(await ticketNow(server, holder)).toMatchObject({ state: 'waiting', deskId: null });
      expect((await shownAt(server, desk)).line).toEqual([...before, holder.ticketId]);
      if (join)
        expect(await askAs(server, holder, 'session.join', join)).toMatchObject({ code: 'SESSION_ENDED' });
      expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
        ticketId: before[0],
      });
    },
  );

  test('found proved in the talk: it goes on', async () => {
    const { desk, holder, check } = await claiming();
    await doAs(server, desk.principal, 'desk.callNext', { deskId: desk.deskId });
    await talk(server, desk, holder);
    await check(true, '');
    expect(await ticketNow(server, holder)).toMatchObject({ state: 'in_session' });
  });

  test('once unproven, then proved by another paper: out of turn again', async () => {
    const { desk, holder, check, before } = await claiming();
    await check(false);
    await check(true, '');
    expect((await shownAt(server, desk)).line).toEqual([holder.ticketId, ...before]);
  });

  test('is not found anything of where nothing was claimed, or after the person left', async () => {
    const { desk, holder, check, before } = await claiming();
    const { deskId, principal } = desk;
    const input = { deskId, ticketId: before[0], proved: true, reason: '' };
    expect(await askAs(server, principal, 'desk.checkClaim', input)).toMatchObject({ code: 'WRONG_STATE' });
    await doAs(server, holder, 'ticket.leave', { ticketId: holder.ticketId });
    expect(await check(false)).toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('whoever waits for an interpreter', () => {
  const languages = { reception: 'ru', screen: 'en', interpreterFor: 'English' } as const;

  test('keeps the place uncalled until an official says that one is here', async () => {
    const { line, desk } = await queueOf(server, almaly, { people: 0 });
    const { holder } = await waitIn(server, line, { languages });
    const later = (await waitIn(server, line)).holder;
    const { deskId, principal } = desk;
    const { ticketId } = holder;
    const seen = await shownAt(server, desk);
    expect(seen.line).toEqual([later.ticketId]);
    expect(seen.others).toMatchObject([{ ticketId, waitsFor: 'interpreter', interpreterFor: 'English' }]);
    const vouch = { deskId, ticketId, reason: 'Туысы аударады' };
    await doAs(server, principal, 'desk.vouchInterpreter', vouch);
    expect((await shownAt(server, desk)).line).toEqual([ticketId, later.ticketId]);
    expect(await actsOf(server, line)).toMatchObject([{ kind: 'interpreter_vouched', reason: vouch.reason }]);
    expect(await askAs(server, principal, 'desk.vouchInterpreter', vouch)).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('nobody is vouched for who needs none', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 1 });
    const { deskId, principal } = desk;
    const input = { deskId, ticketId: waiting[0]!.ticketId, reason };
    expect(await askAs(server, principal, 'desk.vouchInterpreter', input)).toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});
