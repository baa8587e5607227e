-- AlterTable
ALTER TABLE "Queue" ADD COLUMN     "lastOrderAt" TIMESTAMPTZ(3);

-- Whoever comes next stands behind all who have come, also where this system was in use before.
UPDATE "Queue" q SET "lastOrderAt" = (SELECT max(t."orderAt") FROM "Ticket" t WHERE t."queueId" = q."id" AND t."band" = 2);
