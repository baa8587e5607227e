import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { CodeChannel } from '../contract/code.ts';
import type { SignInStage } from '../contract/staff.ts';
import type { Media } from '../../media/port.ts';
import type { StreamEventType, StreamName, StreamPayload } from '../contract/events.ts';
import type { DeskPresence } from '../contract/presence.ts';
import type { Standing } from '../contract/order.ts';
import type { OrderKey } from '../contract/queue.ts';
import type { Ordered } from '../domain/order.ts';
import type { SessionState } from '../contract/session-state.ts';
import type { ActiveGrant } from '../domain/principal.ts';
import type { RuleRow } from '../domain/rules.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Probes } from '../rooms/probes.ts';
import type { Relay } from '../relay/relay.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { LinkMetrics } from '../link-metrics.ts';
import type { GuessBudget, Settings } from './settings.ts';
import type { Notifier } from './notifier.ts';
import type { AccountReads } from './reads/account.ts';
import type { ChatReads } from './reads/chat.ts';
import type { CodeReads } from './reads/codes.ts';
import type { MessageReads, Recipient } from './reads/messages.ts';
import type { StaffReads } from './reads/staff.ts';
import type { PaperFacts } from '../domain/paper-facts.ts';
import type { PaperReads } from './reads/papers.ts';
import type { DossierReads } from './reads/dossier.ts';
import type { DayReads } from './reads/day.ts';
import type { EstimateReads } from './reads/estimate.ts';
import type { LineReads } from './reads/line.ts';
import type { InterpreterReads } from './reads/interpreter.ts';
import type { DeviceTestReads } from './reads/device-tests.ts';
import type { QualityReads } from './reads/quality.ts';
import type { RetentionReads } from './reads/retention.ts';

/** What actions need of the world. Only `compose.ts` builds the real ones. */
export type Deps = {
  store: Store;
  clock: Clock;
  locks: Locks;
  sealer: Sealer;
  passwords: Passwords;
  media: Media;
  rooms: Rooms;
  probes: Probes;
  reachability: Reachability;
  access: Access;
  guesses: Guesses;
  blobs: Blobs;
  notifier: Notifier;
  relay: Relay;
  papers: Papers;
  settings: Settings;
  linkMetrics: LinkMetrics;
  /** Where people reach this installation, for links in messages and papers: `https://…`, without a slash at the end. */
  publicUrl(): string;
  /** Is this the demonstration? */
  demo: boolean;
  log: Logger;
};

export type Clock = { now(): Date };

/** A queue of waiters for one key in memory, so that a crowd does not wait on database connections. */
export type Locks = { run<T>(key: string, work: () => Promise<T>): Promise<T> };

/** Seals personal numbers at rest; `index` finds an equal number without opening any. */
export type Sealer = {
  seal(text: string): Uint8Array;
  open(sealed: Uint8Array): string;
  index(text: string): Uint8Array;
};

export type Passwords = {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
};

