import type { PlaceReads } from '../actions/reads/place.ts';
import type { Desk, Queue } from '../actions/reads/rows.ts';
import { presenceOf } from '../domain/presence.ts';
import { compareOrder, type OrderKey } from '../contract/queue.ts';
import { BANDS, type Standing } from '../contract/order.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { CALLABLE } from './read-call.ts';
import { sharedBy, together, togetherById } from './together.ts';

/** The order of a queue as it is shown: counted in the same statement that reads the version it belongs to. */
export function readPlace(prisma: PrismaClient): PlaceReads {
  return {
    place: placeBy(
      (queueId, key) => countPlace(prisma, queueId, key),
      (queueId) => orderOf(prisma, queueId),
    ),
    lineForTaking: togetherById(async (queueIds) => {
      const counted = [0, 1, 2].map(
        (band) => Prisma.sql`(SELECT count(*)::int FROM "Ticket" t
          WHERE t."queueId" = q."id" AND t."band" = ${band} AND ${CALLABLE})`,
      );
      const rows = await prisma.$queryRaw<(Queue & { callable: Standing })[]>`
        SELECT q.*, jsonb_build_array(${Prisma.join(counted)}) AS callable
        FROM "Queue" q WHERE q."id" = ANY(${queueIds}::uuid[])`;
      return new Map(rows.map(({ callable, ...queue }) => [queue.id, { queue, callable }]));
    }),
    async firstCallable(queueId, limit) {
      const [row] = await prisma.$queryRaw<
        [{ version: bigint | null; turn: number; waiting: bigint; first: FirstRow[] | null }]
      >`
        SELECT (SELECT s."seq" FROM "Stream" s WHERE s."id" = 'queue:' || ${queueId}) AS version,
          (SELECT q."turn" FROM "Queue" q WHERE q."id" = ${queueId}::uuid) AS turn,
          (SELECT count(*) FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND ${CALLABLE}) AS waiting,
          (SELECT jsonb_agg(jsonb_build_object('label', f."label", 'band', f."band", 'orderAt', f."orderAt", 'seq', f."seq"))
            FROM generate_series(0, 2) AS b(band) CROSS JOIN LATERAL (
              SELECT t.* FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND t."band" = b.band AND ${CALLABLE}
              ORDER BY t."orderAt", t."seq" LIMIT ${limit}) f) AS first`;
      const first = (row.first ?? []).map((one) => ({
        ...one,
        orderAt: new Date(one.orderAt),
        seq: BigInt(one.seq),
      }));
      return { version: Number(row.version ?? 0), turn: row.turn, waiting: Number(row.waiting), first };
    },
    async calledNow(queueId) {
      return prisma.$queryRaw<{ label: string; desk: string }[]>`
        SELECT t."label", d."label" AS desk FROM "Desk" d JOIN "Ticket" t ON t."id" = d."currentTicketId"
        WHERE d."queueId" = ${queueId}::uuid AND t."state" IN ('called', 'in_session') ORDER BY t."stateAt" DESC`;
    },
    presences: sharedBy(async (queueId) => {
      const desks = await prisma.$queryRaw<(Desk & { leaseHolds: boolean })[]>`
        SELECT d.*, (d."leaseUntil" > now()) IS TRUE AS "leaseHolds" FROM "Desk" d
        WHERE d."queueId" = ${queueId}::uuid ORDER BY length(d."label"), d."label"`;
      return desks.map((desk) => ({
        desk: desk.label,
        presence: presenceOf(desk),
        reason: presenceOf(desk) === 'paused' ? desk.pauseReason || null : null,
      }));
    }),
  };
}

type FirstRow = { label: string; band: number; orderAt: string; seq: number };

/** Of the own band those before are counted, of the band it is blended with all, out of turn comes before both. */
async function countPlace(prisma: PrismaClient, queueId: string, [band, orderAt, seq]: OrderKey) {
  const before = Prisma.sql`AND (t."orderAt", t."seq") < (${new Date(orderAt)}::timestamptz, ${seq})`;
  const of = (other: number) => {
    if (other !== band && band === BANDS.outOfTurn) return Prisma.sql`0`;
    return Prisma.sql`(SELECT count(*)::int FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid
      AND t."band" = ${other} AND ${CALLABLE} ${other === band ? before : Prisma.empty})`;
  };
  const [row] = await prisma.$queryRaw<[{ version: bigint | null; turn: number; standing: Standing }]>`
    SELECT (SELECT s."seq" FROM "Stream" s WHERE s."id" = 'queue:' || ${queueId}) AS version,
      (SELECT q."turn" FROM "Queue" q WHERE q."id" = ${queueId}::uuid) AS turn,
      jsonb_build_array(${of(0)}, ${of(1)}, ${of(2)}) AS standing`;
  return { version: Number(row.version ?? 0), turn: row.turn, standing: row.standing };
}

type Order = { version: number; turn: number; keys: OrderKey[] };

/** One person's place is counted; those of a crowd, as after a cut network, are found in the order read once. */
function placeBy(
  count: PlaceReads['place'],
  readOrder: (queueId: string) => Promise<Order>,
): PlaceReads['place'] {
  const queues = new Map<
    string,
    { ask: (key: OrderKey) => ReturnType<PlaceReads['place']>; waiting: number }
  >();
  const openQueue = (queueId: string) => ({
    waiting: 0,
    ask: together(async (keys: OrderKey[]) => {
      if (keys.length < CROWD) return Promise.all(keys.map((key) => count(queueId, key)));
      const { version, turn, keys: order } = await readOrder(queueId);
      const ends = [0, 1, 2].map((band) => countBefore(order, [band + 1, 0, 0]));
      return keys.map((key) => ({ version, turn, standing: standingIn(order, ends, key) }));
    }),
  });
  return async (queueId, key) => {
    const queue = queues.get(queueId) ?? openQueue(queueId);
    queues.set(queueId, queue);
    queue.waiting += 1;
    try {
      return await queue.ask(key);
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) queues.delete(queueId);
    }
  };
}

/** `ends`: where each band ends in the sorted keys. */
function standingIn(keys: readonly OrderKey[], ends: readonly number[], own: OrderKey): Standing {
  const before = countBefore(keys, own);
  return [0, 1, 2].map((band) => {
    const from = band === 0 ? 0 : ends[band - 1]!;
    if (band === own[0]) return before - from;
    return own[0] === BANDS.outOfTurn ? 0 : ends[band]! - from;
  }) as Standing;
}

/** From so many on, reading the whole order is cheaper than counting for each. */
const CROWD = 8;

async function orderOf(prisma: PrismaClient, queueId: string): Promise<Order> {
  const [row] = await prisma.$queryRaw<[{ version: bigint | null; turn: number; keys: OrderKey[] | null }]>`
    SELECT (SELECT s."seq" FROM "Stream" s WHERE s."id" = 'queue:' || ${queueId}) AS version,
      (SELECT q."turn" FROM "Queue" q WHERE q."id" = ${queueId}::uuid) AS turn,
      (SELECT jsonb_agg(jsonb_build_array(t."band", (extract(epoch FROM t."orderAt") * 1000)::bigint, t."seq")
          ORDER BY t."band", t."orderAt", t."seq")
        FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND ${CALLABLE}) AS keys`;
  return { version: Number(row.version ?? 0), turn: row.turn, keys: row.keys ?? [] };
}

/** How many of the sorted keys come before this one, by halving. */
function countBefore(keys: readonly OrderKey[], key: OrderKey): number {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareOrder(keys[middle]!, key) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
