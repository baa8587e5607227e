import type { Callee, CallReads, CallSituation } from '../actions/reads/call.ts';
import type { RuleRow } from '../domain/rules.ts';
import { OPEN_TICKET_STATES } from '../domain/ticket.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

type Row = {
  desk: CallSituation['desk'];
  queue: { version: number; turn: number };
  office: CallSituation['office'] & { path: string };
  leaseHolds: boolean;
  holderInterprets: boolean;
  rules: Record<keyof RuleRow, never>[] | null;
  heads: Record<string, unknown>[] | null;
  barred: Record<string, unknown>[] | null;
};

/** As `isCallable` says. */
export const CALLABLE = Prisma.sql`t."state" = 'waiting' AND t."due" AND t."interpreted"`;

/** Not to this desk: sent to another one or to a post that its official does not hold, or complaining of them. */
const ELSEWHERE = Prisma.sql`(t."onlyDeskId" IS NOT NULL AND t."onlyDeskId" <> d."id"
  OR t."onlyPostId" IS NOT NULL AND t."onlyPostId" IS DISTINCT FROM s."postId")`;
/** What the index over those few asks for. */
const SENT_ELSEWHERE = Prisma.sql`(t."onlyDeskId" IS NOT NULL OR t."onlyPostId" IS NOT NULL)`;
const COMPLAINS = Prisma.sql`EXISTS (SELECT 1 FROM "Exclusion" e WHERE e."visitId" = t."visitId" AND e."staffId" = d."staffId")`;
/** That this official at this desk passes them over is logged already, since they have stood in the line. */
const LOGGED = Prisma.sql`EXISTS (SELECT 1 FROM "QueueAct" p WHERE p."ticketId" = t."id" AND p."at" >= t."stateAt"
  AND p."kind" = 'passed_over' AND p."deskId" = d."id" AND p."staffId" = d."staffId")`;

const standingBefore = (band: number) => Prisma.sql`(SELECT count(*)::int FROM "Ticket" t
  WHERE t."queueId" = h."queueId" AND t."band" = ${band} AND ${CALLABLE}
    AND (h."band" <> ${band} AND h."band" <> 0 OR (t."band", t."orderAt", t."seq") < (h."band", h."orderAt", h."seq")))`;

/** Somebody at an open desk of the queue may call them. */
export const BY_AN_OPEN_DESK = Prisma.sql`EXISTS (SELECT 1 FROM "Desk" d LEFT JOIN "Staff" s ON s."id" = d."staffId"
  WHERE d."queueId" = t."queueId" AND d."state" = 'open' AND d."leaseUntil" > now() AND NOT ${ELSEWHERE} AND NOT ${COMPLAINS})`;

/** The one person, or of each band the first who can be called to this desk. */
function headsOf(ticketId: string | undefined) {
  if (ticketId)
    return Prisma.sql`SELECT t.* FROM "Ticket" t WHERE t."id" = ${ticketId}::uuid AND t."queueId" = d."queueId"`;
  return Prisma.sql`SELECT f.* FROM generate_series(0, 2) AS b(band) CROSS JOIN LATERAL (
    SELECT t.* FROM "Ticket" t WHERE t."queueId" = d."queueId" AND t."band" = b.band AND ${CALLABLE}
      AND NOT ${ELSEWHERE} AND NOT ${COMPLAINS}
    ORDER BY t."orderAt", t."seq" LIMIT 1) f`;
}

/** What a person who is called by name overtakes is counted; whoever is next overtakes nobody. */
const standingOf = (ticketId: string | undefined) =>
  ticketId
    ? Prisma.sql`jsonb_build_array(${standingBefore(0)}, ${standingBefore(1)}, ${standingBefore(2)})`
    : Prisma.sql`'[0, 0, 0]'::jsonb`;

