import { randomUUID } from 'node:crypto';
import type { TicketPrincipal } from '../../server/domain/principal.ts';
import { doAs } from './asking.ts';
import { addLine, type Line } from './lines.ts';
import { waitIn } from './reception.ts';
import type { TestServer } from './server.ts';

type Server = Pick<TestServer, 'gateway' | 'deps' | 'opened' | 'database'>;

/** A queue with so many people waiting and so many officials at their desks. */
export async function queueOf(
  server: TestServer,
  officeId: string,
  { people, desks = 1 }: { people: number; desks?: number },
) {
  const line = await addLine(server, officeId, desks);
  const waiting: TicketPrincipal[] = [];
  for (let i = 0; i < people; i++) waiting.push((await waitIn(server, line)).holder);
  return { line, waiting, desk: line.desks[0]!, other: line.desks[1]! };
}

/** What was logged of the acts on a queue, the earliest first. */
export async function actsOf({ database }: Server, { queueId }: Pick<Line, 'queueId'>) {
  const { rows } = await database.owner.query<{
    kind: string;
    ticketId: string;
    reason: string;
    overtaken: number;
    staffId: string | null;
  }>(
    `SELECT "kind", "ticketId", "reason", "overtaken", "staffId" FROM "QueueAct" WHERE "queueId" = $1 ORDER BY "at", "id"`,
    [queueId],
  );
  return rows;
}

/** The order in which the page of a desk shows who can be called. */
export async function shownAt(server: Server, { deskId, principal }: Line['desks'][number]) {
  const { line, others } = await doAs(server, principal, 'desk.read', { deskId });
  return { line: line.map((one) => one.ticketId), others };
}

/** Both are in the talk that the desk has called. */
export async function talk(
  server: Server,
  { deskId, principal }: Line['desks'][number],
  holder: TicketPrincipal,
) {
  const { rtpCapabilities } = await doAs(server, { kind: 'anyone' }, 'media.capabilities', {});
  const { desk } = await doAs(server, principal, 'desk.read', { deskId });
  const join = { sessionId: desk.current!.sessionId, rtpCapabilities, ready: [] };
  await doAs(server, principal, 'session.join', join);
  await doAs(server, holder, 'session.join', join);
  return join;
}

export const ticketNow = async ({ deps }: Server, { ticketId }: { ticketId: string }) =>
  (await deps.store.ticket(ticketId))!;

/** A person who complains of an official of this queue, whoever that is. */
export async function complain(
  { database }: Server,
  { visitId, officeId }: TicketPrincipal,
  staffId: string,
): Promise<void> {
  await database.owner.query(
    `INSERT INTO "Exclusion" ("id", "officeId", "visitId", "staffId") VALUES ($1, $2, $3, $4)`,
    [randomUUID(), officeId, visitId, staffId],
  );
}
