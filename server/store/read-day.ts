import type { DayReads } from '../actions/reads/day.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { CALLABLE as CALLABLE_SQL } from './read-call.ts';
import { TICKET_IN_FULL } from './read-rows.ts';

const IN_LINE = ['waiting', 'away', 'parked'] as const;
const CALLABLE = { state: 'waiting', due: true, interpreted: true } as const;
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
          SELECT 1 FROM "Ticket" t WHERE t."queueId" = q."id" AND ${CALLABLE_SQL})`;
      return rows.map((row) => row.id);
    },
    async firstTickets(queueId, take) {
      const [queue, ...bands] = await Promise.all([
        prisma.queue.findUniqueOrThrow({ where: { id: queueId }, select: { turn: true } }),
        ...[0, 1, 2].map((band) =>
          prisma.ticket.findMany({ where: { queueId, band, ...CALLABLE }, orderBy: byPlace, take }),
        ),
      ]);
      return { turn: queue.turn, first: bands.flat() };
    },
  };
}
