import type { Prisma } from '../../store/generated/client.ts';
import type { Queue, Ticket } from './rows.ts';

/** What the work of interpreters reads. */
export type InterpreterReads = {
  /** The people of these offices whom an interpreter may interpret for: own ones first, of the others the first. */
  peopleInNeed(
    officePaths: readonly string[],
    staffId: string,
    limit: number,
  ): Promise<{ people: PersonToInterpret[]; total: number; queueIds: string[] }>;
  /** Whose a person is, by the database's clock. */
  unitOf(ticketId: string): Promise<{ unit: HeldUnit | null; databaseNow: Date }>;
  /** Those of these members of staff who are ready for somebody else than the holder of this ticket, and for whom. */
  readyElsewhere(staffIds: readonly string[], ticketId: string): Promise<ReadyInterpreter[]>;
  /** Is the member of staff expected in an open talk? */
  isExpected(staffId: string): Promise<boolean>;
  /** Prolongs all that the interpreter has taken in these offices, by the database's clock; null when that is nothing. */
  keepUnits(staffId: string, officePaths: readonly string[], leaseMs: number): Promise<Date | null>;
  /** Who counts as ready and has not been heard of. */
  lapsedUnits(): Promise<Unit[]>;
  /** Nobody has those whose ticket has ended, once the lease has run out: a unit's history is looked at no more. */
  clearEndedUnits(): Promise<void>;
};

export type Unit = Prisma.InterpreterUnitGetPayload<object>;
export type HeldUnit = Unit & { leaseHolds: boolean };
export type ReadyInterpreter = {
  staff: { id: string; officeId: string; version: number };
  units: (Unit & { ticket: Ticket & { queue: Queue } })[];
};
export type PersonToInterpret = Prisma.TicketGetPayload<{
  include: {
    queue: true;
    unit: true;
    visit: { include: { office: true } };
    sessions: { include: { desk: true; participants: true } };
  };
}> & { leaseHolds: boolean };
