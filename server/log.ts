import pino, { type DestinationStream, type Logger } from 'pino';
import type { Env } from './env.ts';
import { sqlState } from './store/sql-state.ts';

/** Secrets and personal numbers never reach the log: commands are logged by name and id, and these paths are cut. */
export function createLog(env: Pick<Env, 'LOG_LEVEL'>, to: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level: env.LOG_LEVEL,
    serializers: { err: describeError },
    redact: {
      paths: ['*.password', '*.secret', '*.iin', '*.bin', '*.cookie', '*.authorization'],
      censor: '[cut]',
    },
  };
  return pino(options, to);
}

/** A database's error carries the failing row in its details, and with it names and telephones: those stay out. */
function describeError(error: Error & { code?: unknown }) {
  const { name, code, message, stack } = error;
  return { type: name, code, sqlState: sqlState(error), message, stack };
}
