-- Why a claim was not proved is said as long as the claim stands, whatever is done to the ticket after it.
ALTER TABLE "OutOfTurnClaim" ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
UPDATE "OutOfTurnClaim" c SET "reason" = a."reason"
  FROM (SELECT DISTINCT ON ("visitId") "visitId", "reason" FROM "QueueAct" WHERE "kind" = 'claim_unproven'
    ORDER BY "visitId", "at" DESC) a
  WHERE a."visitId" = c."visitId" AND c."state" = 'unproven';
