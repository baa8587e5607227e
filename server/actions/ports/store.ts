import type { AccountReads } from '../reads/account.ts';
import type { CallReads } from '../reads/call.ts';
import type { ChatReads } from '../reads/chat.ts';
import type { CodeReads } from '../reads/codes.ts';
import type { DayReads } from '../reads/day.ts';
import type { DeskReads } from '../reads/desks.ts';
import type { DeviceTestReads } from '../reads/device-tests.ts';
import type { DossierReads } from '../reads/dossier.ts';
import type { EstimateReads } from '../reads/estimate.ts';
import type { InterpreterReads } from '../reads/interpreter.ts';
import type { LineReads } from '../reads/line.ts';
import type { MessageReads } from '../reads/messages.ts';
import type { PaperReads } from '../reads/papers.ts';
import type { PlaceReads } from '../reads/place.ts';
import type { QualityReads } from '../reads/quality.ts';
import type { RetentionReads } from '../reads/retention.ts';
import type { RowReads } from '../reads/rows.ts';
import type { StaffReads } from '../reads/staff.ts';
import type { Change } from './change.ts';
import type { Call } from './command-call.ts';

/** The one way to write, and what is read, each part by itself. */
export type Store = {
  /**
   * Carries out a change in one transaction with its audit row, events and answer, then wakes the outbox.
   * @returns the answer, or the one given before under the same key
   * @throws Conflict when a row has changed since it was read; Refusal KEY_REUSED
   */
  commit<A>(call: Call, at: Date, change: Change<A>): Promise<A>;
  /** What this principal was answered before under the key, if it was. */
  answered(call: Call): Promise<{ answer: unknown } | null>;
} & AccountReads &
  CallReads &
  ChatReads &
  CodeReads &
  DayReads &
  DeskReads &
  DeviceTestReads &
  DossierReads &
  EstimateReads &
  InterpreterReads &
  LineReads &
  MessageReads &
  PaperReads &
  PlaceReads &
  QualityReads &
  RetentionReads &
  RowReads &
  StaffReads;

/** A row changed between the reading and the writing of a command: the gateway decides again from the new state. */
export class Conflict extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'Conflict';
  }
}
