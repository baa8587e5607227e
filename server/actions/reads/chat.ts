import type { Prisma } from '../../store/generated/client.ts';

export type ChatRow = Prisma.ChatMessageGetPayload<{
  include: { participant: { include: { staff: true } } };
}>;
export type ChatOfVisit = { sessionId: string; at: Date };

export type ChatReads = {
  /** What was written in a session after that place, in order. */
  chatAfter(sessionId: string, seq: number): Promise<ChatRow[]>;
  /** The place of the last message of a session, and how many this participant has written. */
  chatSoFar(sessionId: string, participantId: string): Promise<{ last: number; own: number }>;
  /** Sessions of a visit in which anything was written, the first first. */
  chatsOf(visitId: string): Promise<ChatOfVisit[]>;
};
