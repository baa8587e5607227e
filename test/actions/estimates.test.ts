import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { Principal } from '../../server/domain/principal.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const MINUTE = 60_000;
const administratorOf = (officeId: string, officePath: string): Principal => ({
  ...{ kind: 'staff', staffId: demo.staff.arman, staffSessionId: demo.staff.arman, officeId },
  grants: [{ role: 'administrator', officeId, officePath }],
});
const pathOf = async (officeId: string) => {
  const { rows } = await server.database.owner.query('SELECT "path" FROM "Office" WHERE "id" = $1', [
    officeId,
  ]);
  return rows[0].path as string;
};

/** What became of the forecasts of a line, as an administrator of its office sees it. */
async function errorsOf({ officeId, queueId }: Line) {
  const administrator = administratorOf(officeId, await pathOf(officeId));
  const { queues } = await doAs(server, administrator, 'estimate.readErrors', { days: 1 });
  return queues.find((queue) => queue.queueId === queueId)!;
}

describe('what was foretold and what became of it', () => {
  test('a wait within the range, one that was shorter and one that was longer are told apart', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 3);
    const [first, second, third] = [
      await waitIn(server, line),
      await waitIn(server, line),
      await waitIn(server, line),
    ];
    const { place } = await doAs(server, third.holder, 'ticket.read', { ticketId: third.holder.ticketId });
    expect(place?.ahead).toBe(2);
    const call = (desk: number) =>
      doAs(server, line.desks[desk]!.principal, 'desk.callNext', { deskId: line.desks[desk]!.deskId });
    expect(await call(0)).toMatchObject({ ticketId: first.holder.ticketId });
    // With three desks and talks of 13 minutes the second waits some minutes at most, and the third, too.
    server.clock.advance(5 * MINUTE);
    expect(await call(1)).toMatchObject({ ticketId: second.holder.ticketId });
    server.clock.advance(180 * MINUTE);
    await call(2);
    const errors = await errorsOf(line);
    expect(errors).toMatchObject({ waits: 3, within: 2, shorter: 0, longer: 1 });
    expect(errors.missedSeconds).toBeGreaterThan(100 * 60);
    expect(errors.points).toHaveLength(3);
  });

  test('a forecast is void for whoever stepped away', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 1);
    const { holder } = await waitIn(server, line);
    await doAs(server, holder, 'ticket.stepAway', { ticketId: holder.ticketId });
    server.clock.advance(90 * MINUTE);
    await doAs(server, holder, 'ticket.comeBack', { ticketId: holder.ticketId });
    await doAs(server, line.desks[0]!.principal, 'desk.callNext', { deskId: line.desks[0]!.deskId });
    expect(await errorsOf(line)).toMatchObject({ waits: 0, within: 0, missedSeconds: null });
  });

  test('an administrator sees the offices below their own, and no other', async () => {
    const line = await addLine(server, demo.offices.bostandyqDistrict, 1);
    const region = administratorOf(demo.offices.almaty, await pathOf(demo.offices.almaty));
    const elsewhere = administratorOf(demo.offices.astana, await pathOf(demo.offices.astana));
    const idsOf = async (who: Principal) =>
      (await doAs(server, who, 'estimate.readErrors', { days: 1 })).queues.map(({ queueId }) => queueId);
    expect(await idsOf(region)).toContain(line.queueId);
    expect(await idsOf(elsewhere)).not.toContain(line.queueId);
  });
});

test('an estimate learns from this queue’s own services: receptions elsewhere change nothing', async () => {
  const [line, other] = [
    await addLine(server, demo.offices.almalyDistrict, 1),
    await addLine(server, demo.offices.almalyDistrict, 1),
  ];
  const estimateOf = async ({ queueId }: Line) =>
    (await doAs(server, { kind: 'anyone' }, 'board.read', { queueId })).estimate;
  const before = await estimateOf(other);
  for (let i = 0; i < 6; i++) {
    const { holder } = await waitIn(server, line);
    const { deskId, principal } = line.desks[0]!;
    await doAs(server, principal, 'desk.callNext', { deskId });
    server.clock.advance(4 * MINUTE);
    await doAs(server, holder, 'ticket.leave', { ticketId: holder.ticketId });
  }
  expect(await estimateOf(line)).toMatchObject({ meanSeconds: 240, spreadSeconds: 48, learntFrom: 6 });
  expect(await estimateOf(other)).toEqual(before);
});

test('what waits are foretold by is told with the break of the office', async () => {
  const { owner } = server.database;
  await owner.query(
    `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
     VALUES (gen_random_uuid(), 'reception.breaks', $1, '{"breaks": [{"from": "00:00", "to": "24:00"}]}', '2020-01-01', 'test')`,
    [demo.offices.esilDistrict],
  );
  const line = await addLine(server, demo.offices.esilDistrict, 1);
  const { estimate } = await doAs(server, { kind: 'anyone' }, 'board.read', { queueId: line.queueId });
  expect(Date.parse(estimate.nextBreak!.from)).toBeLessThanOrEqual(server.clock.now().getTime());
  expect(await askAs(server, { kind: 'anyone' }, 'estimate.readErrors', { days: 1 })).toMatchObject({
    code: 'NOT_SIGNED_IN',
  });
});
