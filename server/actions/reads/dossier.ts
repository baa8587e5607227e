import type { MessageStatus } from '../../contract/message.ts';
import type { TicketState } from '../../contract/ticket.ts';
import type { Prisma } from '../../store/generated/client.ts';

/** A visit with everything it leaves behind. */
export type VisitInFull = Prisma.VisitGetPayload<{
  include: {
    office: true;
    applicant: true;
    tickets: true;
    sessions: true;
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

export type SubmittedAppeal = Prisma.AppealGetPayload<{
  include: { visit: { include: { applicant: true; office: true; tickets: true } } };
}>;

/** A message's fate as it is kept: where it went is still sealed. */
export type MessageRow = Pick<MessageStatus, 'messageId' | 'kind' | 'channel' | 'state'> & {
  contactSealed: Uint8Array | null;
  at: Date;
};

/** A leg with its queue and office, and with the act that sent the person on, if they were. */
export type LegRow = {
  ticketId: string;
  visitId: string;
  label: string;
  state: TicketState;
  at: Date;
  office: Names;
  queue: Names;
  reason: string | null;
  by: { surname: string; givenName: string; patronymic: string | null } | null;
};
type Names = { nameKk: string; nameRu: string; nameEn: string };

export type DossierReads = {
  visitInFull(visitId: string): Promise<VisitInFull | null>;
  /** The legs of a visit and of those it was transferred from, the first first. */
  legsOf(visitId: string): Promise<LegRow[]>;
  /** What was handed to the person in earlier visits, from where they were sent on to this one. */
  handedBefore(visitId: string): Promise<FileRow[]>;
  file(fileId: string): Promise<FileRow | null>;
  /** What was sent to the holders of these tickets, the newest first. */
  messagesOf(ticketIds: readonly string[]): Promise<MessageRow[]>;
  /** Does a browser let itself be woken for one of these tickets? */
  hasPush(ticketIds: readonly string[]): Promise<boolean>;
  /** Does an appeal handed in with the visit wait to be registered, or has this official accepted one of it? */
  hasAppealFor(visitId: string, staffId: string): Promise<boolean>;
  visitOfAppeal(appealId: string): Promise<string | null>;
  /** The last number given in the office and year, if one was. */
  appealCounter(officeId: string, year: number): Promise<Prisma.AppealCounterGetPayload<object> | null>;
  /** Appeals that wait to be registered in these offices and all below them, the oldest first; of the tickets the latest. */
  submittedAppeals(officePaths: readonly string[]): Promise<SubmittedAppeal[]>;
};
