import type { DueMessage, MessageReads, Recipient } from '../actions/reads/messages.ts';
import type { PrismaClient } from './generated/client.ts';

export function readMessages(prisma: PrismaClient): MessageReads {
  return {
    async recipient(ticketId) {
      const [row] = await prisma.$queryRaw<Recipient[]>`
        SELECT v."screenLanguage" AS language,
          CASE WHEN a."phoneConfirmedAt" IS NOT NULL THEN a."phone" END AS phone,
          CASE WHEN a."emailConfirmedAt" IS NOT NULL THEN a."email" END AS email,
          ARRAY(SELECT p."id" FROM "PushSubscription" p WHERE p."ticketId" = t."id" AND p."endedAt" IS NULL)
            AS "subscriptionIds"
        FROM "Ticket" t JOIN "Visit" v ON v."id" = t."visitId" JOIN "Applicant" a ON a."id" = v."applicantId"
        WHERE t."id" = ${ticketId}::uuid`;
      return row ?? null;
    },
    // One statement: of servers that look at one moment, each row goes to one, and nobody waits for another.
    async claimMessages(at, leaseUntil, most, except) {
      const claimed = await prisma.$queryRaw<{ id: string }[]>`
        UPDATE "Message" m SET "state" = 'sending', "attempts" = m."attempts" + 1, "nextAt" = ${leaseUntil}::timestamptz,
          "version" = m."version" + 1
        WHERE m."id" IN (
          SELECT d."id" FROM "Message" d WHERE d."state" IN ('queued', 'sending') AND d."nextAt" <= ${at}::timestamptz
            AND d."id" <> ALL(${[...except]}::uuid[])
          ORDER BY d."nextAt" LIMIT ${most} FOR UPDATE SKIP LOCKED)
        RETURNING m."id"`;
      if (claimed.length === 0) return [];
      const messages = await prisma.message.findMany({
        where: { id: { in: claimed.map(({ id }) => id) } },
        include: { ticket: { select: { state: true, visitId: true, queueId: true } } },
        orderBy: { createdAt: 'asc' },
      });
      const ids = messages.flatMap(({ subscriptionId }) => subscriptionId ?? []);
      const found = ids.length ? await prisma.pushSubscription.findMany({ where: { id: { in: ids } } }) : [];
      const byId = new Map(found.map((row) => [row.id, row]));
      return messages.map((message): DueMessage => ({
        ...message,
        subscription: message.subscriptionId ? (byId.get(message.subscriptionId) ?? null) : null,
      }));
    },
    keptMessages: (channels, most) =>
      prisma.message.findMany({
        where: { state: 'kept', channel: { in: [...channels] }, wordsSealed: { not: null } },
        orderBy: { createdAt: 'desc' },
        take: most,
      }),
    subscriptions: (ticketId) =>
      prisma.pushSubscription.findMany({ where: { ticketId }, orderBy: { createdAt: 'asc' } }),
  };
}
