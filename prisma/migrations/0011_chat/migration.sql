-- What people write to each other in a talk: part of what the reception leaves behind.
CREATE TABLE "ChatMessage" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChatMessage_sessionId_seq_key" ON "ChatMessage"("sessionId", "seq");

-- AddForeignKey
ALTER TABLE "ChatMessage" ADD CONSTRAINT "ChatMessage_officeId_sessionId_fkey" FOREIGN KEY ("officeId", "sessionId") REFERENCES "Session"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChatMessage" ADD CONSTRAINT "ChatMessage_officeId_participantId_fkey" FOREIGN KEY ("officeId", "participantId") REFERENCES "Participant"("officeId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows Prisma has no word for.

-- Evidence stays as it was recorded.
GRANT SELECT, INSERT ON "ChatMessage" TO qabyldau_app;
