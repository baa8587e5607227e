import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { Running } from '../../server/compose.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addLine } from '../harness/lines.ts';
import { waitIn } from '../harness/reception.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
let second: Running;
beforeAll(async () => {
  server = await startTestServer();
  second = await startBeside(server);
});
afterAll(async () => {
  await second?.stop();
  await server?.stopAll();
});

const reason = 'Құжатын әкеле жатыр';
type Moving = 'desk.park' | 'desk.transfer' | 'desk.checkClaim' | 'desk.vouchInterpreter';

describe('an official who is about to move a waiting person, whom a colleague calls in that moment, moves nobody', () => {
  test.each<Moving>(['desk.park', 'desk.transfer', 'desk.checkClaim', 'desk.vouchInterpreter'])(
    '%s',
    async (name) => {
      const line = await addLine(server, demo.offices.almalyDistrict, 2);
      const [mine, colleagues] = line.desks as Required<typeof line.desks>;
      const { holder } = await waitIn(server, line);
      const { ticketId } = holder;
      if (name === 'desk.checkClaim') {
        const claim = { ticketId, category: 'disability', proof: 'Анықтама' };
        await doAs(server, holder, 'ticket.claimOutOfTurn', claim);
      }
      const inputs: { [N in Moving]: CallInput<N> } = {
        'desk.park': { deskId: mine!.deskId, ticketId, reason },
        'desk.transfer': {
          ...{ deskId: mine!.deskId, ticketId, reason, agreed: true },
          to: { queueId: demo.queues.almaty.reception },
        },
        'desk.checkClaim': { deskId: mine!.deskId, ticketId, proved: false, reason },
        'desk.vouchInterpreter': { deskId: mine!.deskId, ticketId, reason },
      };
      // The queue's turn is taken on this server, so that the official's act has looked at the person and waits for it.
      const turn = Promise.withResolvers<void>();
      const taken = server.deps.locks.run(`queue:${line.queueId}`, () => turn.promise);
      const moving = askAs(server, mine!.principal, name, inputs[name]);
      const called = await doAs(second, colleagues!.principal, 'desk.callNext', {
        deskId: colleagues!.deskId,
      });
      turn.resolve();
      await taken;
      expect(called.ticketId).toBe(ticketId);
      expect(await moving).toMatchObject({ ok: false, code: 'WRONG_STATE' });
      const { desk } = await doAs(server, colleagues!.principal, 'desk.read', {
        deskId: colleagues!.deskId,
      });
      expect(desk.current).toMatchObject({
        sessionId: called.sessionId,
        ticket: { ticketId, state: 'called' },
      });
    },
  );
});

test('O87-9: whoever takes a ticket after the clock was set back stands behind those who have come', async () => {
  const line = await addLine(server, demo.offices.almalyDistrict, 1);
  const came = [await waitIn(server, line), await waitIn(server, line)];
  server.clock.advance(-20 * 60_000);
  came.push(await waitIn(server, line));
  server.clock.advance(20 * 60_000);
  came.push(await waitIn(server, line));
  const { deskId, principal } = line.desks[0]!;
  const { line: shown } = await doAs(server, principal, 'desk.read', { deskId });
  expect(shown.map(({ ticketId }) => ticketId)).toEqual(came.map(({ holder }) => holder.ticketId));
});
