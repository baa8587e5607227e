import type { QueueActKind } from '../../contract/ticket.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { Desk, Notice, Office, Post, Queue } from './rows.ts';

/** What the work with a line reads. */
export type LineReads = {
  /** Of each band the first who can be called, and how many can be. */
  callable(queueId: string, limit: number): Promise<{ turn: number; waiting: number; first: LineTicket[] }>;
  /** Who keeps a place and cannot be called now, and how many they are. */
  notCallable(queueId: string, limit: number): Promise<{ count: number; first: LineTicket[] }>;
  /** How many of a line came from out of town. */
  outOfTown(queueId: string): Promise<number>;
  /** Desks that their holders offer to this member of staff now, by the database's clock. */
  desksOfferedTo(staffId: string): Promise<OfferedDesk[]>;
  /** People of the line by number or surname. */
  searchLine(queueId: string, text: string, limit: number): Promise<LineTicket[]>;
  acts(queueId: string, limit: number): Promise<ActInFull[]>;
  /** What was said to this ticket, and since it was taken to all of its queue, the latest first. */
  noticesOf(ticket: { id: string; queueId: string; createdAt: Date }, limit: number): Promise<Notice[]>;
  /** How many tickets of a business day count: taken on it, or carried over to it. Those that wait for a code, or whose person is away, do not. */
  ticketsOfDay(queueId: string, businessDay: Date): Promise<number>;
  /** Who may receive at the office now: by a grant for it or for an office above it. */
  officialsOf(officeId: string, at: Date): Promise<Official[]>;
  /** The queues of an office with their desks. */
  queuesOfOffice(officeId: string): Promise<QueueWithDesks[]>;
  /** How many tickets wait in a queue, callable or not. */
  inLine(queueId: string): Promise<number>;
  /**
   * Does somebody else, by the secret of their link, answer to the label in this queue, or did they on the day whose
   * numbers are given now?
   */
  isLabelTaken(
    queue: { id: string; numberDay: Date | null },
    label: string,
    secretHash: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  serviceOfQueue(queueId: string): Promise<{ id: string; officeId: string } | null>;
  exclusionsOf(visitId: string): Promise<string[]>;
  /** The interpreter by whose readiness the ticket can be called, if it is by one. */
  interpreterOf(ticketId: string): Promise<string | null>;
  /** A waiting person's page may follow the transferred ticket to its next leg. */
  successorOf(ticketId: string): Promise<string | null>;
  /** The act that transferred an earlier leg into this one. */
  legBefore(ticketId: string): Promise<LegBefore | null>;
  /** What was said to this person alone before they were sent on to this ticket. */
  noticesOfEarlierLegs(ticketId: string, limit: number): Promise<Notice[]>;
};

export type ActInFull = {
  kind: QueueActKind;
  reason: string;
  overtaken: number;
  at: Date;
  label: string;
  desk: string | null;
  /** Of a transfer: where the leg that follows stands. */
  sentTo: { queue: Queue; office: Office; desk: string | null } | null;
  by: Name | null;
};
export type OfferedDesk = { id: string; label: string; currentTicketId: string | null; staff: Name };
type Name = { surname: string; givenName: string; patronymic: string | null };
export type Official = Prisma.StaffGetPayload<{ include: { post: { include: { office: true } } } }>;
/** How a leg came to be, and which desk or post alone it was sent to. */
export type LegBefore = {
  act: Prisma.QueueActGetPayload<{
    include: { ticket: { include: { queue: true } }; visit: { include: { office: true } } };
  }>;
  desk: Desk | null;
  post: Post | null;
};
type QueueOfOffice = Prisma.QueueGetPayload<{ include: { desks: { include: { staff: true } } } }>;
export type QueueWithDesks = Omit<QueueOfOffice, 'desks'> & {
  desks: (QueueOfOffice['desks'][number] & { leaseHolds: boolean })[];
};

export type LineTicket = Prisma.TicketGetPayload<{
  include: {
    acts: true;
    visit: { include: { applicant: true; service: true; deviceTests: true; claim: true; exclusions: true } };
  };
}>;
