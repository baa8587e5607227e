import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { settledDigestOf } from '../harness/digest.ts';
import { addLine } from '../harness/lines.ts';
import { queueOf } from '../harness/queue.ts';
import { waitIn } from '../harness/reception.ts';
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
  await doAs(server, principal, 'desk.noShow', { deskId });
});

test('four desks that call in one moment are not all let in: the load tells nothing yet of who is coming', async () => {
  const line = await addLine(server, demo.offices.almalyDistrict, 4);
  for (let i = 0; i < 4; i++) await waitIn(server, line);
  const { settings } = server.deps;
  const usual = settings.mediaFullAt;
  // Room for one talk of the least that a talk takes.
  settings.mediaFullAt = 0.005;
  const callAll = async () => {
    const calls = line.desks.map(({ deskId, principal }) =>
      askAs(server, principal, 'desk.callNext', { deskId }).then((answer) => ({ answer, deskId, principal })),
    );
    const answers = await Promise.all(calls);
    expect(answers.filter(({ answer }) => !answer.ok).map(({ answer }) => answer)).toEqual(
      Array(3).fill(expect.objectContaining({ code: 'MEDIA_FULL' })),
    );
    return answers.find(({ answer }) => answer.ok)!;
  };
  const { deskId, principal } = await callAll();
  // Nobody comes after all: the place is free for another.
  await doAs(server, principal, 'desk.noShow', { deskId });
  await callAll();
  settings.mediaFullAt = usual;
});
