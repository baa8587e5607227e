import type { RetentionReads } from '../actions/reads/retention.ts';
import type { PrismaClient } from './generated/client.ts';

export function readRetention(prisma: PrismaClient): RetentionReads {
  return {
    async sweepAnswered(before, most) {
      const [row] = await prisma.$queryRaw<[{ gone: number }]>`
        SELECT "sweepAnswered"(${before}::timestamptz, ${most}::integer) AS gone`;
      return row.gone;
    },
    async sweepEvents(before, most) {
      const [row] = await prisma.$queryRaw<[{ gone: number }]>`
        SELECT "sweepEvents"(${before}::timestamptz, ${most}::integer) AS gone`;
      return row.gone;
    },
    async standingOfBytes(ids) {
      const rows = await prisma.$queryRaw<{ id: string; standing: 'kept' | 'removed' }[]>`
        SELECT "id", CASE "state" WHEN 'removed' THEN 'removed' ELSE 'kept' END AS standing
          FROM "File" WHERE "id" = ANY(${[...ids]}::uuid[]) AND "state" IN ('stored', 'removed')
        UNION ALL SELECT "id", 'kept' FROM "Paper" WHERE "id" = ANY(${[...ids]}::uuid[])`;
      return new Map(rows.map(({ id, standing }) => [id, standing]));
    },
  };
}
