import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { demo } from '../../prisma/seed/demo.ts';
import type { Login } from '../../prisma/seed/staff.ts';
import type { StaffPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { actsOf, complain, queueOf, talk } from '../harness/queue.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const officeId = demo.offices.almalyDistrict;
let aigerim: StaffPrincipal;
let daulet: StaffPrincipal;
let queue: Awaited<ReturnType<typeof queueOf>>;
let deskId: string;
beforeEach(async () => {
  [aigerim, daulet] = [await official('aigerim'), await official('daulet')];
  queue = await queueOf(server, officeId, { people: 2 });
  ({ deskId } = queue.desk);
  await server.database.owner.query(
    `UPDATE "Desk" SET "staffId" = $2, "version" = "version" + 1 WHERE "id" = $1`,
    [deskId, aigerim.staffId],
  );
});

async function official(login: Login): Promise<StaffPrincipal> {
  const { office } = (await server.deps.store.staff(demo.staff[login]))!;
  const grants = [{ role: 'official' as const, officeId: office.id, officePath: office.path }];
  const staffId = demo.staff[login];
  return { kind: 'staff', staffId, staffSessionId: randomUUID(), officeId: office.id, grants };
}

const offerTo = (staffId: string | null) => doAs(server, aigerim, 'desk.offer', { deskId, staffId });
const deskAsSeenBy = async (who: StaffPrincipal) =>
  (await doAs(server, who, 'desk.list', {})).desks.find((desk) => desk.deskId === deskId)!;

describe('an official offers the desk', () => {
  test('and the colleague sees it, and so does whoever offered it', async () => {
    await offerTo(daulet.staffId);
    expect(await deskAsSeenBy(daulet)).toMatchObject({ offeredToYou: true, yours: false });
    expect(await deskAsSeenBy(aigerim)).toMatchObject({ offeredTo: daulet.staffId, offeredToYou: false });
  });

  test('and takes the offer back: then the desk is not the colleague’s to open', async () => {
    await offerTo(daulet.staffId);
    await offerTo(null);
    expect(await deskAsSeenBy(daulet)).toMatchObject({ offeredToYou: false });
    expect(await askAs(server, daulet, 'desk.open', { deskId })).toMatchObject({ code: 'DESK_TAKEN' });
  });

  test('to nobody who does not receive here, nor to themselves', async () => {
    const offer = (staffId: string) => askAs(server, aigerim, 'desk.offer', { deskId, staffId });
    expect(await offer(demo.staff.dinara)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await offer(demo.staff.madina)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await offer(randomUUID())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await offer(aigerim.staffId)).toMatchObject({ code: 'BAD_INPUT', fields: ['staffId'] });
  });

  test('not with a person who complains of that colleague; and whoever begins to complain later is not received by them', async () => {
    const [person] = queue.waiting;
    await doAs(server, aigerim, 'desk.callNext', { deskId });
    await offerTo(daulet.staffId);
    await complain(server, person!, daulet.staffId);
    expect(await askAs(server, daulet, 'desk.open', { deskId })).toMatchObject({ code: 'FOR_ANOTHER_DESK' });
    const again = await askAs(server, aigerim, 'desk.offer', { deskId, staffId: daulet.staffId });
    expect(again).toMatchObject({ code: 'COMPLAINED_OF' });
    expect(await deskAsSeenBy(aigerim)).toMatchObject({ yours: true });
  });
});

describe('a colleague takes the desk that was offered', () => {
  test('in the talk: it goes on with them, and whoever had it is out of the room and cannot come back', async () => {
    const [person] = queue.waiting;
    await doAs(server, aigerim, 'desk.callNext', { deskId });
    const join = await talk(server, { deskId, principal: aigerim }, person!);
    await offerTo(daulet.staffId);
    await doAs(server, daulet, 'desk.open', { deskId });
    const inRoom = async () =>
      (await server.deps.media.list()).find(({ room }) => room === person!.visitId)!.participants;
    expect((await inRoom()).map(({ participant }) => participant)).toEqual([person!.applicantId]);
    expect(await askAs(server, aigerim, 'session.join', join)).toMatchObject({ code: 'DESK_NOT_YOURS' });
    const { visitId } = person!;
    const { rtpCapabilities } = join;
    const prepare = await askAs(server, aigerim, 'media.prepare', { visitId, rtpCapabilities });
    expect(prepare).toMatchObject({ code: 'NOT_FOUND' });
    const seen = await doAs(server, person!, 'session.read', { sessionId: join.sessionId });
    expect(seen.participants).toMatchObject([
      { kind: 'applicant', joined: true },
      { kind: 'official', participantId: daulet.staffId, joined: false },
    ]);
    const joined = await doAs(server, daulet, 'session.join', join);
    expect(joined.session).toMatchObject({ state: 'live' });
    const here = joined.session.participants.filter((one) => one.joined).map((one) => one.participantId);
    expect(here.sort()).toEqual([person!.applicantId, daulet.staffId].sort());
    const end = { outcome: 'explained' as const, answer: 'Түсіндірілді.', oralConsent: false };
    const { sessionId } = join;
    const finish = { sessionId, ...end };
    expect(await askAs(server, aigerim, 'session.finish', finish)).toMatchObject({ code: 'DESK_NOT_YOURS' });
    await doAs(server, daulet, 'session.finish', finish);
    expect(await actsOf(server, queue.line)).toMatchObject([
      { kind: 'handed_over', staffId: daulet.staffId, ticketId: person!.ticketId },
    ]);
  });

  test('the person’s page hears of it and shows who receives them now', async () => {
    const [person] = queue.waiting;
    const { ticketId } = person!;
    await doAs(server, aigerim, 'desk.callNext', { deskId });
    await talk(server, { deskId, principal: aigerim }, person!);
    const heard = async () =>
      (
        await server.database.owner.query(
          `SELECT count(*)::int AS n FROM "OutboxEvent" WHERE "stream" = $1 AND "type" = 'ticket.changed'`,
          [`ticket:${ticketId}`],
        )
      ).rows[0].n as number;
    const before = await heard();
    await offerTo(daulet.staffId);
    await doAs(server, daulet, 'desk.open', { deskId });
    expect(await heard()).toBe(before + 1);
    const view = await doAs(server, person!, 'ticket.read', { ticketId });
    expect(view).toMatchObject({ state: 'in_session', official: { name: { givenName: 'Дәулет' } } });
  });

  test('while it rings, and while nobody is there: the line is theirs to call from', async () => {
    await offerTo(daulet.staffId);
    await doAs(server, daulet, 'desk.open', { deskId });
    expect(await askAs(server, aigerim, 'desk.callNext', { deskId })).toMatchObject({
      code: 'DESK_NOT_YOURS',
    });
    await doAs(server, daulet, 'desk.callNext', { deskId });
    await doAs(server, daulet, 'desk.offer', { deskId, staffId: aigerim.staffId });
    await doAs(server, aigerim, 'desk.open', { deskId });
    const { desk } = await doAs(server, aigerim, 'desk.read', { deskId });
    expect(desk.current).toMatchObject({ ticket: { state: 'called' } });
    expect(await doAs(server, aigerim, 'desk.putBack', { deskId, reason: 'Ауысым аяқталды' })).toEqual({
      state: 'waiting',
    });
  });

  test('and back again: whoever had it first goes on with the talk', async () => {
    const [person] = queue.waiting;
    await doAs(server, aigerim, 'desk.callNext', { deskId });
    const join = await talk(server, { deskId, principal: aigerim }, person!);
    await offerTo(daulet.staffId);
    await doAs(server, daulet, 'desk.open', { deskId });
    await doAs(server, daulet, 'desk.offer', { deskId, staffId: aigerim.staffId });
    await doAs(server, aigerim, 'desk.open', { deskId });
    expect(await doAs(server, aigerim, 'session.join', join)).toMatchObject({ session: { state: 'live' } });
  });
});
