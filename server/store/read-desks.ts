import type { DeskReads } from '../actions/reads/desks.ts';
import type { PrismaClient } from './generated/client.ts';
import { byId, evened, togetherById } from './together.ts';

const inFull = { queue: true, office: true, staff: { include: { post: true } } } as const;

/** Desks and their leases, always judged by the database's clock. */
export function readDesks(prisma: PrismaClient): DeskReads {
  const databaseNow = async () => (await prisma.$queryRaw<[{ now: Date }]>`SELECT now() AS now`)[0].now;

  return {
    async desks(officePaths) {
      const under = officePaths.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]);
      const desks = await prisma.desk.findMany({
        where: { office: { OR: under } },
        include: inFull,
        orderBy: [{ officeId: 'asc' }, { label: 'asc' }],
      });
      const now = await databaseNow();
      return desks.map((desk) => ({
        ...desk,
        leaseHolds: desk.leaseUntil !== null && desk.leaseUntil > now,
      }));
    },
    // Fifty desks of one queue read themselves at the same moment.
    desk: togetherById(async (ids) => {
      const desks = await prisma.desk.findMany({ where: { id: { in: evened(ids) } }, include: inFull });
      const now = await databaseNow();
      const held = desks.map((desk) => ({
        ...desk,
        databaseNow: now,
        leaseHolds: desk.leaseUntil !== null && desk.leaseUntil > now,
      }));
      return byId(held);
    }),
    // A word that comes after the lease ran out raises the version, so that a sweep under way does not pause the desk.
    async keepDesk(deskId, staffId, fence, leaseMs) {
      const [row] = await prisma.$queryRaw<{ leaseUntil: Date }[]>`
        UPDATE "Desk" SET "version" = "version" + ("leaseUntil" < now())::int, "leaseUntil" = now() + ${leaseMs} * interval '1 millisecond'
        WHERE "id" = ${deskId}::uuid AND "staffId" = ${staffId}::uuid AND "fence" = ${fence} AND "state" <> 'closed'
        RETURNING "leaseUntil"`;
      return row?.leaseUntil ?? null;
    },
    lapsedDesks: () => prisma.$queryRaw`
      SELECT d.* FROM "Desk" d LEFT JOIN "Ticket" t ON t."id" = d."currentTicketId"
      WHERE d."leaseUntil" < now() AND (d."state" = 'open' OR (d."state" = 'paused' AND t."state" = 'called'))`,
  };
}
