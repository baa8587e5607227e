import * as z from 'zod';
import type { Deps } from '../actions/ports.ts';
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
} satisfies JobTable;
