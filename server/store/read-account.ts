import type { CodeChannel } from '../contract/code.ts';
import type { AccountReads } from '../actions/reads/account.ts';
import type { PrismaClient } from './generated/client.ts';

/** A contact that a person only typed proves nothing: it may be somebody else's. */
const provedBy = (channel: CodeChannel, contact: string) =>
  channel === 'sms'
    ? { phone: contact, phoneConfirmedAt: { not: null } }
    : { email: contact, emailConfirmedAt: { not: null } };

const past = {
  office: true,
  service: true,
  record: true,
  tickets: { orderBy: { leg: 'desc' } },
  appeals: { orderBy: { createdAt: 'asc' } },
  papers: { orderBy: { issuedAt: 'asc' }, include: { appeal: true } },
} as const;

export function readAccounts(prisma: PrismaClient): AccountReads {
  return {
    lastProved: (channel, contact) =>
      prisma.visit.findFirst({
        where: { applicant: provedBy(channel, contact) },
        orderBy: { createdAt: 'desc' },
        select: { officeId: true },
      }),
    async rootOffice() {
      return (await prisma.office.findFirstOrThrow({ where: { parentId: null }, select: { id: true } })).id;
    },
    visitsOf: (channel, contact, most) =>
      prisma.visit.findMany({
        where: { applicant: provedBy(channel, contact) },
        orderBy: { createdAt: 'desc' },
        take: most,
        include: past,
      }),
    async isTicketOf(id, channel, contact) {
      const found = await prisma.ticket.findFirst({
        where: { id, visit: { applicant: provedBy(channel, contact) } },
        select: { id: true },
      });
      return found !== null;
    },
  };
}
