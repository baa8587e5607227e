import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { actsOf, queueOf, shownAt, talk, ticketNow } from '../harness/queue.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const reason = 'Құжатын алып келеді';
const almaly = demo.offices.almalyDistrict;

describe('a called person is put back', () => {
  test.each(['ringing', 'in the talk'])(
    '%s: first in the line again, the desk free, the talk ended',
    async (when) => {
      const { line, waiting, desk } = await queueOf(server, almaly, { people: 2 });
      const { deskId, principal } = desk;
      const [first, second] = waiting.map(({ ticketId }) => ticketId);
      await doAs(server, principal, 'desk.callNext', { deskId });
      const joined = when === 'ringing' ? null : await talk(server, desk, waiting[0]!);
      expect(await doAs(server, principal, 'desk.putBack', { deskId, reason })).toEqual({ state: 'waiting' });
      expect((await shownAt(server, desk)).line).toEqual([first, second]);
      expect(await actsOf(server, line)).toMatchObject([{ kind: 'put_back', ticketId: first, reason }]);
      const { desk: now } = await doAs(server, principal, 'desk.read', { deskId });
      expect(now.current).toBeNull();
      if (joined)
        expect(await askAs(server, waiting[0]!, 'session.join', joined)).toMatchObject({
          code: 'SESSION_ENDED',
        });
      expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({ ticketId: first });
    },
  );

  test.each([
    ['by a colleague', 1],
    ['to the same desk', 0],
  ])(
    'and called again %s: the first call is over, and whoever made it cannot end the talk that came of the second',
    async (_, second) => {
      const { line, waiting } = await queueOf(server, almaly, { people: 1, desks: 2 });
      const [first, again] = [line.desks[0]!, line.desks[second]!];
      await doAs(server, first.principal, 'desk.callNext', { deskId: first.deskId });
      const { sessionId } = await talk(server, first, waiting[0]!);
      await doAs(server, first.principal, 'desk.putBack', { deskId: first.deskId, reason });
      await doAs(server, again.principal, 'desk.callNext', { deskId: again.deskId });
      const held = await talk(server, again, waiting[0]!);
      const end = { outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };
      expect(await askAs(server, first.principal, 'session.finish', { sessionId, ...end })).toMatchObject({
        code: 'SESSION_ENDED',
      });
      const { desk } = await doAs(server, again.principal, 'desk.read', { deskId: again.deskId });
      expect(desk.current).toMatchObject({ sessionId: held.sessionId, ticket: { state: 'in_session' } });
      await doAs(server, again.principal, 'session.finish', { sessionId: held.sessionId, ...end });
      expect(await ticketNow(server, waiting[0]!)).toMatchObject({ state: 'finished' });
    },
  );

  test.each([
    ['who did not come', false],
    ['who talked and then went away', true],
  ])('and one %s is told which of the two it was', async (_, talked) => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 1 });
    const { deskId, principal } = desk;
    const [person] = waiting;
    const { ticketId } = person!;
    await doAs(server, principal, 'desk.callNext', { deskId });
    if (talked) {
      const { sessionId } = await talk(server, desk, person!);
      await doAs(server, person!, 'session.leave', { sessionId });
    }
    await doAs(server, principal, 'desk.noShow', { deskId });
    const { act } = await doAs(server, person!, 'ticket.read', { ticketId });
    expect(act).toMatchObject({ kind: 'no_show', endedTalk: talked });
  });

  test('and nobody is where nobody was called', async () => {
    const { desk } = await queueOf(server, almaly, { people: 1 });
    const { deskId, principal } = desk;
    expect(await askAs(server, principal, 'desk.putBack', { deskId, reason })).toMatchObject({
      code: 'NO_SESSION',
    });
  });
});

describe('a person is parked', () => {
  test('waiting: not called, the place kept, the reason shown, and taken back to it', async () => {
    const { line, waiting, desk } = await queueOf(server, almaly, { people: 2 });
    const { deskId, principal } = desk;
    const [first, second] = waiting.map(({ ticketId }) => ticketId) as [string, string];
    await doAs(server, principal, 'desk.park', { deskId, ticketId: first, reason });
    const { line: callable, others } = await shownAt(server, desk);
    expect(callable).toEqual([second]);
    expect(others).toMatchObject([
      { ticketId: first, state: 'parked', act: { kind: 'parked', reason }, callable: false },
    ]);
    await doAs(server, principal, 'desk.unpark', { deskId, ticketId: first });
    expect((await shownAt(server, desk)).line).toEqual([first, second]);
    expect((await actsOf(server, line)).map(({ kind }) => kind)).toEqual(['parked', 'unparked']);
  });

  test('from the desk: the talk ends and the desk is free for the next', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 2 });
    const { deskId, principal } = desk;
    await doAs(server, principal, 'desk.callNext', { deskId });
    await talk(server, desk, waiting[0]!);
    await doAs(server, principal, 'desk.park', { deskId, ticketId: waiting[0]!.ticketId, reason });
    expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
      ticketId: waiting[1]!.ticketId,
    });
  });

  test('O87-39: and comes back to the line by their own word', async () => {
    const { waiting, desk } = await queueOf(server, almaly, { people: 1 });
    const { deskId, principal } = desk;
    const { ticketId } = waiting[0]!;
    await doAs(server, principal, 'desk.park', { deskId, ticketId, reason });
    await doAs(server, waiting[0]!, 'ticket.comeBack', { ticketId });
    expect((await shownAt(server, desk)).line).toEqual([ticketId]);
  });

  test('never by an official at whose desk they are not', async () => {
    const { waiting, desk, other } = await queueOf(server, almaly, { people: 1, desks: 2 });
    const { ticketId } = waiting[0]!;
    await doAs(server, desk.principal, 'desk.callNext', { deskId: desk.deskId });
    const input = { deskId: other.deskId, ticketId, reason };
    expect(await askAs(server, other.principal, 'desk.park', input)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await ticketNow(server, waiting[0]!)).toMatchObject({ state: 'called', deskId: desk.deskId });
  });
});
