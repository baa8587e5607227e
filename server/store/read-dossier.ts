import type { DossierReads } from '../actions/reads/dossier.ts';
import type { Message, PrismaClient } from './generated/client.ts';
import { byId, evened, togetherById } from './together.ts';

const oldestFirst = { createdAt: 'asc' } as const;

const LATEST = 50;

/** What a visit leaves behind. Many pages may ask for theirs at once. */
export function readDossier(prisma: PrismaClient): DossierReads {
  const messagesOfTicket = togetherById(async (ticketIds) => {
    const rows = await prisma.$queryRaw<Message[]>`
      SELECT m."id", m."ticketId", m."kind", m."channel", m."state", m."contactSealed", m."createdAt", m."sentAt"
      FROM unnest(${ticketIds}::uuid[]) AS k (id) CROSS JOIN LATERAL (
        SELECT * FROM "Message" m WHERE m."ticketId" = k.id ORDER BY m."createdAt" DESC LIMIT ${LATEST}) m`;
    return Map.groupBy(rows, ({ ticketId }) => ticketId!);
  });
  const pushOf = togetherById(async (ticketIds) => {
    const live = await prisma.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT p."ticketId" AS id FROM "PushSubscription" p
      WHERE p."ticketId" = ANY(${ticketIds}::uuid[]) AND p."endedAt" IS NULL`;
    return byId(live);
  });
  return {
    visitInFull: togetherById(async (ids) => {
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
      return byId(found);
    }),
    legsOf: (visitId) => prisma.$queryRaw`
      WITH RECURSIVE way AS (
        SELECT v."id", v."originVisitId" FROM "Visit" v WHERE v."id" = ${visitId}::uuid
        UNION SELECT v."id", v."originVisitId" FROM "Visit" v JOIN way w ON v."id" = w."originVisitId")
      SELECT t."id" AS "ticketId", t."visitId", t."label", t."state", t."stateAt" AS at,
        jsonb_build_object('nameKk', o."nameKk", 'nameRu', o."nameRu", 'nameEn', o."nameEn") AS office,
        jsonb_build_object('nameKk', q."nameKk", 'nameRu', q."nameRu", 'nameEn', q."nameEn") AS queue,
        a."reason", CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('surname', s."surname",
          'givenName', s."givenName", 'patronymic', s."patronymic") END AS by
      FROM way w JOIN "Ticket" t ON t."visitId" = w."id"
      JOIN "Office" o ON o."id" = t."officeId" JOIN "Queue" q ON q."id" = t."queueId"
      LEFT JOIN "QueueAct" a ON a."ticketId" = t."id" AND a."kind" = 'transferred'
      LEFT JOIN "Staff" s ON s."id" = a."staffId"
      ORDER BY t."leg"`,
    async handedBefore(visitId) {
      const way = await prisma.$queryRaw<{ id: string }[]>`
        WITH RECURSIVE way AS (
          SELECT v."originVisitId" AS id FROM "Visit" v WHERE v."id" = ${visitId}::uuid
          UNION SELECT v."originVisitId" FROM "Visit" v JOIN way w ON v."id" = w.id)
        SELECT id FROM way WHERE id IS NOT NULL`;
      const handed = { purpose: 'handed' as const, state: 'stored' as const };
      return prisma.file.findMany({
        where: { visitId: { in: way.map(({ id }) => id) }, ...handed },
        orderBy: { createdAt: 'asc' },
      });
    },
    file: (id) => prisma.file.findUnique({ where: { id } }),
    async messagesOf(ticketIds) {
      const rows = (await Promise.all(ticketIds.map(messagesOfTicket))).flatMap((of) => of ?? []);
      rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
      return rows.slice(0, LATEST).map(({ id, kind, channel, state, contactSealed, createdAt, sentAt }) => ({
        ...{ messageId: id, kind, channel, state, contactSealed, at: sentAt ?? createdAt },
      }));
    },
    hasPush: async (ticketIds) => (await Promise.all(ticketIds.map(pushOf))).some((push) => push !== null),
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
