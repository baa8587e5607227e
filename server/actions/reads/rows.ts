import type { CodeChannel } from '../../contract/code.ts';
import type { SessionState } from '../../contract/session-state.ts';
import type { SignInStage } from '../../contract/staff.ts';
import type { ActiveGrant } from '../../domain/principal.ts';
import type { RuleRow } from '../../domain/rules.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { LineTicket } from './line.ts';

/** What every part reads by key. */
export type RowReads = {
  offices(): Promise<OfficeWithServices[]>;
  rules(): Promise<RuleRow[]>;
  service(serviceId: string): Promise<ServiceInFull | null>;
  queue(queueId: string): Promise<(Queue & { office: Office }) | null>;

  ticket(ticketId: string): Promise<TicketInFull | null>;
  ticketByAccess(
    tokenHash: Uint8Array,
    at: Date,
  ): Promise<{ ticketId: string; visitId: string; officeId: string; applicantId: string } | null>;
  lineTicket(ticketId: string): Promise<LineTicket | null>;
  /** Does anyone of this queue still wait, or is received? */
  hasOpenTickets(queueId: string): Promise<boolean>;

  staffByLogin(login: string): Promise<StaffInFull | null>;
  staff(staffId: string): Promise<StaffInFull | null>;
  staffSession(
    tokenHash: Uint8Array,
    at: Date,
  ): Promise<{
    id: string;
    staffId: string;
    officeId: string;
    version: number;
    stage: SignInStage;
    grants: ActiveGrant[];
  } | null>;
  accountSession(
    tokenHash: Uint8Array,
    at: Date,
  ): Promise<{
    id: string;
    officeId: string;
    version: number;
    channel: CodeChannel;
    contact: string;
  } | null>;

  session(sessionId: string): Promise<SessionInFull | null>;
  openSessionOfVisit(visitId: string): Promise<SessionInFull | null>;
  /** The state of the visit's open session, or null when it has none. */
  openSessionState(visitId: string): Promise<SessionState | null>;
  /** Who is in an open talk, by the rows. */
  peopleInTalks(): Promise<{ visitId: string; participantId: string }[]>;
  /** The next epoch of a visit's media room; it says nothing of the reception, so it is no command. */
  raiseMediaEpoch(visitId: string): Promise<number>;

  visit(visitId: string): Promise<(Visit & { office: Office }) | null>;
  record(visitId: string): Promise<RecordRow | null>;
  /** Has this member of staff been in a session of the visit? */
  hasReceived(visitId: string, staffId: string): Promise<boolean>;
  /** Paths of the offices where this member of staff received the person on a visit that this one was transferred into. */
  officesReceivedLater(visitId: string, staffId: string): Promise<string[]>;
};

export type Ticket = Prisma.TicketGetPayload<object>;
export type Desk = Prisma.DeskGetPayload<object>;
export type Queue = Prisma.QueueGetPayload<object>;
export type Post = Prisma.PostGetPayload<object>;
export type Office = Prisma.OfficeGetPayload<object>;
export type Notice = Prisma.NoticeGetPayload<object>;
export type Visit = Prisma.VisitGetPayload<object>;
export type RecordRow = Prisma.RecordGetPayload<object>;

export type TicketInFull = Prisma.TicketGetPayload<{
  include: {
    queue: true;
    visit: {
      include: { applicant: true; service: true; office: true; record: true; sessions: true; claim: true };
    };
    acts: true;
  };
}>;
export type SessionInFull = Prisma.SessionGetPayload<{
  include: {
    ticket: true;
    desk: true;
    visit: { include: { applicant: true; office: true } };
    participants: { include: { staff: { include: { post: true } } } };
  };
}>;
export type ServiceInFull = Prisma.ServiceGetPayload<{ include: { office: true; queue: true } }>;
export type OfficeWithServices = Prisma.OfficeGetPayload<{ include: { services: true } }>;
export type StaffInFull = Prisma.StaffGetPayload<{
  include: { post: true; office: true; grants: { include: { office: true } } };
}>;
