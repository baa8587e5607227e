-- How each link of a person's page to a talk was: numbers, kept beside the reception and not part of its record.
CREATE TABLE "MediaQuality" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "kind" "ParticipantKind" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "soundAfterMs" INTEGER,
    "pictureAfterMs" INTEGER,
    "freezes" INTEGER NOT NULL,
    "frozenMs" INTEGER NOT NULL,
    "soundMs" INTEGER NOT NULL,
    "concealedMs" INTEGER NOT NULL,
    "voiceOnly" BOOLEAN NOT NULL,
    "path" TEXT,
    "restarts" INTEGER NOT NULL,
    "roundTripMs" INTEGER,
    "packetsUp" INTEGER NOT NULL,
    "lostUp" INTEGER NOT NULL,
    "packetsDown" INTEGER NOT NULL,
    "lostDown" INTEGER NOT NULL,
    "microphone" BOOLEAN NOT NULL,
    "cameraWidth" INTEGER,
    "cameraHeight" INTEGER,
    "browser" TEXT NOT NULL,
    "system" TEXT NOT NULL,

    CONSTRAINT "MediaQuality_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MediaQuality_at_idx" ON "MediaQuality"("at");

-- AddForeignKey
ALTER TABLE "MediaQuality" ADD CONSTRAINT "MediaQuality_officeId_sessionId_fkey" FOREIGN KEY ("officeId", "sessionId") REFERENCES "Session"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows Prisma has no word for.

GRANT SELECT, INSERT, UPDATE ON "MediaQuality" TO qabyldau_app;
