import type { Prisma } from '../../store/generated/client.ts';

export type CodeRow = Prisma.OneTimeCodeGetPayload<object>;

export type CodeReads = {
  code(codeId: string): Promise<CodeRow | null>;
  /** Codes asked for since then, of this ticket or to this contact: the latest first. */
  codesSince(since: Date, of: { ticketId: string | null; contactIndex: Uint8Array }): Promise<CodeRow[]>;
  /** Codes of a ticket to one of its contacts that still serve. */
  codesInForce(ticketId: string, channel: 'sms' | 'email', at: Date): Promise<CodeRow[]>;
  /** The state of an appeal of this visit. */
  appealState(visitId: string, appealId: string): Promise<Prisma.AppealGetPayload<object>['state'] | null>;
};
