import { demo } from '../../prisma/seed/demo.ts';
import type { TicketPrincipal } from '../../server/domain/principal.ts';
import { addLine } from './lines.ts';
import type { TestServer } from './server.ts';

/** A line at an office where every contact is proved, and what its people were told on their telephones. */
export async function confirmedLine(server: TestServer) {
  const line = await addLine(server, demo.offices.abai, 1);
  const { queueId } = line;
  return {
    line,
    tell: () => server.jobs.runNow('queue.notices', { queueId }),
    /** In the order of sending, without the codes. */
    async sentTo(people: readonly TicketPrincipal[]): Promise<string[][]> {
      const { rows } = await server.database.owner.query<{ ticketId: string; kind: string }>(
        `SELECT "ticketId", "kind" FROM "Message" WHERE "ticketId" = ANY($1) AND "kind" <> 'code' ORDER BY "createdAt"`,
        [people.map(({ ticketId }) => ticketId)],
      );
      return people.map(({ ticketId }) =>
        rows.filter((row) => row.ticketId === ticketId).map(({ kind }) => kind),
      );
    },
  };
}
