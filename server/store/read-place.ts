import type { Desk, Store } from '../actions/ports.ts';
import { presenceOf } from '../domain/presence.ts';
import type { PrismaClient } from './generated/client.ts';

type PlaceReads = Pick<Store, 'place' | 'firstCallable' | 'estimate' | 'calledNow' | 'presences'>;

/** How many of the latest receptions of a queue an estimate learns from, and how few are too few. */
const LEARN_FROM = 40;
const ENOUGH = 5;

/** The order of a queue as it is shown: counted in the same statement that reads the version it belongs to. */
export function readPlace(prisma: PrismaClient): PlaceReads {
  return {
    async place(queueId, [band, orderAt, seq]) {
      const [row] = await prisma.$queryRaw<[{ version: bigint | null; ahead: bigint }]>`
        SELECT (SELECT s."seq" FROM "Stream" s WHERE s."id" = 'queue:' || ${queueId}) AS version,
          (SELECT count(*) FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND t."state" = 'waiting'
            AND (t."band", t."orderAt", t."seq") < (${band}, ${new Date(orderAt)}::timestamptz, ${seq})) AS ahead`;
      return { version: Number(row.version ?? 0), ahead: Number(row.ahead) };
    },
    async firstCallable(queueId, limit) {
      const [row] = await prisma.$queryRaw<
        [{ version: bigint | null; waiting: bigint; labels: string[] | null }]
      >`
        SELECT (SELECT s."seq" FROM "Stream" s WHERE s."id" = 'queue:' || ${queueId}) AS version,
          (SELECT count(*) FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND t."state" = 'waiting') AS waiting,
          (SELECT array_agg(f."label" ORDER BY f."band", f."orderAt", f."seq") FROM (
            SELECT t.* FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND t."state" = 'waiting'
            ORDER BY t."band", t."orderAt", t."seq" LIMIT ${limit}) f) AS labels`;
      return { version: Number(row.version ?? 0), waiting: Number(row.waiting), labels: row.labels ?? [] };
    },
    async estimate(queueId, prior) {
      const [row] = await prisma.$queryRaw<
        [{ desks: bigint; talks: bigint; short: number | null; long: number | null }]
      >`
        WITH talks AS (
          SELECT extract(epoch FROM s."endedAt" - s."liveAt") AS seconds
          FROM "Session" s JOIN "Ticket" t ON t."id" = s."ticketId"
          WHERE t."queueId" = ${queueId}::uuid AND s."liveAt" IS NOT NULL AND s."endedAt" IS NOT NULL
          ORDER BY s."endedAt" DESC LIMIT ${LEARN_FROM})
        SELECT (SELECT count(*) FROM "Desk" d WHERE d."queueId" = ${queueId}::uuid AND d."state" = 'open'
            AND d."leaseUntil" > now()) AS desks,
          count(*) AS talks,
          percentile_cont(0.25) WITHIN GROUP (ORDER BY seconds)::float AS short,
          percentile_cont(0.75) WITHIN GROUP (ORDER BY seconds)::float AS long
        FROM talks`;
      const learnt = Number(row.talks) >= ENOUGH && row.short !== null && row.long !== null;
      const shortSeconds = learnt ? Math.max(30, Math.round(row.short!)) : prior.shortSeconds;
      const longSeconds = learnt ? Math.max(shortSeconds, Math.round(row.long!)) : prior.longSeconds;
      return { openDesks: Number(row.desks), shortSeconds, longSeconds };
    },
    async calledNow(queueId) {
      return prisma.$queryRaw<{ label: string; desk: string }[]>`
        SELECT t."label", d."label" AS desk FROM "Desk" d JOIN "Ticket" t ON t."id" = d."currentTicketId"
        WHERE d."queueId" = ${queueId}::uuid AND t."state" IN ('called', 'in_session') ORDER BY t."stateAt" DESC`;
    },
    async presences(queueId) {
      const desks = await prisma.$queryRaw<(Desk & { leaseHolds: boolean })[]>`
        SELECT d.*, (d."leaseUntil" > now()) IS TRUE AS "leaseHolds" FROM "Desk" d
        WHERE d."queueId" = ${queueId}::uuid ORDER BY length(d."label"), d."label"`;
      return desks.map((desk) => ({
        desk: desk.label,
        presence: presenceOf(desk),
        reason: presenceOf(desk) === 'paused' ? desk.pauseReason || null : null,
      }));
    },
  };
}
