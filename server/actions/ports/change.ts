import type { StreamEventType, StreamName, StreamPayload } from '../../contract/events.ts';
import type { Prisma } from '../../store/generated/client.ts';

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

export type NewEvent = {
  [T in StreamEventType]: { stream: StreamName; type: T; payload: StreamPayload<T> };
}[StreamEventType];

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
