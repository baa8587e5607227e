import type { Office, Queue } from './rows.ts';
import type { QueueFacts } from '../../domain/estimate.ts';

/** A wait as it was foretold at the taking of a ticket, and as it was; seconds. */
export type Forecast = {
  queueId: string;
  foretoldAt: Date;
  foretoldLow: number;
  foretoldHigh: number;
  foretoldAhead: number;
  waitedSeconds: number;
};

export type EstimateReads = {
  allQueues(): Promise<(Queue & { office: Office })[]>;
  queueFacts(queueId: string): Promise<QueueFacts | null>;
  /** Forecasts that have come to an end since then, in these offices and all below them, the latest first. */
  forecasts(officePaths: readonly string[], since: Date, limit: number): Promise<Forecast[]>;
};
