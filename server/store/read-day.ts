import type { DayReads } from '../actions/reads/day.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { BY_AN_OPEN_DESK, CALLABLE } from './read-call.ts';
import { TICKET_IN_FULL } from './read-rows.ts';

const IN_LINE = ['waiting', 'away', 'parked'] as const;
const byPlace = [
  { queueId: 'asc' },
  { band: 'asc' },
  { orderAt: 'asc' },
  { seq: 'asc' },
] satisfies Prisma.TicketOrderByWithRelationInput[];

export function readDay(prisma: PrismaClient): DayReads {
  return {
    officesWithOpenTickets: () => prisma.$queryRaw`
      SELECT o.* FROM "Office" o WHERE o."id" IN (
        SELECT t."officeId" FROM "Ticket" t WHERE t."state" IN ('waiting', 'away', 'parked', 'carried_over'))`,
    overdueTickets: (officeId, before, take) =>
      prisma.ticket.findMany({
        where: { officeId, state: { in: [...IN_LINE] }, businessDay: { lt: before } },
        orderBy: byPlace,
        take,
        include: TICKET_IN_FULL,
      }),
    carriedTickets: (officeId, upTo, take) =>
      prisma.ticket.findMany({
        where: { officeId, state: 'carried_over', businessDay: { lte: upTo } },
        orderBy: byPlace,
        take,
        include: TICKET_IN_FULL,
      }),
    dueBookings: (at, take) =>
      prisma.ticket.findMany({
        where: { state: 'waiting', due: false, bookedFor: { lte: at } },
        orderBy: { bookedFor: 'asc' },
        take,
        include: TICKET_IN_FULL,
      }),
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
