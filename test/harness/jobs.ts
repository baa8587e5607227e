import pino, { type Logger } from 'pino';
import type { Deps } from '../../server/actions/ports/deps.ts';
import type { JobSettings } from '../../server/actions/settings.ts';
import { openJobs, type Jobs } from '../../server/jobs/jobs.ts';
import type { JobTable } from '../../server/jobs/table.ts';
import type { TestServer } from './server.ts';

/** As quick as pg-boss allows, except for the time after which a server is taken for dead. */
const QUICK: JobSettings = { pollMs: 500, retryMs: 1_000, silentMs: 10_000 };

/** Jobs of a test's own over the server's real database, as another app server would open them. */
export function openTestJobs<T extends JobTable>(
  { database, deps }: Pick<TestServer, 'database' | 'deps'>,
  table: T,
  log: Logger = pino({ level: process.env.TEST_LOG ?? 'fatal' }),
): Promise<Jobs<T>> {
  const settings: Deps['settings'] = { ...deps.settings, jobs: QUICK };
  return openJobs(database.appUrl, table, { ...deps, log, settings });
}
