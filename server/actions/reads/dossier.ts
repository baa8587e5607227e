import type { MessageStatus } from '../../contract/message.ts';
import type { Prisma } from '../../store/generated/client.ts';

/** A visit with everything it leaves behind. */
export type VisitInFull = Prisma.VisitGetPayload<{
  include: {
    office: true;
    applicant: true;
    tickets: true;
    deviceTests: true;
    files: true;
    completions: true;
    appeals: { include: { files: true } };
    papers: { include: { appeal: true } };
    checks: { include: { checkedBy: true } };
  };
}>;
export type FileRow = VisitInFull['files'][number];
export type AppealRow = Omit<VisitInFull['appeals'][number], 'files'>;
export type CompletionRow = VisitInFull['completions'][number];

/** A message's fate as it is kept: where it went is still sealed. */
export type MessageRow = Pick<MessageStatus, 'messageId' | 'kind' | 'channel' | 'state'> & {
  contactSealed: Uint8Array | null;
  at: Date;
};

export type DossierReads = {
  visitInFull(visitId: string): Promise<VisitInFull | null>;
  /** What was sent to the holders of these tickets, the newest first. */
  messagesOf(ticketIds: readonly string[]): Promise<MessageRow[]>;
  /** Does a browser let itself be woken for one of these tickets? */
  hasPush(ticketIds: readonly string[]): Promise<boolean>;
  /** Does an appeal handed in with the visit wait to be registered, or has this official accepted one of it? */
  hasAppealFor(visitId: string, staffId: string): Promise<boolean>;
};
