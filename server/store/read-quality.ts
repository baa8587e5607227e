import type { QualityReads } from '../actions/reads/quality.ts';
import type { PrismaClient } from './generated/client.ts';

/** Of which talks there is a report, and of which offices: they and all below them. */
export function readQuality(prisma: PrismaClient): QualityReads {
  return {
    talkNow: (visitId) =>
      prisma.session.findFirst({
        where: { visitId, endedAt: null },
        select: { id: true, officeId: true },
      }),
    async keepQuality(row) {
      const { id, ...told } = row;
      await prisma.mediaQuality.upsert({ where: { id }, create: row, update: told });
    },
    talkAt: (visitId, since) =>
      prisma.session.findFirst({
        where: { visitId, calledAt: { lte: since } },
        orderBy: { calledAt: 'desc' },
        select: { id: true, officeId: true },
      }),
    async keepEndedLink(row) {
      const { id, at, restarts, roundTripMs, packetsUp, lostUp, packetsDown, lostDown } = row;
      const counted = { at, restarts, roundTripMs, packetsUp, lostUp, packetsDown, lostDown };
      await prisma.mediaQuality.upsert({ where: { id }, create: row, update: counted });
    },
    async keepLastWord({ visitId, ...link }, told) {
      await prisma.mediaQuality.updateMany({ where: { ...link, session: { visitId } }, data: told });
    },
    async qualitySince(officePaths, since, limit) {
      const rows = await prisma.mediaQuality.findMany({
        where: {
          at: { gte: since },
          session: {
            visit: {
              office: {
                OR: officePaths.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]),
              },
            },
          },
        },
        orderBy: { at: 'desc' },
        take: limit,
        include: {
          session: {
            select: {
              visit: {
                select: {
                  office: { select: { nameKk: true, nameRu: true, nameEn: true, timeZone: true } },
                },
              },
            },
          },
        },
      });
      return rows.map(({ session, ...row }) => ({ ...row, office: session.visit.office }));
    },
  };
}
