-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('claimed', 'proved', 'unproven');

-- CreateEnum
CREATE TYPE "QueueActKind" AS ENUM ('called_out_of_order', 'passed_over', 'put_back', 'parked', 'unparked', 'no_show', 'transferred', 'claim_proved', 'claim_unproven', 'handed_over', 'interpreter_vouched', 'carried_over', 'reopened');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "MessageKind" ADD VALUE 'approaching';
ALTER TYPE "MessageKind" ADD VALUE 'next';
ALTER TYPE "MessageKind" ADD VALUE 'notice';
ALTER TYPE "MessageKind" ADD VALUE 'carried_over';
ALTER TYPE "MessageKind" ADD VALUE 'reopened';
ALTER TYPE "MessageKind" ADD VALUE 'transferred';

-- DropIndex
DROP INDEX "Ticket_queueId_businessDay_number_leg_key";

-- AlterTable
ALTER TABLE "Queue" ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "offeredToId" UUID;

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "originVisitId" UUID,
ADD COLUMN     "outOfTown" TEXT;

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "bookedFor" TIMESTAMPTZ(3),
ADD COLUMN     "due" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "firstCalledAt" TIMESTAMPTZ(3),
ADD COLUMN     "foretoldAhead" INTEGER,
ADD COLUMN     "foretoldAt" TIMESTAMPTZ(3),
ADD COLUMN     "foretoldHigh" INTEGER,
ADD COLUMN     "foretoldLow" INTEGER,
ADD COLUMN     "interpreted" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "noticed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "onlyDeskId" UUID,
ADD COLUMN     "onlyPostId" UUID,
ADD COLUMN     "resumeAs" "TicketState",
ADD COLUMN     "successorId" UUID;

-- CreateTable
CREATE TABLE "OutOfTurnClaim" (
    "visitId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "proofSealed" BYTEA NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'claimed',
    "checkedById" UUID,
    "checkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OutOfTurnClaim_pkey" PRIMARY KEY ("visitId")
);

-- CreateTable
CREATE TABLE "Exclusion" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "staffId" UUID NOT NULL,

    CONSTRAINT "Exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueAct" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "deskId" UUID,
    "staffId" UUID,
    "kind" "QueueActKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "overtaken" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QueueAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "ticketId" UUID,
    "byId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterpreterUnit" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "readyAt" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "InterpreterUnit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OutOfTurnClaim_officeId_visitId_key" ON "OutOfTurnClaim"("officeId", "visitId");

-- CreateIndex
CREATE UNIQUE INDEX "Exclusion_visitId_staffId_key" ON "Exclusion"("visitId", "staffId");

-- CreateIndex
CREATE INDEX "QueueAct_queueId_at_idx" ON "QueueAct"("queueId", "at");

-- CreateIndex
CREATE INDEX "QueueAct_visitId_idx" ON "QueueAct"("visitId");

-- CreateIndex
CREATE INDEX "Notice_queueId_at_idx" ON "Notice"("queueId", "at");

-- CreateIndex
CREATE INDEX "Notice_ticketId_idx" ON "Notice"("ticketId");

-- CreateIndex
CREATE UNIQUE INDEX "InterpreterUnit_ticketId_key" ON "InterpreterUnit"("ticketId");

-- CreateIndex
CREATE INDEX "InterpreterUnit_staffId_idx" ON "InterpreterUnit"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "InterpreterUnit_officeId_id_key" ON "InterpreterUnit"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "InterpreterUnit_officeId_ticketId_key" ON "InterpreterUnit"("officeId", "ticketId");

-- CreateIndex
CREATE INDEX "Visit_originVisitId_idx" ON "Visit"("originVisitId");

-- CreateIndex
CREATE INDEX "Ticket_queueId_firstCalledAt_idx" ON "Ticket"("queueId", "firstCalledAt");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_queueId_businessDay_label_leg_key" ON "Ticket"("queueId", "businessDay", "label", "leg");

-- AddForeignKey
ALTER TABLE "OutOfTurnClaim" ADD CONSTRAINT "OutOfTurnClaim_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exclusion" ADD CONSTRAINT "Exclusion_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueAct" ADD CONSTRAINT "QueueAct_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueAct" ADD CONSTRAINT "QueueAct_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueAct" ADD CONSTRAINT "QueueAct_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterpreterUnit" ADD CONSTRAINT "InterpreterUnit_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterpreterUnit" ADD CONSTRAINT "InterpreterUnit_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows Prisma has no word for.

