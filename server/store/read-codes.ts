import type { CodeReads } from '../actions/reads/codes.ts';
import type { PrismaClient } from './generated/client.ts';

export function readCodes(prisma: PrismaClient): CodeReads {
  return {
    code: (id) => prisma.oneTimeCode.findUnique({ where: { id } }),
    codesSince(since, { ticketId, contactIndex }) {
      const toContact = { contactIndex: new Uint8Array(contactIndex) };
      return prisma.oneTimeCode.findMany({
        where: { createdAt: { gt: since }, OR: [toContact, ...(ticketId ? [{ ticketId }] : [])] },
        orderBy: { createdAt: 'desc' },
      });
    },
    codesInForce: (ticketId, channel, at) =>
      prisma.oneTimeCode.findMany({ where: { ticketId, channel, usedAt: null, expiresAt: { gt: at } } }),
    async appealState(visitId, id) {
      return (
        (await prisma.appeal.findFirst({ where: { id, visitId }, select: { state: true } }))?.state ?? null
      );
    },
  };
}
