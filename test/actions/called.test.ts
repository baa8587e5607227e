import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { doAs, askAs } from '../harness/asking.ts';
import { addLine } from '../harness/lines.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const RULE = { seconds: 180, waitSeconds: 120, waits: 2 };

async function calledPerson() {
  const line = await addLine(server, demo.offices.almalyDistrict, 1);
  const { deskId, principal: official } = line.desks[0]!;
  const { holder } = await waitIn(server, line);
  await doAs(server, official, 'desk.callNext', { deskId });
  const read = async () => (await doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId })).call;
  return { holder, official, deskId, read };
}

test('a called person sees how long they are expected, by the server’s clock and the office’s rule', async () => {
  const { read } = await calledPerson();
  const call = await read();
  expect(call).toMatchObject({ waitsLeft: RULE.waits });
  expect(call!.secondsLeft).toBeGreaterThan(RULE.seconds - 30);
  expect(call!.secondsLeft).toBeLessThanOrEqual(RULE.seconds);
});

test('they may ask to wait so often and no more, each time for so long, and the official sees it', async () => {
  const { holder, official, deskId, read } = await calledPerson();
  const { ticketId } = holder;
  const before = Date.parse((await read())!.answerBy);
  for (const left of [1, 0]) {
    const { waitsLeft, answerBy } = await doAs(server, holder, 'ticket.askToWait', { ticketId });
    expect(waitsLeft).toBe(left);
    expect(Date.parse(answerBy)).toBe(before + (RULE.waits - left) * RULE.waitSeconds * 1000);
  }
  expect(await askAs(server, holder, 'ticket.askToWait', { ticketId })).toMatchObject({
    code: 'WRONG_STATE',
  });
  const { desk } = await doAs(server, official, 'desk.read', { deskId });
  expect(desk.current).toMatchObject({ waitsAsked: 2, ticket: { state: 'called' } });
});

test('whoever waits longer than that is still called: nothing happens by itself', async () => {
  const { holder, read } = await calledPerson();
  server.clock.advance((RULE.seconds + 60) * 1000);
  expect(await read()).toMatchObject({ secondsLeft: 0 });
  const answer = await doAs(server, holder, 'ticket.askToWait', { ticketId: holder.ticketId });
  expect(Date.parse(answer.answerBy) - server.clock.now().getTime()).toBeGreaterThan(
    (RULE.waitSeconds - 30) * 1000,
  );
});

test('a repeated call begins to count anew', async () => {
  const { official, deskId, read } = await calledPerson();
  server.clock.advance(100_000);
  await doAs(server, official, 'desk.recall', { deskId });
  expect((await read())!.secondsLeft).toBeGreaterThan(RULE.seconds - 30);
});

test('those who wait see how the desks stand: receiving, in a session, paused with its reason, away', async () => {
  const line = await addLine(server, demo.offices.almalyDistrict, 4);
  const [receiving, talking, paused, ghost] = line.desks as Required<typeof line.desks>;
  await waitIn(server, line);
  const { holder } = await waitIn(server, line);
  await doAs(server, talking!.principal, 'desk.callNext', { deskId: talking!.deskId });
  await doAs(server, paused!.principal, 'desk.pause', { deskId: paused!.deskId, reason: 'Түскі ас' });
  await server.database.owner.query(
    `UPDATE "Desk" SET "leaseUntil" = now() - interval '1 second' WHERE "id" = $1`,
    [ghost!.deskId],
  );
  const { desks } = await doAs(server, holder, 'ticket.read', { ticketId: holder.ticketId });
  const seen = new Map(desks.map(({ desk, ...standing }) => [desk, standing]));
  const of = ({ deskId }: (typeof line.desks)[number]) => seen.get(deskId);
  expect(of(receiving!)).toEqual({ presence: 'receiving', reason: null });
  expect(of(talking!)).toEqual({ presence: 'in_session', reason: null });
  expect(of(paused!)).toEqual({ presence: 'paused', reason: 'Түскі ас' });
  expect(of(ghost!)).toEqual({ presence: 'away', reason: null });
});
