import type { Standing } from '../../contract/order.ts';
import type { Ordered } from '../../domain/order.ts';
import type { RuleRow } from '../../domain/rules.ts';
import type { Recipient } from './messages.ts';
import type { Desk, Office, Queue, Ticket } from './rows.ts';

/** What calling reads. */
export type CallReads = {
  /** The queue that a desk calls from. */
  queueOfDesk(deskId: string): Promise<string | null>;
  /** With a ticket: `heads` is that one person, of any state, if they are of the desk's queue. */
  callSituation(deskId: string, ticketId?: string): Promise<CallSituation | null>;
};

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