GRANT SELECT, INSERT, UPDATE ON "OutOfTurnClaim", "Exclusion", "QueueAct", "Notice", "InterpreterUnit" TO qabyldau_app;

-- Evidence stays as it was recorded.
REVOKE UPDATE ON "QueueAct", "Notice", "Exclusion" FROM qabyldau_app;

-- What the turn of the day looks for again and again: who is in a line, and bookings that are not due yet.
CREATE INDEX "Ticket_open" ON "Ticket" ("officeId", "businessDay") WHERE "state" IN ('waiting', 'away', 'parked', 'carried_over');
CREATE INDEX "Ticket_not_due" ON "Ticket" ("bookedFor") WHERE NOT "due";

-- A system that was in use before this migration gets the new rules; an empty one gets them with its first data.
INSERT INTO "Rule" ("id", "key", "officeKind", "value", "validFrom", "legalRef")
SELECT gen_random_uuid(), r.key, r.kind::"OfficeKind", r.value::jsonb, DATE '2017-08-24', r.ref
FROM (VALUES
  ('queue.outOfTurn', NULL, '{"categories": [{"key": "war_veteran", "name": {"kk": "Ұлы Отан соғысына қатысушы немесе оған теңестірілген адам", "ru": "Участник Великой Отечественной войны или приравненное к нему лицо", "en": "Participant of the Great Patriotic War, or a person equated to one"}, "proof": {"kk": "Қатысушының немесе жеңілдік құқығының куәлігі", "ru": "Удостоверение участника или удостоверение о праве на льготы", "en": "A participant’s certificate, or a certificate of privileges"}}, {"key": "disability", "name": {"kk": "Мүгедектігі бар адам", "ru": "Лицо с инвалидностью", "en": "Person with a disability"}, "proof": {"kk": "Мүгедектік туралы анықтама немесе зейнетақы куәлігі", "ru": "Справка об инвалидности или пенсионное удостоверение", "en": "A certificate of disability, or a pension certificate"}}, {"key": "pregnancy", "name": {"kk": "Жүкті әйел", "ru": "Беременная женщина", "en": "Pregnant woman"}, "proof": {"kk": "Айырбастау картасы немесе дәрігердің анықтамасы", "ru": "Обменная карта или справка врача", "en": "An antenatal card, or a doctor’s note"}}, {"key": "altyn_qyran", "name": {"kk": "«Алтын Қыран» орденімен марапатталған адам", "ru": "Награждённый орденом «Алтын Қыран»", "en": "Holder of the order “Altyn Qyran”"}, "proof": {"kk": "Орден куәлігі", "ru": "Удостоверение к ордену", "en": "The certificate of the order"}}, {"key": "halyq_qaharmany", "name": {"kk": "«Халық қаһарманы» атағы берілген адам", "ru": "Удостоенный звания «Халық қаһарманы»", "en": "Holder of the title “Halyq Qaharmany”"}, "proof": {"kk": "Атақ куәлігі", "ru": "Удостоверение к званию", "en": "The certificate of the title"}}, {"key": "enbek_eri", "name": {"kk": "«Қазақстанның Еңбек Ері» атағы берілген адам", "ru": "Удостоенный звания «Қазақстанның Еңбек Ері»", "en": "Holder of the title “Qazaqstannyñ Eñbek Eri”"}, "proof": {"kk": "Атақ куәлігі", "ru": "Удостоверение к званию", "en": "The certificate of the title"}}]}', 'O87-9'),
  ('queue.blending', NULL, '{"booked": 1, "arrivals": 0}', 'demo'),
  ('queue.capacity', NULL, '{"ticketsADay": null}', 'demo'),
  ('reception.breaks', NULL, '{"breaks": []}', 'demo'),
  ('reception.outOfTown', NULL, '{"sameDay": false}', 'O87-8'),
  ('reception.outOfTown', 'regional', '{"sameDay": true}', 'O87-8'),
  ('reception.outOfTown', 'district', '{"sameDay": true}', 'O87-8'),
  ('reception.outOfTown', 'agency', '{"sameDay": true}', 'O87-8'),
  ('reception.outOfTown', 'institution', '{"sameDay": true}', 'O87-8'),
  ('queue.notices', NULL, '{"approachingAhead": 3}', 'demo')
) AS r(key, kind, value, ref)
WHERE EXISTS (SELECT 1 FROM "Office");
