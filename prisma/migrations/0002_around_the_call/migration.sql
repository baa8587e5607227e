-- CreateEnum
CREATE TYPE "SignInStage" AS ENUM ('new_password', 'enrolment', 'second_factor', 'full');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('sms', 'email', 'push');

-- CreateEnum
CREATE TYPE "CodePurpose" AS ENUM ('confirm_ticket', 'sign_appeal', 'account');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('code', 'called', 'answered', 'appeal_offered', 'completion_asked', 'appeal_registered');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('queued', 'sending', 'sent', 'failed', 'kept');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('identity_card', 'passport', 'residence_permit', 'driving_licence', 'digital_document', 'power_of_attorney', 'other', 'none');

-- CreateEnum
CREATE TYPE "FilePurpose" AS ENUM ('scan', 'close_up', 'video_message');

-- CreateEnum
CREATE TYPE "FileState" AS ENUM ('asked', 'declined', 'stored', 'removed');

-- CreateEnum
CREATE TYPE "AppealForm" AS ENUM ('written', 'oral', 'video');

-- CreateEnum
CREATE TYPE "AppealState" AS ENUM ('submitted', 'offered', 'returned', 'registered');

-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('coupon', 'protocol');

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "recoveryHashes" BYTEA[] DEFAULT ARRAY[]::BYTEA[],
ADD COLUMN     "totpConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "totpLastStep" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "totpSealed" BYTEA;

-- AlterTable
ALTER TABLE "StaffSession" ADD COLUMN     "stage" "SignInStage" NOT NULL DEFAULT 'full';

-- AlterTable
ALTER TABLE "Applicant" ADD COLUMN     "emailConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "phoneConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "representativeAuthorityUntil" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "answerBy" TIMESTAMPTZ(3),
ADD COLUMN     "waitsAsked" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "purpose" "CodePurpose" NOT NULL,
    "ticketId" UUID,
    "appealId" UUID,
    "channel" "Channel" NOT NULL,
    "contactIndex" BYTEA NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "triesLeft" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "ticketId" UUID,
    "kind" "MessageKind" NOT NULL,
    "channel" "Channel" NOT NULL,
    "subscriptionId" UUID,
    "contactSealed" BYTEA,
    "language" "Language" NOT NULL,
    "wordsSealed" BYTEA,
    "state" "MessageState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "endpointIndex" BYTEA NOT NULL,
    "endpointSealed" BYTEA NOT NULL,
    "keysSealed" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountSession" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "contact" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AccountSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeviceTest" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "DeviceTest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityCheck" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "concerns" TEXT NOT NULL,
    "document" "DocumentKind" NOT NULL,
    "numberSealed" BYTEA,
    "validUntil" DATE,
    "matches" BOOLEAN NOT NULL,
    "remark" TEXT NOT NULL,
    "fileId" UUID,
    "checkedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdentityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "appealId" UUID,
    "purpose" "FilePurpose" NOT NULL,
    "state" "FileState" NOT NULL,
    "concerns" TEXT,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA,
    "keepConsent" BOOLEAN NOT NULL DEFAULT false,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "form" "AppealForm" NOT NULL,
    "state" "AppealState" NOT NULL,
    "complaint" BOOLEAN NOT NULL,
    "language" "Language" NOT NULL,
    "text" TEXT NOT NULL,
    "against" TEXT,
    "grounds" TEXT,
    "demands" TEXT,
    "remark" TEXT,
    "fromReception" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "offeredAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,
    "acceptedById" UUID,
    "registeredAt" TIMESTAMPTZ(3),
    "year" INTEGER,
    "number" INTEGER,
    "label" TEXT,
    "term" DATE,
    "termRef" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppealCounter" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AppealCounter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Completion" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "items" TEXT[],
    "note" TEXT NOT NULL,
    "reply" TEXT,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "repliedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Completion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "appealId" UUID,
    "kind" "PaperKind" NOT NULL,
    "code" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "sha256" BYTEA,
    "size" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OneTimeCode_contactIndex_createdAt_idx" ON "OneTimeCode"("contactIndex", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeCode_officeId_id_key" ON "OneTimeCode"("officeId", "id");

