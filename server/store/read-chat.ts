import type { ChatOfVisit, ChatReads } from '../actions/reads/chat.ts';
import type { PrismaClient } from './generated/client.ts';
import { evened, togetherById } from './together.ts';

/** What people wrote to each other. Many pages may ask at once whether anything was. */
export function readChat(prisma: PrismaClient): ChatReads {
  const chatsOfVisit = togetherById(async (visitIds) => {
    const rows = await prisma.$queryRaw<(ChatOfVisit & { visitId: string })[]>`
      SELECT s."visitId", s."id" AS "sessionId", s."calledAt" AS at FROM "Session" s
      WHERE s."visitId" = ANY(${evened(visitIds)}::uuid[])
        AND EXISTS (SELECT 1 FROM "ChatMessage" m WHERE m."sessionId" = s."id")
      ORDER BY s."calledAt"`;
    return Map.groupBy(rows, ({ visitId }) => visitId);
  });
  return {
    chatAfter: (sessionId, seq) =>
      prisma.chatMessage.findMany({
        where: { sessionId, seq: { gt: seq } },
        orderBy: { seq: 'asc' },
        include: { participant: { include: { staff: true } } },
      }),
    async chatSoFar(sessionId, participantId) {
      const [counted] = await prisma.$queryRaw<[{ last: number; own: number }]>`
        SELECT coalesce(max(m."seq"), 0)::int AS last,
          (count(*) FILTER (WHERE m."participantId" = ${participantId}::uuid))::int AS own
        FROM "ChatMessage" m WHERE m."sessionId" = ${sessionId}::uuid`;
      return counted;
    },
    chatsOf: async (visitId) => (await chatsOfVisit(visitId)) ?? [],
  };
}
