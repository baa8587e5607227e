import type { DossierReads } from '../actions/reads/dossier.ts';
import type { PrismaClient } from './generated/client.ts';

const oldestFirst = { createdAt: 'asc' } as const;

/** What a visit leaves behind. */
export function readDossier(prisma: PrismaClient): DossierReads {
  return {
    visitInFull: (id) =>
      prisma.visit.findUnique({
        where: { id },
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
      }),
    file: (id) => prisma.file.findUnique({ where: { id } }),
    async messagesOf(ticketIds) {
      const rows = await prisma.message.findMany({
        where: { ticketId: { in: [...ticketIds] } },
        orderBy: { createdAt: 'desc' },
        take: 50,
      });
      return rows.map(({ id, kind, channel, state, contactSealed, createdAt, sentAt }) => ({
        ...{ messageId: id, kind, channel, state, contactSealed, at: sentAt ?? createdAt },
      }));
    },
    async hasPush(ticketIds) {
      const live = { ticketId: { in: [...ticketIds] }, endedAt: null };
      return (await prisma.pushSubscription.findFirst({ where: live, select: { id: true } })) !== null;
    },
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
