-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "OfficeKind" AS ENUM ('general', 'regional', 'district', 'agency', 'institution', 'education', 'service_centre');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('kk', 'ru', 'en');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('official', 'interpreter', 'organiser', 'controller', 'administrator');

-- CreateEnum
CREATE TYPE "TicketState" AS ENUM ('unconfirmed', 'waiting', 'away', 'called', 'in_session', 'parked', 'no_show', 'transferred', 'carried_over', 'finished', 'left');

-- CreateEnum
CREATE TYPE "DeskState" AS ENUM ('closed', 'open', 'paused');

-- CreateEnum
CREATE TYPE "SessionState" AS ENUM ('connecting', 'live', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "ParticipantKind" AS ENUM ('applicant', 'representative', 'official', 'invited', 'interpreter', 'observer');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('oral_answer', 'explained', 'appeal_taken', 'redirected', 'not_held');

-- CreateTable
CREATE TABLE "Office" (
    "id" UUID NOT NULL,
    "parentId" UUID,
    "kind" "OfficeKind" NOT NULL,
    "path" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Almaty',

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "officeKind" "OfficeKind",
    "officeId" UUID,
    "value" JSONB NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "legalRef" TEXT NOT NULL,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "surname" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "patronymic" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffSession" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "StaffSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Queue" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "numberDay" DATE,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "lastSeq" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKk" TEXT NOT NULL,
    "nameRu" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "hintKk" TEXT NOT NULL,
    "hintRu" TEXT NOT NULL,
    "hintEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Desk" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "state" "DeskState" NOT NULL DEFAULT 'closed',
    "staffId" UUID,
    "currentTicketId" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "pauseReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Applicant" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "surname" TEXT NOT NULL,
    "givenName" TEXT NOT NULL,
    "patronymic" TEXT,
    "iinSealed" BYTEA,
    "iinIndex" BYTEA,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "organisationName" TEXT,
    "binSealed" BYTEA,
    "binIndex" BYTEA,
    "representativeSurname" TEXT,
    "representativeGivenName" TEXT,
    "representativePatronymic" TEXT,
    "representativeAuthority" TEXT,

    CONSTRAINT "Applicant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Matter" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Matter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "applicantId" UUID NOT NULL,
    "matterId" UUID,
    "businessDay" DATE NOT NULL,
    "language" "Language" NOT NULL,
    "screenLanguage" "Language" NOT NULL,
    "essence" TEXT NOT NULL,
    "interpreterFor" TEXT,
    "consentToVideoAt" TIMESTAMPTZ(3),
    "mediaEpoch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "leg" INTEGER NOT NULL DEFAULT 1,
    "businessDay" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "state" "TicketState" NOT NULL,
    "band" INTEGER NOT NULL,
    "orderAt" TIMESTAMPTZ(3) NOT NULL,
    "seq" BIGINT NOT NULL,
    "secretHash" BYTEA NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "deskId" UUID,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "stateAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TicketAccess" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TicketAccess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "state" "SessionState" NOT NULL,
    "calledAt" TIMESTAMPTZ(3) NOT NULL,
    "liveAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "kind" "ParticipantKind" NOT NULL,
    "staffId" UUID,
    "language" "Language" NOT NULL,
    "joinedAt" TIMESTAMPTZ(3),
    "leftAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Record" (
    "visitId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "outcome" "Outcome",
    "answer" TEXT,
    "oralConsentAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Record_pkey" PRIMARY KEY ("visitId")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "officeId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("officeId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "officeId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("officeId","seq")
);

-- CreateTable
CREATE TABLE "Stream" (
    "id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "Stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "stream" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "officeId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "correlationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("stream","seq")
);

-- CreateTable
CREATE TABLE "Answered" (
    "principal" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Answered_pkey" PRIMARY KEY ("principal","action","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Office_path_key" ON "Office"("path");

-- CreateIndex
CREATE UNIQUE INDEX "Office_code_key" ON "Office"("code");

-- CreateIndex
CREATE INDEX "Rule_key_validFrom_idx" ON "Rule"("key", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "Post_officeId_id_key" ON "Post"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_login_key" ON "Staff"("login");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_officeId_id_key" ON "Staff"("officeId", "id");

-- CreateIndex
CREATE INDEX "Grant_staffId_idx" ON "Grant"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "StaffSession_tokenHash_key" ON "StaffSession"("tokenHash");

-- CreateIndex
CREATE INDEX "StaffSession_staffId_idx" ON "StaffSession"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "Queue_officeId_id_key" ON "Queue"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Queue_officeId_prefix_key" ON "Queue"("officeId", "prefix");

-- CreateIndex
CREATE UNIQUE INDEX "Service_officeId_id_key" ON "Service"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Service_officeId_code_key" ON "Service"("officeId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Desk_currentTicketId_key" ON "Desk"("currentTicketId");

-- CreateIndex
CREATE UNIQUE INDEX "Desk_officeId_id_key" ON "Desk"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Desk_officeId_label_key" ON "Desk"("officeId", "label");

-- CreateIndex
CREATE INDEX "Applicant_officeId_iinIndex_idx" ON "Applicant"("officeId", "iinIndex");

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_officeId_id_key" ON "Applicant"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Matter_officeId_id_key" ON "Matter"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_officeId_id_key" ON "Visit"("officeId", "id");

-- CreateIndex
CREATE INDEX "Ticket_queueId_state_band_orderAt_seq_idx" ON "Ticket"("queueId", "state", "band", "orderAt", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_officeId_id_key" ON "Ticket"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_queueId_businessDay_number_leg_key" ON "Ticket"("queueId", "businessDay", "number", "leg");

-- CreateIndex
CREATE UNIQUE INDEX "TicketAccess_tokenHash_key" ON "TicketAccess"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_visitId_idx" ON "Session"("visitId");

-- CreateIndex
CREATE INDEX "Session_ticketId_endedAt_idx" ON "Session"("ticketId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_officeId_id_key" ON "Session"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_officeId_id_key" ON "Participant"("officeId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_sessionId_staffId_key" ON "Participant"("sessionId", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_officeId_visitId_key" ON "Record"("officeId", "visitId");

-- CreateIndex
CREATE INDEX "OutboxEvent_at_idx" ON "OutboxEvent"("at");

-- CreateIndex
CREATE INDEX "Answered_at_idx" ON "Answered"("at");

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_officeId_postId_fkey" FOREIGN KEY ("officeId", "postId") REFERENCES "Post"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffSession" ADD CONSTRAINT "StaffSession_officeId_staffId_fkey" FOREIGN KEY ("officeId", "staffId") REFERENCES "Staff"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Queue" ADD CONSTRAINT "Queue_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_officeId_queueId_fkey" FOREIGN KEY ("officeId", "queueId") REFERENCES "Queue"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Desk" ADD CONSTRAINT "Desk_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Desk" ADD CONSTRAINT "Desk_officeId_queueId_fkey" FOREIGN KEY ("officeId", "queueId") REFERENCES "Queue"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Desk" ADD CONSTRAINT "Desk_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Applicant" ADD CONSTRAINT "Applicant_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_officeId_serviceId_fkey" FOREIGN KEY ("officeId", "serviceId") REFERENCES "Service"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_officeId_applicantId_fkey" FOREIGN KEY ("officeId", "applicantId") REFERENCES "Applicant"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_officeId_matterId_fkey" FOREIGN KEY ("officeId", "matterId") REFERENCES "Matter"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_officeId_queueId_fkey" FOREIGN KEY ("officeId", "queueId") REFERENCES "Queue"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TicketAccess" ADD CONSTRAINT "TicketAccess_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_officeId_ticketId_fkey" FOREIGN KEY ("officeId", "ticketId") REFERENCES "Ticket"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_officeId_deskId_fkey" FOREIGN KEY ("officeId", "deskId") REFERENCES "Desk"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_officeId_sessionId_fkey" FOREIGN KEY ("officeId", "sessionId") REFERENCES "Session"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Record" ADD CONSTRAINT "Record_officeId_visitId_fkey" FOREIGN KEY ("officeId", "visitId") REFERENCES "Visit"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows Prisma has no word for.

-- Nobody is in two talks at once, and no desk holds two.
CREATE UNIQUE INDEX "Session_one_open_per_ticket" ON "Session" ("ticketId") WHERE "state" <> 'ended';
CREATE UNIQUE INDEX "Session_one_open_per_desk" ON "Session" ("deskId") WHERE "state" <> 'ended';

-- The order in which people are called is read from here by everyone who shows or uses it.
CREATE INDEX "Ticket_callable" ON "Ticket" ("queueId", "band", "orderAt", "seq") WHERE "state" = 'waiting';

-- The server works under this role. It cannot delete anything, nor change an audit row.
DO $$
BEGIN
  CREATE ROLE qabyldau_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
GRANT USAGE ON SCHEMA public TO qabyldau_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO qabyldau_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEntry" FROM qabyldau_app;
REVOKE ALL ON "_prisma_migrations" FROM qabyldau_app;

-- Everything a command changes, in one statement and so in one transaction: the answer under its key, the conditional
-- writes, the audit row of the office's chain, and the events of each stream. The caller orders writes and events by
-- the order of locks: queue, desk, ticket, session, the rest, audit, streams.
--   command: { answered?: { principal, action, key, inputHash, answer, at },
--              writes: [{ table, insert: {…} } | { table, by, id, officeId, version, set: {…} }],
--              audit?: { officeId, at, body }, events: [{ stream, officeId, type, payload, correlationId, at }] }
--   returns { seqs: [n, …] } in the order of events, or { replayed: answer } when this key was answered before.
--   QB001: a row has changed since it was read (the whole command is undone); QB002: the key was used for other input.
CREATE FUNCTION "commitCommand"(command jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  prior "Answered";
  write jsonb;
  event jsonb;
  columns text;
  touched bigint;
  next_seq bigint;
  next_hash bytea;
  seqs jsonb := '[]';
BEGIN
  IF command ? 'answered' THEN
    prior := jsonb_populate_record(NULL::"Answered", command -> 'answered');
    INSERT INTO "Answered" SELECT prior.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT * INTO prior FROM "Answered" a
        WHERE a."principal" = prior."principal" AND a."action" = prior."action" AND a."key" = prior."key";
      IF prior."inputHash" <> (command #>> '{answered,inputHash}')::bytea THEN
        RAISE EXCEPTION USING ERRCODE = 'QB002', MESSAGE = 'key reused';
      END IF;
      RETURN jsonb_build_object('replayed', prior."answer");
    END IF;
  END IF;

  FOR write IN SELECT value FROM jsonb_array_elements(command -> 'writes') LOOP
    IF write ? 'insert' THEN
      SELECT string_agg(quote_ident(k), ', ') INTO columns FROM jsonb_object_keys(write -> 'insert') k;
      EXECUTE format('INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)',
        write ->> 'table', columns) USING write -> 'insert';
    ELSE
      SELECT string_agg(quote_ident(k), ', ') INTO columns FROM jsonb_object_keys(write -> 'set') k;
      EXECUTE format('UPDATE %1$I t SET (%2$s) = (SELECT %3$s FROM jsonb_populate_record(t, $1) n)
          WHERE t.%4$I = $2 AND t."officeId" = $3 AND t."version" = $4',
        write ->> 'table', concat_ws(', ', columns, '"version"'),
        concat_ws(', ', regexp_replace(columns, '([^ ,]+)', 'n.\1', 'g'), 't."version" + 1'), write ->> 'by')
        USING write -> 'set', (write ->> 'id')::uuid, (write ->> 'officeId')::uuid, (write ->> 'version')::int;
      GET DIAGNOSTICS touched = ROW_COUNT;
      IF touched <> 1 THEN
        RAISE EXCEPTION USING ERRCODE = 'QB001', MESSAGE = format('%s %s changed', write ->> 'table', write ->> 'id');
      END IF;
    END IF;
  END LOOP;

  IF command ? 'audit' THEN
    INSERT INTO "AuditHead" AS h ("officeId", "seq", "hash")
      VALUES ((command #>> '{audit,officeId}')::uuid, 1,
        sha256(decode(repeat('00', 32), 'hex') || convert_to(command #>> '{audit,body}', 'UTF8')))
      ON CONFLICT ("officeId") DO UPDATE
        SET "seq" = h."seq" + 1, "hash" = sha256(h."hash" || convert_to(command #>> '{audit,body}', 'UTF8'))
      RETURNING "seq", "hash" INTO next_seq, next_hash;
    INSERT INTO "AuditEntry" ("officeId", "seq", "at", "body", "hash")
      VALUES ((command #>> '{audit,officeId}')::uuid, next_seq, (command #>> '{audit,at}')::timestamptz,
        command #>> '{audit,body}', next_hash);
  END IF;

  FOR event IN SELECT value FROM jsonb_array_elements(command -> 'events') LOOP
    INSERT INTO "Stream" AS s ("id", "seq") VALUES (event ->> 'stream', 1)
      ON CONFLICT ("id") DO UPDATE SET "seq" = s."seq" + 1 RETURNING "seq" INTO next_seq;
    INSERT INTO "OutboxEvent" ("stream", "seq", "officeId", "type", "payload", "correlationId", "at")
      VALUES (event ->> 'stream', next_seq, (event ->> 'officeId')::uuid, event ->> 'type', event -> 'payload',
        (event ->> 'correlationId')::uuid, (event ->> 'at')::timestamptz);
    seqs := seqs || to_jsonb(next_seq);
  END LOOP;

  RETURN jsonb_build_object('seqs', seqs);
END
$$;
