import type { PaperReads } from '../actions/reads/papers.ts';
import type { PrismaClient } from './generated/client.ts';

export function readPapers(prisma: PrismaClient): PaperReads {
  return {
    paper: (id) =>
      prisma.paper.findUnique({
        where: { id },
        include: {
          visit: {
            include: {
              office: true,
              applicant: true,
              appeals: { select: { state: true, acceptedById: true } },
            },
          },
        },
      }),
    paperByCode: (code) =>
      prisma.paper.findUnique({
        where: { code },
        select: { kind: true, facts: true, issuedAt: true, sha256: true },
      }),
    protocolSources: (id) =>
      prisma.visit.findUnique({
        where: { id },
        include: {
          office: true,
          service: true,
          applicant: true,
          checks: { include: { checkedBy: true }, orderBy: { at: 'asc' } },
          appeals: {
            include: { _count: { select: { files: { where: { state: 'stored' } } } } },
            orderBy: { createdAt: 'asc' },
          },
          sessions: {
            orderBy: { calledAt: 'asc' },
            include: {
              messages: { orderBy: { seq: 'asc' }, include: { participant: { include: { staff: true } } } },
            },
          },
        },
      }),
  };
}