/** Keeps files by an id of ours: a folder, or a store elsewhere. */
export type Blobs = {
  /**
   * Keeps the bytes under the id, all or nothing; another attempt under the same id takes the place of the first. Bytes
   * whose id `standingOfBytes` finds in no row are swept after a day.
   * @throws BlobTooLarge once more than `maxBytes` have come
   */
  put(
    id: string,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<{ size: number; sha256: Uint8Array }>;
  /**
   * The bytes, or those from `first` to `last` of them.
   * @throws BlobGone
   */
  open(id: string, range?: { first: number; last: number }): Promise<Readable>;
  /** Removing what is not there is done already. */
  remove(id: string): Promise<void>;
  /** Everything that is kept whole, in no order, with the time of its last keeping. */
  list(): AsyncIterable<{ id: string; at: Date }>;
};
export class BlobTooLarge extends Error {}
export class BlobGone extends Error {}

/** Prints papers as PDF: the same facts and address give the same bytes. */
export type Papers = { print(facts: PaperFacts, checkUrl: string): Promise<Uint8Array> };

/** The one file of an upload: its bytes can be read once, as they come. */
export type Upload = { bytes: AsyncIterable<Uint8Array> };

/** Has a ticket a live page now? Shown beside the state; it decides nothing. */
export type Reachability = { isReachable(ticketId: string): boolean };

export type Access = {
  /** Closes the live connections of a right that has ended, and their media. */
  ended(staffSessionId: string): void;
  /** Is a page of this sign-in connected now? */
  isConnected(staffSessionId: string): boolean;
};

/** Counts wrong guesses of secrets that people type. */
export type Guesses = {
  /**
   * Looks at one guess and charges it to each of the budgets, unless it is right (`look` finds something).
   * @throws Refusal TOO_MANY_REQUESTS when one of them is spent: then nobody looks
   */
  guess<T>(
    charges: readonly { budget: GuessBudget; of: string }[],
    look: () => Promise<T | null>,
  ): Promise<T | null>;
};

export type Tables = {
  Applicant: Prisma.ApplicantUncheckedCreateInput;
  Visit: Prisma.VisitUncheckedCreateInput;
  Ticket: Prisma.TicketUncheckedCreateInput;
  TicketAccess: Prisma.TicketAccessUncheckedCreateInput;
  Queue: Prisma.QueueUncheckedCreateInput;
  Desk: Prisma.DeskUncheckedCreateInput;
  Session: Prisma.SessionUncheckedCreateInput;
  Participant: Prisma.ParticipantUncheckedCreateInput;
  Record: Prisma.RecordUncheckedCreateInput;
  StaffSession: Prisma.StaffSessionUncheckedCreateInput;
  Staff: Prisma.StaffUncheckedCreateInput;
  OneTimeCode: Prisma.OneTimeCodeUncheckedCreateInput;
  Message: Prisma.MessageUncheckedCreateInput;
  PushSubscription: Prisma.PushSubscriptionUncheckedCreateInput;
  AccountSession: Prisma.AccountSessionUncheckedCreateInput;
  DeviceTest: Prisma.DeviceTestUncheckedCreateInput;
  IdentityCheck: Prisma.IdentityCheckUncheckedCreateInput;
  File: Prisma.FileUncheckedCreateInput;
  Appeal: Prisma.AppealUncheckedCreateInput;
  AppealCounter: Prisma.AppealCounterUncheckedCreateInput;
  Completion: Prisma.CompletionUncheckedCreateInput;
  Paper: Prisma.PaperUncheckedCreateInput;
  OutOfTurnClaim: Prisma.OutOfTurnClaimUncheckedCreateInput;
  Exclusion: Prisma.ExclusionUncheckedCreateInput;
  QueueAct: Prisma.QueueActUncheckedCreateInput;
  Notice: Prisma.NoticeUncheckedCreateInput;
  InterpreterUnit: Prisma.InterpreterUnitUncheckedCreateInput;
  MediaQuality: Prisma.MediaQualityUncheckedCreateInput;
  ChatMessage: Prisma.ChatMessageUncheckedCreateInput;
};
export type Table = keyof Tables;
type Versioned = { officeId: string; version: number };

export type Write =
  | { table: Table; insert: object }
  | { table: Table; by: 'id' | 'visitId'; id: string; officeId: string; version: number; set: object };

/** The table's row must not be there yet. */
export function insert<T extends Table>(table: T, row: Tables[T]): Write {
  return { table, insert: row };
}

/** Changes a row only if it is still at the version it was read at. */
export function update<T extends Exclude<Table, 'Record' | 'OutOfTurnClaim'>>(
  table: T,
  row: Versioned & { id: string },
  set: Partial<Tables[T]>,
): Write {
  return { table, by: 'id', id: row.id, officeId: row.officeId, version: row.version, set };
}

/**
 * Raises a row's version alone: every change of a queue's order does, so that a call decided on an older order fails, and
 * what is done from a desk does, so that it fails when the desk has changed hands.
 */
export const touch = (table: 'Queue' | 'Desk' | 'Ticket', row: Versioned & { id: string }): Write =>
  update(table, row, {});

/** The same for what a visit has one of. */
function updateOfVisit<T extends 'Record' | 'OutOfTurnClaim'>(table: T) {
  return (row: Versioned & { visitId: string }, set: Partial<Tables[T]>): Write => ({
    table,
    by: 'visitId',
    id: row.visitId,
    officeId: row.officeId,
    version: row.version,
    set,
  });
}
export const updateRecord = updateOfVisit('Record');
export const updateClaim = updateOfVisit('OutOfTurnClaim');

export type NewEvent = {
  [T in StreamEventType]: { stream: StreamName; type: T; payload: StreamPayload<T> };
}[StreamEventType];

/** What a command changes, all or nothing. `about` names the objects in the audit row: ids only. */
export type Change<A> = {
  officeId: string;
  /** Another office that this changes something for: its chain tells it, too. */
  reaches?: string;
  answer: A;
  about: Record<string, string | number | null>;
  writes: Write[];
  events: NewEvent[];
};

/** Says who runs which command under which key; made by the gateway for each call. */
export type Call = {
  name: string;
  /** As `principalRef` writes it. */
  by: string;
  key: string | null;
  inputHash: Uint8Array;
  correlationId: string;
  /** The page the call came from, when it came over a socket. */
  page: string | null;
  /** The browser behind an HTTP request; a socket has none, because it cannot set cookies. */
  browser: Browser | null;
  /** The file that came with it, of commands that bring one. */
  upload: Upload | null;
};

export type Browser = {
  userAgent: string;
  cookie(name: string): string | undefined;
  keep(name: string, value: string, forMs: number): void;
  forget(name: string): void;
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
export type DeskInFull = Prisma.DeskGetPayload<{
  include: { queue: true; office: true; staff: { include: { post: true } } };
}>;
export type LineTicket = Prisma.TicketGetPayload<{
  include: {
    acts: true;
    visit: { include: { applicant: true; service: true; deviceTests: true; claim: true; exclusions: true } };
  };
}>;
export type ServiceInFull = Prisma.ServiceGetPayload<{ include: { office: true; queue: true } }>;
export type OfficeWithServices = Prisma.OfficeGetPayload<{ include: { services: true } }>;
export type StaffInFull = Prisma.StaffGetPayload<{
  include: { post: true; office: true; grants: { include: { office: true } } };
}>;

/** Everything a call is decided from, read in one statement. */
export type CallSituation = {
  desk: Desk;
  queue: Pick<Queue, 'id' | 'officeId' | 'version' | 'turn'>;
  officePath: string;
  /** By the database's clock. */
  leaseHolds: boolean;
  /** Is the desk's official ready to interpret for somebody elsewhere? */
  holderInterprets: boolean;
  /** The office, and the rows of the rule of how long a called person is expected. */
  office: Pick<Office, 'id' | 'kind' | 'timeZone'>;
  rules: RuleRow[];
  /** Of each band the first who can be called to this desk; or, asked for, the one person. */
  heads: Callee[];
  /** Who can be called, but not to this desk: they complain of its official, or were sent to another. */
  barred: Barred[];
};
/** `logged`: that this official passes them over at this desk has been logged since they have stood in the line. */
export type Barred = Ordered & Pick<Ticket, 'id' | 'visitId'> & { logged: boolean };
export type Callee = Ticket & {
  language: 'kk' | 'ru' | 'en';
  recorded: boolean;
  recipient: Recipient;
  /** The interpreter of the unit, if it has one that is ready. */
  interpreterId: string | null;
  /** O87: this person complains of the desk's official. */
  complainsOfHolder: boolean;
  elsewhere: boolean;
  /** How many callable people of each band stand before. */
  standing: Standing;
};

/** Reads that every part needs, and the one way to write. */
type CoreStore = {
  /**
   * Carries out a change in one transaction with its audit row, events and answer, then wakes the outbox.
   * @returns the answer, or the one given before under the same key
   * @throws Conflict when a row has changed since it was read; Refusal KEY_REUSED
   */
  commit<A>(call: Call, at: Date, change: Change<A>): Promise<A>;
  /** What this principal was answered before under the key, if it was. */
  answered(call: Call): Promise<{ answer: unknown } | null>;

  offices(): Promise<OfficeWithServices[]>;
  rules(): Promise<RuleRow[]>;
  service(serviceId: string): Promise<ServiceInFull | null>;
  queue(queueId: string): Promise<(Queue & { office: Office }) | null>;

  ticket(ticketId: string): Promise<TicketInFull | null>;
  ticketByAccess(
    tokenHash: Uint8Array,
    at: Date,
  ): Promise<{ ticketId: string; visitId: string; officeId: string; applicantId: string } | null>;
  /** Who stands before this key and whose turn it is, with the version of the queue's stream it was counted at. */
  place(queueId: string, key: OrderKey): Promise<{ version: number; turn: number; standing: Standing }>;
  /** A queue, and how many of each band can be called in it: of whoever comes now, how many are before. */
  lineForTaking(queueId: string): Promise<{ queue: Queue; callable: Standing } | null>;
  /** Of each band the first callable labels of a queue, how many can be called, and whose turn it is. */
  firstCallable(
    queueId: string,
    limit: number,
  ): Promise<{ version: number; turn: number; waiting: number; first: (Ordered & { label: string })[] }>;
  calledNow(queueId: string): Promise<{ label: string; desk: string }[]>;
  /** How each desk of a queue stands now, by the database's clock. */
  presences(queueId: string): Promise<DeskPresence[]>;

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

  desks(officePaths: readonly string[]): Promise<(DeskInFull & { leaseHolds: boolean })[]>;
  desk(deskId: string): Promise<(DeskInFull & { leaseHolds: boolean; databaseNow: Date }) | null>;
  /** The queue that a desk calls from. */
  queueOfDesk(deskId: string): Promise<string | null>;
  /** With a ticket: `heads` is that one person, of any state, if they are of the desk's queue. */
  callSituation(deskId: string, ticketId?: string): Promise<CallSituation | null>;
  /** Does anyone of this queue still wait, or is received? */
  hasOpenTickets(queueId: string): Promise<boolean>;
  lineTicket(ticketId: string): Promise<LineTicket | null>;
  /** Prolongs the lease by the database's clock; null when the fence is not the holder's any more. */
  keepDesk(deskId: string, staffId: string, fence: number, leaseMs: number): Promise<Date | null>;
  lapsedDesks(): Promise<Desk[]>;

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

export type Store = CoreStore &
  AccountReads &
  DayReads &
  LineReads &
  EstimateReads &
  ChatReads &
  CodeReads &
  DeviceTestReads &
  DossierReads &
  InterpreterReads &
  MessageReads &
  PaperReads &
  QualityReads &
  RetentionReads &
  StaffReads;

/** A row changed between the reading and the writing of a command: the gateway decides again from the new state. */
export class Conflict extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'Conflict';
  }
}