/** Everything that calling is decided from, in one statement: it is the command people wait for. */
export function readCall(prisma: PrismaClient): CallReads {
  return {
    async queueOfDesk(id) {
      return (await prisma.desk.findUnique({ where: { id }, select: { queueId: true } }))?.queueId ?? null;
    },
    async callSituation(deskId, ticketId) {
      const [row] = await prisma.$queryRaw<Row[]>`
        SELECT to_jsonb(d) AS desk, jsonb_build_object('version', q."version", 'turn', q."turn") AS queue,
          to_jsonb(o) AS office,
          (SELECT jsonb_agg(to_jsonb(r)) FROM "Rule" r WHERE r."key" IN ('call.answer', 'queue.blending')) AS rules,
          (d."leaseUntil" > now()) IS TRUE AS "leaseHolds",
          EXISTS (SELECT 1 FROM "InterpreterUnit" u JOIN "Ticket" t ON t."id" = u."ticketId"
            WHERE u."staffId" = d."staffId" AND u."readyAt" IS NOT NULL AND u."leaseUntil" IS NOT NULL
              AND t."state" = ANY(${OPEN_TICKET_STATES}::"TicketState"[])) AS "holderInterprets",
          (SELECT jsonb_agg(to_jsonb(h) || jsonb_build_object('language', v."language",
              'recorded', EXISTS (SELECT 1 FROM "Record" r WHERE r."visitId" = h."visitId"),
              'interpreterId', (SELECT u."staffId" FROM "InterpreterUnit" u WHERE u."ticketId" = h."id"
                AND u."readyAt" IS NOT NULL),
              'complainsOfHolder', EXISTS (SELECT 1 FROM "Exclusion" e WHERE e."visitId" = h."visitId" AND e."staffId" = d."staffId"),
              'elsewhere', (h."onlyDeskId" IS NOT NULL AND h."onlyDeskId" <> d."id"
                OR h."onlyPostId" IS NOT NULL AND h."onlyPostId" IS DISTINCT FROM s."postId"),
              'standing', ${standingOf(ticketId)},
              'recipient', jsonb_build_object('language', v."screenLanguage",
                'phone', CASE WHEN a."phoneConfirmedAt" IS NOT NULL THEN a."phone" END,
                'email', CASE WHEN a."emailConfirmedAt" IS NOT NULL THEN a."email" END,
                'subscriptionIds', ARRAY(SELECT p."id" FROM "PushSubscription" p
                  WHERE p."ticketId" = h."id" AND p."endedAt" IS NULL))))
            FROM (${headsOf(ticketId)}) h
            JOIN "Visit" v ON v."id" = h."visitId" JOIN "Applicant" a ON a."id" = v."applicantId") AS heads,
          (SELECT jsonb_agg(jsonb_build_object('id', t."id", 'visitId', t."visitId", 'band', t."band",
              'orderAt', t."orderAt", 'seq', t."seq", 'logged', ${LOGGED})) FROM (
            SELECT t."id", t."visitId", t."band", t."orderAt", t."seq", t."stateAt" FROM "Ticket" t
              WHERE t."queueId" = d."queueId" AND ${CALLABLE} AND ${SENT_ELSEWHERE} AND ${ELSEWHERE}
            UNION
            SELECT t."id", t."visitId", t."band", t."orderAt", t."seq", t."stateAt" FROM "Exclusion" e
              JOIN "Ticket" t ON t."visitId" = e."visitId"
              WHERE e."staffId" = d."staffId" AND t."queueId" = d."queueId" AND ${CALLABLE}) t) AS barred
        FROM "Desk" d
        JOIN "Queue" q ON q."id" = d."queueId"
        JOIN "Office" o ON o."id" = d."officeId"
        LEFT JOIN "Staff" s ON s."id" = d."staffId"
        WHERE d."id" = ${deskId}::uuid`;
      if (!row) return null;
      const { queueId: id, officeId } = row.desk;
      return {
        desk: row.desk,
        queue: { id, officeId, ...row.queue },
        officePath: row.office.path,
        office: row.office,
        rules: (row.rules ?? []).map(withDates),
        leaseHolds: row.leaseHolds,
        holderInterprets: row.holderInterprets,
        heads: (row.heads ?? []).map((head) => ({ ...head, ...typesOf(head) }) as Callee),
        barred: (row.barred ?? []).map(
          (one) => ({ ...one, ...orderOf(one) }) as CallSituation['barred'][number],
        ),
      };
    },
  };
}

const withDates = (rule: Record<keyof RuleRow, never>): RuleRow => ({
  ...rule,
  validFrom: new Date(rule.validFrom),
  validTo: rule.validTo && new Date(rule.validTo),
});

/** JSON has no dates and no big integers: those that are worked with are given back their types. */
const typesOf = (head: Record<string, unknown>) => ({
  ...orderOf(head),
  createdAt: new Date(String(head.createdAt)),
  stateAt: new Date(String(head.stateAt)),
  businessDay: new Date(String(head.businessDay)),
  firstCalledAt: head.firstCalledAt ? new Date(String(head.firstCalledAt)) : null,
});

const orderOf = (row: Record<string, unknown>) => ({
  orderAt: new Date(String(row.orderAt)),
  seq: BigInt(String(row.seq)),
});
