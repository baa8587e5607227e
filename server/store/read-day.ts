import type { DayReads } from '../actions/reads/day.ts';
import type { TicketInFull } from '../actions/reads/rows.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { BY_AN_OPEN_DESK, CALLABLE } from './read-call.ts';
import { TICKET_IN_FULL } from './read-rows.ts';
import { evened } from './together.ts';

const byPlace = [
  { queueId: 'asc' },
  { band: 'asc' },
  { orderAt: 'asc' },
  { seq: 'asc' },
] satisfies Prisma.TicketOrderByWithRelationInput[];

const BY_PLACE = Prisma.sql`ORDER BY t."queueId", t."band", t."orderAt", t."seq"`;

export function readDay(prisma: PrismaClient): DayReads {
  /**
   * The ids are looked for by states that stand in the statement: from a parameter PostgreSQL cannot tell that the index
   * over those who are in a line serves, and would go through the whole history of the office.
   */
  async function ticketsOf(
    found: Promise<{ id: string }[]>,
    orderBy: Prisma.TicketOrderByWithRelationInput[],
  ): Promise<TicketInFull[]> {
    const ids = (await found).map(({ id }) => id);
    if (ids.length === 0) return [];
    return prisma.ticket.findMany({ where: { id: { in: evened(ids) } }, orderBy, include: TICKET_IN_FULL });
  }
  return {
    officesWithOpenTickets: () => prisma.$queryRaw`
      SELECT o.* FROM "Office" o WHERE o."id" IN (
        SELECT t."officeId" FROM "Ticket" t WHERE t."state" IN ('waiting', 'away', 'parked', 'carried_over'))`,
    overdueTickets: async (officeId, before, take) =>
      ticketsOf(
        prisma.$queryRaw`SELECT t."id" FROM "Ticket" t WHERE t."officeId" = ${officeId}::uuid
          AND t."state" IN ('waiting', 'away', 'parked') AND t."businessDay" < ${before}::date ${BY_PLACE} LIMIT ${take}`,
        byPlace,
      ),
    carriedTickets: async (officeId, upTo, take) =>
      ticketsOf(
        prisma.$queryRaw`SELECT t."id" FROM "Ticket" t WHERE t."officeId" = ${officeId}::uuid
          AND t."state" = 'carried_over' AND t."businessDay" <= ${upTo}::date ${BY_PLACE} LIMIT ${take}`,
        byPlace,
      ),
    dueBookings: async (at, take) =>
      ticketsOf(
        prisma.$queryRaw`SELECT t."id" FROM "Ticket" t WHERE NOT t."due" AND t."state" = 'waiting'
          AND t."bookedFor" <= ${at} ORDER BY t."bookedFor" LIMIT ${take}`,
        [{ bookedFor: 'asc' }],
      ),
    async queuesWithCallable() {
      const rows = await prisma.$queryRaw<{ id: string }[]>`
        SELECT q."id" FROM "Queue" q WHERE EXISTS (
          SELECT 1 FROM "Ticket" t WHERE t."queueId" = q."id" AND ${CALLABLE})`;
      return rows.map((row) => row.id);
    },
    async firstTickets(queueId, take) {
      const [row] = await prisma.$queryRaw<[{ turn: number; ids: string[] }]>`
        SELECT q."turn", ARRAY(SELECT f."id" FROM generate_series(0, 2) AS b(band) CROSS JOIN LATERAL (
          SELECT t."id" FROM "Ticket" t
          WHERE t."queueId" = q."id" AND t."band" = b.band AND ${CALLABLE} AND ${BY_AN_OPEN_DESK}
          ORDER BY t."orderAt", t."seq" LIMIT ${take}) f) AS ids
        FROM "Queue" q WHERE q."id" = ${queueId}::uuid`;
      return { turn: row.turn, first: await prisma.ticket.findMany({ where: { id: { in: row.ids } } }) };
    },
  };
}
