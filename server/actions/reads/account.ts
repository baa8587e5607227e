import type { CodeChannel } from '../../contract/code.ts';
import type { Prisma } from '../../store/generated/client.ts';

export type PastVisit = Prisma.VisitGetPayload<{
  include: {
    office: true;
    service: true;
    record: true;
    tickets: true;
    appeals: true;
    papers: { include: { appeal: true } };
  };
}>;

export type AccountReads = {
  /** Whose office a contact that somebody has proved was used at last, and in which language. */
  lastProved(channel: CodeChannel, contact: string): Promise<{ officeId: string } | null>;
  /** The office that all others are under. */
  rootOffice(): Promise<string>;
  /** The visits whose contact was proved by this channel, the latest first. */
  visitsOf(channel: CodeChannel, contact: string, most: number): Promise<PastVisit[]>;
  /** Was the contact of this ticket's visit proved by this channel? */
  isTicketOf(ticketId: string, channel: CodeChannel, contact: string): Promise<boolean>;
};
