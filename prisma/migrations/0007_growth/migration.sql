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

-- How many of a line have come from out of town is read with every desk: a ticket knows it of its visit, which never
-- changes it, so that nobody else of the line is looked at.
ALTER TABLE "Ticket" ADD COLUMN "fromAfar" BOOLEAN NOT NULL DEFAULT false;
CREATE FUNCTION "ticketFromAfar"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."fromAfar" := EXISTS (SELECT 1 FROM "Visit" v WHERE v."id" = NEW."visitId" AND v."outOfTown" IS NOT NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER "Ticket_fromAfar" BEFORE INSERT ON "Ticket" FOR EACH ROW EXECUTE FUNCTION "ticketFromAfar"();
UPDATE "Ticket" t SET "fromAfar" = true FROM "Visit" v
WHERE v."id" = t."visitId" AND v."outOfTown" IS NOT NULL
  AND t."state" IN ('unconfirmed', 'waiting', 'away', 'called', 'in_session', 'parked', 'carried_over');
CREATE INDEX "Ticket_fromAfar" ON "Ticket" ("queueId") WHERE "fromAfar" AND "state" IN ('waiting', 'away', 'parked');
