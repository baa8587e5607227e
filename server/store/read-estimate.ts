import type { EstimateReads } from '../actions/reads/estimate.ts';
import type { PrismaClient } from './generated/client.ts';
import { sharedBy } from './together.ts';

/** How many of the latest receptions of a service an estimate learns from. */
const LEARN_FROM = 40;
/** A desk that rests for longer than this has stopped calling: that is no pause between two calls. */
const LONGEST_PAUSE_SECONDS = 600;

/** What estimates are learnt from: this queue's own services and their latest receptions. */
export function readEstimate(prisma: PrismaClient): EstimateReads {
  return {
    queueFacts: sharedBy(async (queueId) => {
      const [row] = await prisma.$queryRaw<
        [
          {
            openDesks: number;
            services: { waiting: number; keptSeconds: number[] }[] | null;
            pauseSeconds: number | null;
          },
        ]
      >`
        WITH recent AS (
          SELECT l.* FROM "Service" v CROSS JOIN LATERAL (
            SELECT v."id" AS "serviceId", s."deskId", s."calledAt", s."endedAt" FROM "Session" s
            JOIN "Ticket" t ON t."id" = s."ticketId" JOIN "Visit" i ON i."id" = s."visitId"
            WHERE t."queueId" = ${queueId}::uuid AND i."serviceId" = v."id" AND s."endedAt" IS NOT NULL
            ORDER BY s."endedAt" DESC LIMIT ${LEARN_FROM}) l
          WHERE v."queueId" = ${queueId}::uuid),
        pauses AS (
          SELECT extract(epoch FROM lead(r."calledAt") OVER (PARTITION BY r."deskId" ORDER BY r."calledAt") - r."endedAt")
            AS seconds FROM recent r)
        SELECT (SELECT count(*)::int FROM "Desk" d WHERE d."queueId" = ${queueId}::uuid AND d."state" = 'open'
            AND d."leaseUntil" > now()) AS "openDesks",
          (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY p.seconds)::float FROM pauses p
            WHERE p.seconds BETWEEN 0 AND ${LONGEST_PAUSE_SECONDS}) AS "pauseSeconds",
          (SELECT jsonb_agg(jsonb_build_object(
              'waiting', (SELECT count(*) FROM "Ticket" t JOIN "Visit" i ON i."id" = t."visitId"
                WHERE t."queueId" = ${queueId}::uuid AND t."state" = 'waiting' AND i."serviceId" = v."id"),
              'keptSeconds', ARRAY(SELECT extract(epoch FROM r."endedAt" - r."calledAt")::float FROM recent r
                WHERE r."serviceId" = v."id")))
            FROM "Service" v WHERE v."queueId" = ${queueId}::uuid) AS services`;
      return { ...row, services: row.services ?? [] };
    }),
    allQueues: () =>
      prisma.queue.findMany({ include: { office: true }, orderBy: [{ officeId: 'asc' }, { prefix: 'asc' }] }),
    forecasts: (officePaths, since, limit) => prisma.$queryRaw`
      SELECT t."queueId", t."foretoldAt", t."foretoldLow", t."foretoldHigh", t."foretoldAhead",
        extract(epoch FROM t."firstCalledAt" - t."foretoldAt")::float AS "waitedSeconds"
      FROM "Ticket" t JOIN "Office" o ON o."id" = t."officeId"
      WHERE t."firstCalledAt" >= ${since}::timestamptz AND t."foretoldAt" IS NOT NULL
        AND (o."path" = ANY(${[...officePaths]}) OR EXISTS (
          SELECT 1 FROM unnest(${[...officePaths]}::text[]) AS p(path) WHERE starts_with(o."path", p.path || '/')))
      ORDER BY t."firstCalledAt" DESC LIMIT ${limit}`,
  };
}
