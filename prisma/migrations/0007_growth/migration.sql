-- DropIndex
DROP INDEX "InterpreterUnit_staffId_idx";

-- What follows Prisma has no word for.

-- Whoever has interpreted once stays a row; only whom somebody has taken now is looked for again and again.
CREATE INDEX "InterpreterUnit_held" ON "InterpreterUnit" ("leaseUntil") WHERE "leaseUntil" IS NOT NULL;
CREATE INDEX "InterpreterUnit_held_by" ON "InterpreterUnit" ("staffId") WHERE "leaseUntil" IS NOT NULL;
UPDATE "InterpreterUnit" u SET "readyAt" = NULL, "leaseUntil" = NULL, "version" = u."version" + 1
FROM "Ticket" t
WHERE t."id" = u."ticketId" AND u."leaseUntil" IS NOT NULL
  AND t."state" IN ('no_show', 'transferred', 'finished', 'left');
