import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import type { TicketPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

type Result = CallInput<'ticket.saveDeviceTest'>['result'];
const whole = { reached: true, loss: 0, delayMs: 30, jitterMs: 2 };
const well: Result = {
  camera: 'ok',
  microphone: 'ok',
  speaker: 'ok',
  paths: [
    { path: 'udp', ...whole },
    { path: 'tcp', ...whole },
  ],
};

let server: TestServer;
let line: Line;
let ghani: TicketPrincipal;
beforeAll(async () => {
  server = await startTestServer({ settings: { deviceTestsAnHour: 3 } });
  line = await addLine(server, demo.offices.almalyDistrict, 1);
});
beforeEach(async () => void (ghani = (await waitIn(server, line)).holder));
afterAll(() => server?.stopAll());

const save = (result: Result, ticketId = ghani.ticketId) =>
  askAs(server, ghani, 'ticket.saveDeviceTest', { ticketId, result });
const kept = async () => {
  const { rows } = await server.database.owner.query(
    'SELECT "result" FROM "DeviceTest" WHERE "visitId" = $1 ORDER BY "at"',
    [ghani.visitId],
  );
  return rows.map(({ result }) => result as Result);
};

async function verdictInLine() {
  const { principal, deskId } = line.desks[0]!;
  const read = await doAs(server, principal, 'desk.read', { deskId });
  return read.line.find(({ ticketId }) => ticketId === ghani.ticketId)?.deviceVerdict;
}

describe('a test of the devices', () => {
  test('is kept as it was, and the official sees the verdict of the latest', async () => {
    expect(await verdictInLine()).toBeNull();
    expect(await save(well)).toMatchObject({ output: { verdict: 'good', network: 'good' } });
    expect(await verdictInLine()).toBe('good');
    const blocked = { ...well, camera: 'blocked' as const };
    expect(await save(blocked)).toMatchObject({ output: { verdict: 'audio_only', network: 'good' } });
    expect(await verdictInLine()).toBe('audio_only');
    expect(await kept()).toEqual([well, blocked]);
  });

  test('is told to the page of the ticket and to the officials of its line', async () => {
    await save(well);
    const { rows } = await server.database.owner.query(
      `SELECT "stream" FROM "OutboxEvent" WHERE "type" = 'visit.changed' AND "payload"->>'visitId' = $1 ORDER BY "stream"`,
      [ghani.visitId],
    );
    expect(rows.map(({ stream }) => stream)).toEqual([`line:${line.queueId}`, `ticket:${ghani.ticketId}`]);
  });

  test('sent twice by a page that had no answer is kept once', async () => {
    const asked = { name: 'ticket.saveDeviceTest', principal: ghani, address: '127.0.0.1' };
    const body = { key: randomUUID(), input: { ticketId: ghani.ticketId, result: well } };
    const send = () => server.gateway.ask({ ...asked, body, page: null, browser: null });
    const [first, again] = [await send(), await send()];
    expect(again).toEqual(first);
    expect(await kept()).toHaveLength(1);
  });

  test('is taken so many times an hour, and again when the hour is over', async () => {
    for (let i = 0; i < 3; i++) await save(well);
    const together = await Promise.all([save(well), save(well)]);
    expect(together).toMatchObject([{ code: 'TOO_MANY_REQUESTS' }, { code: 'TOO_MANY_REQUESTS' }]);
    server.clock.advance(3_600_001);
    expect(await save(well)).toMatchObject({ ok: true });
    expect(await kept()).toHaveLength(4);
  });

  test('of another person or of nobody is refused', async () => {
    const { holder: neighbour } = await waitIn(server, line);
    expect(await save(well, neighbour.ticketId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await askAs(server, ghani, 'probe.open', { ticketId: neighbour.ticketId })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('of a person who has left the queue is refused', async () => {
    await doAs(server, ghani, 'ticket.leave', { ticketId: ghani.ticketId });
    expect(await save(well)).toMatchObject({ code: 'WRONG_STATE' });
    const probe = await askAs(server, ghani, 'probe.open', { ticketId: ghani.ticketId });
    expect(probe).toMatchObject({ code: 'WRONG_STATE' });
    expect(await server.deps.media.list()).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a device nobody knows', { ...well, camera: 'on fire' }],
    ['a path twice', { ...well, paths: [well.paths[0], well.paths[0]] }],
    ['four paths', { ...well, paths: Array(4).fill(well.paths[0]) }],
    ['more loss than all', { ...well, paths: [{ ...well.paths[0], loss: 1.5 }] }],
    ['a delay before the question', { ...well, paths: [{ ...well.paths[0], delayMs: -1 }] }],
    ['a delay that is no number', { ...well, paths: [{ ...well.paths[0], jitterMs: 'late' }] }],
    ['nothing', null],
  ])('with %s is refused', async (_what, result) => {
    expect(await save(result as Result)).toMatchObject({ code: 'BAD_INPUT' });
    expect(await kept()).toEqual([]);
  });

  test('keeps nothing that nobody named', async () => {
    await save({ ...well, name: 'Ғани' } as Result);
    expect(await kept()).toEqual([well]);
  });
});
