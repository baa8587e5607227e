import type { StaffReads } from '../actions/reads/staff.ts';
import type { PrismaClient } from './generated/client.ts';

export function readStaff(prisma: PrismaClient): StaffReads {
  return {
    signInsOf: (staffId, at) =>
      prisma.staffSession.findMany({
        where: { staffId, revokedAt: null, expiresAt: { gt: at } },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      }),
  };
}
