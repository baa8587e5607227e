import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { doAs, holderOf } from '../harness/asking.ts';
import { addInterpreter, foreignerIn } from '../harness/interpreting.ts';
import { addLine } from '../harness/lines.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const officeId = demo.offices.almalyDistrict;

test('an interpreter takes a person who steps away in that moment: the line is told last what is true', async () => {
  const line = await addLine(server, officeId, 1);
  const beside = await startBeside(server);
  try {
    for (let round = 0; round < 8; round++) {
      const { ticketId } = await foreignerIn(server, line);
      const holder = await holderOf(server, ticketId);
      await Promise.all([
        doAs(server, holder, 'ticket.stepAway', { ticketId }),
        doAs(beside, await addInterpreter(server, officeId), 'interpreter.take', { ticketId }),
      ]);
      const { rows } = await server.database.owner.query<{ state: string }>(
        `SELECT "payload" ->> 'state' AS state FROM "OutboxEvent"
         WHERE "stream" = $1 AND "payload" ->> 'ticketId' = $2 ORDER BY "seq" DESC LIMIT 1`,
        [`line:${line.queueId}`, ticketId],
      );
      expect(rows).toEqual([{ state: 'away' }]);
    }
  } finally {
    await beside.stop();
  }
});
