-- CreateIndex
CREATE INDEX "Ticket_visitId_idx" ON "Ticket"("visitId");

-- CreateIndex
CREATE INDEX "QueueAct_ticketId_at_idx" ON "QueueAct"("ticketId", "at");

-- CreateIndex
CREATE INDEX "Exclusion_staffId_idx" ON "Exclusion"("staffId");

-- What follows Prisma has no word for.

-- Who can be called, and who keeps a place without being callable: each counted and read in order from its own index.
DROP INDEX "Ticket_callable";
CREATE INDEX "Ticket_callable" ON "Ticket" ("queueId", "band", "orderAt", "seq")
  WHERE "state" = 'waiting' AND "due" AND "interpreted";
CREATE INDEX "Ticket_kept" ON "Ticket" ("queueId", "band", "orderAt", "seq")
  WHERE "state" IN ('away', 'parked') OR "state" = 'waiting' AND NOT ("due" AND "interpreted");
CREATE INDEX "Ticket_elsewhere" ON "Ticket" ("queueId")
  WHERE "state" = 'waiting' AND "due" AND "interpreted" AND ("onlyDeskId" IS NOT NULL OR "onlyPostId" IS NOT NULL);

-- What was learnt before this release stays learnt.
UPDATE "Ticket" t SET "firstCalledAt" = s.called
FROM (SELECT "ticketId", min("calledAt") AS called FROM "Session" GROUP BY "ticketId") s
WHERE s."ticketId" = t."id" AND t."firstCalledAt" IS NULL;
