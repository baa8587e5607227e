import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { doAs } from '../harness/asking.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { ticketInput } from '../harness/people.ts';
import { waitIn } from '../harness/reception.ts';
import { ruleOf } from '../harness/rule-rows.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => {
  // Everyone here has one telephone, and proves it within a moment of each other.
  server = await startTestServer({ settings: { codeAgainMs: 0, codesAnHour: 1000 } });
  for (const office of ['almalyDistrict', 'almaty', 'general'] as const)
    await ruleOf(server, demo.offices[office], 'queue.capacity', { ticketsADay: 2 });
});
afterAll(() => server?.stopAll());

const take = ({ officeId, serviceId }: Line, change: Partial<CallInput<'ticket.take'>> = {}) =>
  doAs(server, { kind: 'anyone' }, 'ticket.take', ticketInput({ officeId, serviceId, ...change }));

async function fullLine(office: 'almalyDistrict' | 'almaty' | 'general'): Promise<Line> {
  const line = await addLine(server, demo.offices[office], 0);
  for (let i = 0; i < 2; i++) await waitIn(server, line);
  return line;
}

describe('a full day', () => {
  test('turns whoever comes too late away where refusing is allowed, and leaves nothing of them behind', async () => {
    const line = await fullLine('almaty');
    await expect(take(line)).rejects.toThrow('QUEUE_FULL');
    const { rows } = await server.database.owner.query(
      `SELECT count(*)::int AS n FROM "Ticket" WHERE "queueId" = $1`,
      [line.queueId],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('O87-39: refuses nobody at a district office', async () => {
    const line = await fullLine('almalyDistrict');
    for (let i = 0; i < 3; i++) await expect(take(line)).resolves.toHaveProperty('label');
  });

  test('O87-8: still has a number for whoever has come from out of town', async () => {
    const line = await fullLine('almaty');
    await expect(take(line, { outOfTown: 'Қаскелең' })).resolves.toHaveProperty('label');
  });

  test('O87-8: out of town is no ground where the rule does not say so, and out of turn is none anywhere', async () => {
    const line = await fullLine('general');
    const outOfTurn = { category: 'disability', proof: 'Анықтама' };
    await expect(take(line, { outOfTown: 'Қаскелең' })).rejects.toThrow('QUEUE_FULL');
    await expect(take(line, { outOfTurn })).rejects.toThrow('QUEUE_FULL');
  });

  test('is not filled by whoever has proved no contact yet', async () => {
    const line = await addLine(server, demo.offices.almaty, 0);
    for (let i = 0; i < 3; i++) await expect(take(line)).resolves.toHaveProperty('label');
  });

  test('ends with the day: tomorrow there is room again, but for whoever is carried over to it', async () => {
    const line = await addLine(server, demo.offices.almaty, 0);
    const { holder } = await waitIn(server, line);
    await waitIn(server, line);
    await doAs(server, holder, 'ticket.leave', { ticketId: holder.ticketId });
    server.clock.advance(24 * 3600 * 1000);
    await server.jobs.runNow('day.turn', {});
    await waitIn(server, line);
    await expect(take(line)).rejects.toThrow('QUEUE_FULL');
    server.clock.advance(-24 * 3600 * 1000);
  });
});
