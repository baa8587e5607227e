import type { InterpreterReads } from '../actions/reads/interpreter.ts';
import { ENDED_TICKET_STATES, OPEN_TICKET_STATES } from '../domain/ticket.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

const PERSON = {
  queue: true,
  unit: true,
  visit: { include: { office: true } },
  sessions: { where: { state: { not: 'ended' } }, include: { desk: true, participants: true } },
} as const satisfies Prisma.TicketInclude;

/** Units of an applicant and an interpreter, and their leases, always judged by the database's clock. */
export function readInterpreters(prisma: PrismaClient): InterpreterReads {
  const databaseNow = async () => (await prisma.$queryRaw<[{ now: Date }]>`SELECT now() AS now`)[0].now;
  const find = (where: Prisma.TicketWhereInput, take?: number) =>
    prisma.ticket.findMany({ where, include: PERSON, orderBy: [{ orderAt: 'asc' }, { seq: 'asc' }], take });

  return {
    async peopleInNeed(officePaths, staffId, limit) {
      const queues = await prisma.queue.findMany({
        where: { office: under(officePaths) },
        select: { id: true },
      });
      const queueIds = queues.map(({ id }) => id);
      const where = inNeed(queueIds);
      const own = { unit: { staffId, leaseUntil: { not: null } } } satisfies Prisma.TicketWhereInput;
      const [mine, first, total, now] = await Promise.all([
        find({ ...where, ...own }),
        find(where, limit),
        prisma.ticket.count({ where }),
        databaseNow(),
      ]);
      const others = first.filter((one) => !mine.some(({ id }) => id === one.id));
      const people = [...mine, ...others].map((one) => ({ ...one, leaseHolds: holds(one.unit, now) }));
      return { people, total, queueIds };
    },
    async unitOf(ticketId) {
      const unit = await prisma.interpreterUnit.findUnique({ where: { ticketId } });
      const now = await databaseNow();
      return { unit: unit && { ...unit, leaseHolds: holds(unit, now) }, databaseNow: now };
    },
    // Staff first: whoever becomes ready in between has changed that row.
    async readyElsewhere(staffIds, ticketId) {
      const staff = await prisma.staff.findMany({
        where: { id: { in: [...staffIds] } },
        select: { id: true, officeId: true, version: true },
      });
      const units = await prisma.interpreterUnit.findMany({
        where: {
          staffId: { in: [...staffIds] },
          readyAt: { not: null },
          // Whoever is ready has a lease: the index over those asks for it.
          leaseUntil: { not: null },
          ticketId: { not: ticketId },
          ticket: { state: { in: OPEN_TICKET_STATES } },
        },
        include: { ticket: { include: { queue: true } } },
      });
      return staff.map((one) => ({ staff: one, units: units.filter((unit) => unit.staffId === one.id) }));
    },
    async isExpected(staffId) {
      const open = { staffId, session: { state: { not: 'ended' } } } as const;
      return (await prisma.participant.count({ where: open })) > 0;
    },
    // As with desks: a word that comes after the lease ran out raises the version, so that a sweep under way comes to nothing.
    async keepUnits(staffId, officePaths, leaseMs) {
      const [row] = await prisma.$queryRaw<{ leaseUntil: Date }[]>`
        UPDATE "InterpreterUnit" SET "version" = "version" + ("leaseUntil" < now())::int,
          "leaseUntil" = now() + ${leaseMs} * interval '1 millisecond'
        WHERE "id" IN (SELECT u."id" FROM "InterpreterUnit" u JOIN "Ticket" t ON t."id" = u."ticketId"
          JOIN "Office" o ON o."id" = u."officeId"
          WHERE u."staffId" = ${staffId}::uuid AND u."leaseUntil" IS NOT NULL
            AND EXISTS (SELECT 1 FROM unnest(${officePaths}::text[]) AS p (path)
              WHERE o."path" = p.path OR starts_with(o."path", p.path || '/'))
            AND t."state" = ANY(${OPEN_TICKET_STATES}::"TicketState"[])
          ORDER BY u."id" FOR UPDATE OF u)
        RETURNING "leaseUntil"`;
      return row?.leaseUntil ?? null;
    },
    lapsedUnits: () => prisma.$queryRaw`
      SELECT u.* FROM "InterpreterUnit" u JOIN "Ticket" t ON t."id" = u."ticketId"
      WHERE u."readyAt" IS NOT NULL AND u."leaseUntil" < now()
        AND t."state" = ANY(${OPEN_TICKET_STATES}::"TicketState"[])`,
    async clearEndedUnits() {
      await prisma.$executeRaw`
        UPDATE "InterpreterUnit" SET "readyAt" = NULL, "leaseUntil" = NULL, "version" = "version" + 1
        WHERE "id" IN (SELECT u."id" FROM "InterpreterUnit" u JOIN "Ticket" t ON t."id" = u."ticketId"
          WHERE u."leaseUntil" < now() AND t."state" = ANY(${ENDED_TICKET_STATES}::"TicketState"[])
          ORDER BY u."id" FOR UPDATE OF u SKIP LOCKED)`;
    },
  };
}

const holds = (unit: { leaseUntil: Date | null } | null, now: Date): boolean =>
  unit !== null && unit.leaseUntil !== null && unit.leaseUntil > now;

const under = (officePaths: readonly string[]): Prisma.OfficeWhereInput => ({
  OR: officePaths.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]),
});

/** Of whoever can be called without a ready interpreter an official has vouched that they are understood. */
const inNeed = (queueIds: string[]): Prisma.TicketWhereInput => ({
  queueId: { in: queueIds },
  state: { in: OPEN_TICKET_STATES },
  visit: { interpreterFor: { not: null } },
  OR: [{ interpreted: false }, { unit: { readyAt: { not: null } } }],
});
