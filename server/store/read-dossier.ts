import type { DossierReads } from '../actions/reads/dossier.ts';
import type { Message, PrismaClient } from './generated/client.ts';
import { evened, together } from './together.ts';

const oldestFirst = { createdAt: 'asc' } as const;

const LATEST = 50;

/** What a visit leaves behind. Many pages may ask for theirs at once. */
export function readDossier(prisma: PrismaClient): DossierReads {
  const messagesOfTicket = together(async (ticketIds: string[]) => {
    const rows = await prisma.$queryRaw<Message[]>`
      SELECT m."id", m."ticketId", m."kind", m."channel", m."state", m."contactSealed", m."createdAt", m."sentAt"
      FROM unnest(${[...new Set(ticketIds)]}::uuid[]) AS k (id) CROSS JOIN LATERAL (
        SELECT * FROM "Message" m WHERE m."ticketId" = k.id ORDER BY m."createdAt" DESC LIMIT ${LATEST}) m`;
    const byTicket = Map.groupBy(rows, ({ ticketId }) => ticketId);
    return ticketIds.map((id) => byTicket.get(id) ?? []);
  });
  const isPushed = together(async (ticketIds: string[]) => {
    const live = await prisma.$queryRaw<{ ticketId: string }[]>`
      SELECT DISTINCT p."ticketId" FROM "PushSubscription" p
      WHERE p."ticketId" = ANY(${ticketIds}::uuid[]) AND p."endedAt" IS NULL`;
    const pushed = new Set(live.map(({ ticketId }) => ticketId));
    return ticketIds.map((id) => pushed.has(id));
  });
  return {
    visitInFull: together(async (ids) => {
      const found = await prisma.visit.findMany({
        where: { id: { in: evened(ids) } },
        include: {
          office: true,
          applicant: true,
          tickets: { orderBy: { leg: 'asc' } },
          sessions: true,
          deviceTests: { orderBy: { at: 'desc' }, take: 1 },
          files: { orderBy: oldestFirst },
          completions: { orderBy: { askedAt: 'asc' } },
          appeals: { orderBy: oldestFirst, include: { files: { orderBy: oldestFirst } } },
          papers: { orderBy: { issuedAt: 'asc' }, include: { appeal: true } },
          checks: { orderBy: { at: 'asc' }, include: { checkedBy: true } },
        },
      });
      const byId = new Map(found.map((visit) => [visit.id, visit]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    file: (id) => prisma.file.findUnique({ where: { id } }),
    async messagesOf(ticketIds) {
      const rows = (await Promise.all(ticketIds.map(messagesOfTicket))).flat();
      rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
      return rows.slice(0, LATEST).map(({ id, kind, channel, state, contactSealed, createdAt, sentAt }) => ({
        ...{ messageId: id, kind, channel, state, contactSealed, at: sentAt ?? createdAt },
      }));
    },
    hasPush: async (ticketIds) => (await Promise.all(ticketIds.map(isPushed))).includes(true),
    async hasAppealFor(visitId, staffId) {
      const theirs = { visitId, OR: [{ state: 'submitted' as const }, { acceptedById: staffId }] };
      return (await prisma.appeal.findFirst({ where: theirs, select: { id: true } })) !== null;
    },
    async visitOfAppeal(id) {
      return (await prisma.appeal.findUnique({ where: { id }, select: { visitId: true } }))?.visitId ?? null;
    },
    appealCounter: (officeId, year) =>
      prisma.appealCounter.findUnique({ where: { officeId_year: { officeId, year } } }),
    submittedAppeals(officePaths) {
      const under = officePaths.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]);
      return prisma.appeal.findMany({
        where: { state: 'submitted', visit: { office: { OR: under } } },
        orderBy: oldestFirst,
        take: 200,
        include: {
          visit: {
            include: { applicant: true, office: true, tickets: { orderBy: { leg: 'desc' }, take: 1 } },
          },
        },
      });
    },
  };
}
