import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { settledDigestOf } from '../harness/digest.ts';
import { queueOf } from '../harness/queue.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

test('while the media workers are full nobody further is called, next or by name, and every place is kept', async () => {
  const { desk, waiting } = await queueOf(server, demo.offices.almalyDistrict, { people: 2 });
  const { deskId, principal } = desk;
  const { settings } = server.deps;
  const usual = settings.mediaFullAt;
  // However little the workers do, it is too much now.
  settings.mediaFullAt = 0;
  const before = await settledDigestOf(server);
  const second = { deskId, ticketId: waiting[1]!.ticketId, reason: 'Баласы ауырып қалды' };
  for (const answer of [
    await askAs(server, principal, 'desk.callNext', { deskId }),
    await askAs(server, principal, 'desk.callTicket', second),
  ]) {
    expect(answer).toMatchObject({ code: 'MEDIA_FULL' });
  }
  expect(await settledDigestOf(server)).toEqual(before);
  settings.mediaFullAt = usual;
  expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
    ticketId: waiting[0]!.ticketId,
  });
});
