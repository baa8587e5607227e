import type { EstimateReads } from '../actions/reads/estimate.ts';
import type { QueueFacts } from '../domain/estimate.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { byId, togetherById } from './together.ts';

/** How many of the latest receptions of a service an estimate learns from. */
const LEARN_FROM = 40;
/** They are looked for among so many of the queue that were called last: a queue's history grows, this does not. */
const LATEST_CALLED = 400;
/** So many of those who are next say of which services a line is mixed: all of a long one would cost each reading more. */
const MIXTURE_OF = 200;
/** A desk that rests for longer than this has stopped calling: that is no pause between two calls. */
const LONGEST_PAUSE_SECONDS = 600;

/** Looked up by key and not joined, like the sessions below: see `BY_INDEX` in store.ts. */
const SERVICE = Prisma.sql`(SELECT i."serviceId" FROM "Visit" i WHERE i."id" = t."visitId") AS "serviceId"`;

/** Of the queue `q`: its services' latest receptions, and of which of them the line is mixed. */
const LEARNT = Prisma.sql`
  WITH called AS (
    SELECT t."id", ${SERVICE} FROM "Ticket" t
    WHERE t."queueId" = q."id" AND t."firstCalledAt" IS NOT NULL
    ORDER BY t."firstCalledAt" DESC LIMIT ${LATEST_CALLED}),
  recent AS (
    SELECT r.* FROM (
      SELECT c."serviceId", s."deskId", s."calledAt", s."endedAt",
        row_number() OVER (PARTITION BY c."serviceId" ORDER BY s."endedAt" DESC) AS n
      FROM called c CROSS JOIN LATERAL (
        SELECT s."deskId", s."calledAt", s."endedAt" FROM "Session" s
        WHERE s."ticketId" = c."id" AND s."endedAt" IS NOT NULL OFFSET 0) s) r
    WHERE r.n <= ${LEARN_FROM}),
  next AS (
    SELECT t."serviceId", count(*)::int AS waiting FROM (
      SELECT ${SERVICE} FROM "Ticket" t WHERE t."queueId" = q."id" AND t."state" = 'waiting'
      ORDER BY t."band", t."orderAt", t."seq" LIMIT ${MIXTURE_OF}) t
    GROUP BY t."serviceId"),
  pauses AS (
    SELECT extract(epoch FROM lead(r."calledAt") OVER (PARTITION BY r."deskId" ORDER BY r."calledAt") - r."endedAt")
      AS seconds FROM recent r)
  SELECT
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY p.seconds)::float FROM pauses p
      WHERE p.seconds BETWEEN 0 AND ${LONGEST_PAUSE_SECONDS}) AS "pauseSeconds",
    coalesce((SELECT jsonb_agg(jsonb_build_object(
        'waiting', coalesce((SELECT n.waiting FROM next n WHERE n."serviceId" = v."id"), 0),
        'keptSeconds', ARRAY(SELECT extract(epoch FROM r."endedAt" - r."calledAt")::float FROM recent r
          WHERE r."serviceId" = v."id")))
      FROM "Service" v WHERE v."queueId" = q."id"), '[]') AS services`;

/** What estimates are learnt from: this queue's own services and their latest receptions. */
export function readEstimate(prisma: PrismaClient): EstimateReads {
  return {
    queueFacts: togetherById(async (queueIds) => {
      const rows = await prisma.$queryRaw<(QueueFacts & { id: string })[]>`
        SELECT q."id",
          (SELECT count(*)::int FROM "Desk" d WHERE d."queueId" = q."id" AND d."state" = 'open'
            AND d."leaseUntil" > now()) AS "openDesks", f.*
        FROM "Queue" q CROSS JOIN LATERAL (${LEARNT}) f WHERE q."id" = ANY(${queueIds}::uuid[])`;
      return byId(rows);
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
