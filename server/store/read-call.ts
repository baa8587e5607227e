import type { CallSituation, Store } from '../actions/ports.ts';
import type { RuleRow } from '../domain/rules.ts';
import type { PrismaClient } from './generated/client.ts';

type Row = {
  desk: CallSituation['desk'];
  queueVersion: number;
  office: CallSituation['office'] & { path: string };
  leaseHolds: boolean;
  answerRules: Record<keyof RuleRow, never>[] | null;
  head: Record<string, unknown> | null;
};

/** Everything that calling the next person is decided from, in one statement: it is the command people wait for. */
export function readCall(prisma: PrismaClient): Pick<Store, 'callSituation' | 'queueOfDesk'> {
  return {
    async queueOfDesk(id) {
      return (await prisma.desk.findUnique({ where: { id }, select: { queueId: true } }))?.queueId ?? null;
    },
    async callSituation(deskId) {
      const [row] = await prisma.$queryRaw<Row[]>`
        SELECT to_jsonb(d) AS desk, q."version" AS "queueVersion", to_jsonb(o) AS office,
          (SELECT jsonb_agg(to_jsonb(r)) FROM "Rule" r WHERE r."key" = 'call.answer') AS "answerRules",
          (d."leaseUntil" > now()) IS TRUE AS "leaseHolds", to_jsonb(h) AS head
        FROM "Desk" d
        JOIN "Queue" q ON q."id" = d."queueId"
        JOIN "Office" o ON o."id" = d."officeId"
        LEFT JOIN LATERAL (
          SELECT t.*, v."language", EXISTS (SELECT 1 FROM "Record" r WHERE r."visitId" = t."visitId") AS recorded,
            jsonb_build_object('language', v."screenLanguage",
              'phone', CASE WHEN a."phoneConfirmedAt" IS NOT NULL THEN a."phone" END,
              'email', CASE WHEN a."emailConfirmedAt" IS NOT NULL THEN a."email" END,
              'subscriptionIds', ARRAY(SELECT p."id" FROM "PushSubscription" p
                WHERE p."ticketId" = t."id" AND p."endedAt" IS NULL)) AS recipient
          FROM "Ticket" t JOIN "Visit" v ON v."id" = t."visitId" JOIN "Applicant" a ON a."id" = v."applicantId"
          WHERE t."queueId" = d."queueId" AND t."state" = 'waiting'
          ORDER BY t."band", t."orderAt", t."seq" LIMIT 1) h ON true
        WHERE d."id" = ${deskId}::uuid`;
      if (!row) return null;
      const { id, officeId } = { id: row.desk.queueId, officeId: row.desk.officeId };
      return {
        desk: row.desk,
        queue: { id, officeId, version: row.queueVersion },
        officePath: row.office.path,
        office: row.office,
        answerRules: (row.answerRules ?? []).map(withDates),
        leaseHolds: row.leaseHolds,
        head: row.head && withTypes(row.head),
      };
    },
  };
}

const withDates = (rule: Record<keyof RuleRow, never>): RuleRow => ({
  ...rule,
  validFrom: new Date(rule.validFrom),
  validTo: rule.validTo && new Date(rule.validTo),
});

/** JSON has no dates and no big integers: those that the order is made of are given back their types. */
function withTypes(head: Record<string, unknown>): NonNullable<CallSituation['head']> {
  return {
    ...head,
    orderAt: new Date(String(head.orderAt)),
    createdAt: new Date(String(head.createdAt)),
    stateAt: new Date(String(head.stateAt)),
    businessDay: new Date(String(head.businessDay)),
    seq: BigInt(String(head.seq)),
  } as NonNullable<CallSituation['head']>;
}
