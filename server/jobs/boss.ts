import { PgBoss } from 'pg-boss';
import type { JobSettings } from '../actions/settings.ts';
import type { JobTable } from './table.ts';

/** A job that fails for so long has failed, until it is woken or its hour comes again. */
const RETRIES = 8;
const LONGEST_RETRY_SECONDS = 900;
const LONGEST_JOB_SECONDS = 3600;
/** What is done is forgotten after a day, and so is what has failed: the log has said it. */
const REMEMBERED_SECONDS = 24 * 3600;
/** How often it is looked whether a job's hour has come: rarely enough to cost nothing, within the minute. */
const SCHEDULE_SECONDS = 20;
const DAY_SECONDS = 24 * 3600;
const CONNECTIONS = 2;

/** pg-boss over the tables that a migration has made: it makes none of its own, and under our role it could not. */
export function bossOver(url: string, { silentMs }: JobSettings): PgBoss {
  return new PgBoss({
    connectionString: url,
    options: '-c role=qabyldau_app',
    max: CONNECTIONS,
    migrate: false,
    createSchema: false,
    registerInstance: false,
    reindex: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: silentMs / 1000,
    monitorIntervalSeconds: silentMs / 1000,
    cronMonitorIntervalSeconds: SCHEDULE_SECONDS,
    cronWorkerIntervalSeconds: SCHEDULE_SECONDS,
    // Jobs that wait for other jobs: we have none.
    flowIntervalSeconds: DAY_SECONDS,
  });
}

/** Writes the table of jobs into the database: what another version of the server has written there is put right. */
export async function register(
  boss: PgBoss,
  table: JobTable,
  { retryMs, silentMs }: JobSettings,
): Promise<void> {
  const options = {
    retryLimit: RETRIES,
    retryDelay: retryMs / 1000,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_SECONDS,
    expireInSeconds: LONGEST_JOB_SECONDS,
    heartbeatSeconds: silentMs / 1000,
    deleteAfterSeconds: REMEMBERED_SECONDS,
  };
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of Object.keys(table)) {
    // One waits and one is done at a time, of each name and key.
    if (known.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, { ...options, policy: 'stately' });
  }
  for (const { name } of await boss.getSchedules()) {
    if (!table[name]?.schedule) await boss.unschedule(name);
  }
  for (const [name, { schedule }] of Object.entries(table)) {
    // What came due while no server ran is done once, late.
    if (schedule) await boss.schedule(name, schedule, {}, { singletonKey: keyOf({}), missed: 'once' });
  }
}

/** Jobs of one name with the same data are one. The data comes out of its schema, which orders its fields. */
export const keyOf = (data: unknown) => JSON.stringify(data);
