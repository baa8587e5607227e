import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';
import { giveTo, type Place } from './place.ts';
import { runProgram } from './program.ts';
import { roleNames } from './roles.ts';

/**
 * Makes the cluster if there is none: whole or not at all, so that an interrupted first start can simply be repeated.
 * @throws EngineError `NOT_INITIALISED`
 */
export async function initialise(
  place: Place,
  ownerPassword: string,
  log: (line: string) => void,
): Promise<void> {
  if (existsSync(place.cluster)) return;
  log(`making a PostgreSQL cluster in ${place.cluster}`);
  const half = `${place.cluster}.new`;
  const passwordFile = `${place.cluster}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  giveTo(place.runAs, half);
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 });
  giveTo(place.runAs, passwordFile);
  try {
    const { code, printed } = await runProgram(place.runAs, join(place.programs, 'initdb'), [
      ...[
        '--pgdata',
        half,
        '--username',
        roleNames.owner,
        '--pwfile',
        passwordFile,
        '--auth',
        'scram-sha-256',
      ],
      ...[
        '--encoding',
        'UTF8',
        '--locale',
        'C',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
      ],
    ]);
    if (code !== 0) throw new EngineError('NOT_INITIALISED', `initdb failed: ${printed.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, place.cluster);
}

/**
 * Writes PostgreSQL's settings. They are ours alone: a change by hand is undone at the next start.
 * @returns whether they were so before
 */
export function writeSettings(place: Place): boolean {
  const files = { 'postgresql.conf': settings(place), 'pg_hba.conf': access };
  const changed = Object.entries(files).filter(
    ([name, text]) => readFileSync(join(place.cluster, name), 'utf8') !== text,
  );
  for (const [name, text] of changed) writeFileSync(join(place.cluster, name), text);
  return changed.length === 0;
}

/** Who may connect: this machine, with a password. */
const access = 'host all all 127.0.0.1/32 scram-sha-256\n';

function settings({ logs }: Place): string {
  return `# Written by server/engine/cluster.ts at each start.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 100

# What was acknowledged is on disk.
fsync = on
synchronous_commit = on
full_page_writes = on

shared_buffers = '256MB'
effective_cache_size = '1GB'
min_wal_size = '256MB'
max_wal_size = '2GB'
wal_compression = on
random_page_cost = 1.1
# Our statements are short: compiling one takes longer than running it.
jit = off

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
# A week of logs, each day over the same day of the week before.
logging_collector = on
log_directory = '${logs.replaceAll("'", "''")}'
log_filename = 'postgresql-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %q%u@%d '
log_checkpoints = off
log_lock_waits = on
# Values of rows and statements may be about a person: they stay out of the log.
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
`;
}