-- CreateIndex
CREATE INDEX "Message_ticketId_createdAt_idx" ON "Message"("ticketId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Message_officeId_id_key" ON "Message"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_officeId_id_key" ON "PushSubscription"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_ticketId_endpointIndex_key" ON "PushSubscription"("ticketId", "endpointIndex");

-- CreateIndex
CREATE UNIQUE INDEX "AccountSession_tokenHash_key" ON "AccountSession"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "AccountSession_officeId_id_key" ON "AccountSession"("officeId", "id");

-- CreateIndex
CREATE INDEX "DeviceTest_visitId_at_idx" ON "DeviceTest"("visitId", "at");

-- CreateIndex
CREATE INDEX "IdentityCheck_visitId_at_idx" ON "IdentityCheck"("visitId", "at");

-- CreateIndex
CREATE INDEX "File_visitId_idx" ON "File"("visitId");

-- CreateIndex
CREATE UNIQUE INDEX "File_officeId_id_key" ON "File"("officeId", "id");

-- CreateIndex
CREATE INDEX "Appeal_visitId_idx" ON "Appeal"("visitId");

-- CreateIndex
CREATE INDEX "Appeal_officeId_state_idx" ON "Appeal"("officeId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_officeId_id_key" ON "Appeal"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_officeId_year_number_key" ON "Appeal"("officeId", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "AppealCounter_officeId_year_key" ON "AppealCounter"("officeId", "year");

-- CreateIndex
CREATE INDEX "Completion_visitId_idx" ON "Completion"("visitId");

-- CreateIndex
CREATE UNIQUE INDEX "Completion_officeId_id_key" ON "Completion"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_code_key" ON "Paper"("code");

-- CreateIndex
CREATE INDEX "Paper_visitId_idx" ON "Paper"("visitId");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_officeId_id_key" ON "Paper"("officeId", "id");

-- CreateIndex
CREATE INDEX "Applicant_phone_idx" ON "Applicant"("phone");

-- CreateIndex
CREATE INDEX "Applicant_email_idx" ON "Applicant"("email");

-- AddForeignKey
ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeviceTest" ADD CONSTRAINT "DeviceTest_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityCheck" ADD CONSTRAINT "IdentityCheck_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityCheck" ADD CONSTRAINT "IdentityCheck_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_officeId_appealId_fkey" FOREIGN KEY ("officeId", "appealId") REFERENCES "Appeal"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppealCounter" ADD CONSTRAINT "AppealCounter_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_officeId_appealId_fkey" FOREIGN KEY ("officeId", "appealId") REFERENCES "Appeal"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows Prisma has no word for.

GRANT SELECT, INSERT, UPDATE ON "OneTimeCode", "Message", "PushSubscription", "AccountSession", "DeviceTest",
  "IdentityCheck", "File", "Appeal", "AppealCounter", "Completion", "Paper" TO qabyldau_app;

-- What the dispatcher looks for again and again.
CREATE INDEX "Message_due" ON "Message" ("nextAt") WHERE "state" IN ('queued', 'sending');

-- Evidence stays as it was recorded.
REVOKE UPDATE ON "IdentityCheck", "DeviceTest" FROM qabyldau_app;

-- An address has one spelling from now on: the account finds it by that.
UPDATE "Applicant" SET "email" = lower(btrim("email")) WHERE "email" IS NOT NULL;

-- A system that was in use before this migration gets the new rules; an empty one gets them with its first data.
INSERT INTO "Rule" ("id", "key", "officeKind", "value", "validFrom", "legalRef")
SELECT gen_random_uuid(), r.key, r.kind::"OfficeKind", r.value::jsonb, DATE '2017-08-24', r.ref
FROM (VALUES
  ('ticket.confirmation', NULL, '{"codeRequired": true}', 'TRP'),
  ('ticket.confirmation', 'district', '{"codeRequired": false}', 'O87-39'),
  ('call.answer', NULL, '{"seconds": 180, "waitSeconds": 120, "waits": 2}', 'demo'),
  ('appeal.terms', NULL, '{"considerationWorkingDays": 15, "complaintWorkingDays": 5}', 'general law; MFA'),
  ('appeal.files', NULL, '{"scanBytes": 15000000, "scans": 20, "scanPixels": 60000000, "videos": 5, "videoBytes": 120000000, "videoSeconds": 300}', 'demo'),
  ('identity.keepCopy', NULL, '{"allowed": true}', 'O87-10'),
  ('staff.secondFactor', NULL, '{"required": false}', 'demo')
) AS r(key, kind, value, ref)
WHERE EXISTS (SELECT 1 FROM "Office");
