import type { Standing } from '../../contract/order.ts';
import type { DeskPresence } from '../../contract/presence.ts';
import type { OrderKey } from '../../contract/queue.ts';
import type { Ordered } from '../../domain/order.ts';
import type { Queue } from './rows.ts';

/** The order of a queue as it is shown. */
export type PlaceReads = {
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
};
