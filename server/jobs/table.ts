import * as z from 'zod';
import { letBookedIn } from '../actions/let-booked-in.ts';
import type { Deps } from '../actions/ports/deps.ts';
import { tellNear, tellNearEverywhere } from '../actions/tell-near.ts';
import { turnDay } from '../actions/turn-day.ts';
import { id } from '../contract/ids.ts';
import { sweepRetained } from './sweep-retained.ts';

/** What is done without anybody waiting for it. */
export type Job<D> = {
  /** A cron line in UTC, or none for what only happens when it is woken. What day it is at an office is the handler's matter. */
  schedule: string | null;
  /** Ids and dates at most: it lies in a table for days. Two jobs of one name with the same data are one. */
  data: z.ZodType<D>;
  /** May be run again after it was done or half done: so says the table after a server died in the middle. */
  handler(deps: Deps, data: D): Promise<void>;
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type JobTable = Record<string, Job<any>>;
export type DataOf<J> = J extends Job<infer D> ? D : never;

export const JOBS = {
  /** At night in Kazakhstan, an hour in which nobody comes. */
  'retention.sweep': { schedule: '17 21 * * *', data: z.strictObject({}), handler: sweepRetained },
  /** Offices of every zone end and begin their day at minutes of their own. */
  'day.turn': { schedule: '* * * * *', data: z.strictObject({}), handler: turnDay },
  'bookings.due': { schedule: '* * * * *', data: z.strictObject({}), handler: letBookedIn },
  /** Woken by each change of a queue's order or desks. */
  'queue.notices': {
    schedule: null,
    data: z.strictObject({ queueId: id }),
    handler: (deps, { queueId }) => tellNear(deps, queueId),
  } satisfies Job<{ queueId: string }>,
  /** For a wake-up that was lost with its process. */
  'queues.notices': { schedule: '*/5 * * * *', data: z.strictObject({}), handler: tellNearEverywhere },
} satisfies JobTable;
