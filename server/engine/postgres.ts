import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { adopt, launch, stop } from './cluster-process.ts';
import { initialise, writeSettings } from './cluster.ts';
import { EngineError } from './engine-error.ts';
import { serverOf } from './inhabitants.ts';
import { isServed, takeLease } from './lease.ts';
import { keepPasswords } from './passwords.ts';
import { choosePlace } from './place.ts';
import { ensureRolesAndDatabase, urlOf } from './roles.ts';

export type PostgresOptions = {
  /** A folder of the engine's own. Another folder is another cluster: a test that wants a private one names a new folder. */
  dataDir: string;
  log: (line: string) => void;
  /** Chosen by the operating system, and kept from then on while it is free, when not given. */
  port?: number;
};

export type Postgres = {
  /** Signs in as the owner of all, for migrations. */
  ownerUrl: string;
  /** Signs in as the server's own role, which owns nothing. */
  appUrl: string;
  port: number;
  /** Lets commands end, writes all to disk and stops. May be called again. */
  stop(): Promise<void>;
};

/**
 * The order of a Kazakh list: `ORDER BY name COLLATE "kk-KZ-x-icu"`. Every PostgreSQL with ICU has it. The database's own
 * order is C.UTF-8, whose indexes never go stale with a new version of ICU.
 */
export const kazakhCollation = 'kk-KZ-x-icu';

/**
 * Runs a real PostgreSQL from npm in `dataDir`, and makes one there the first time. It listens on 127.0.0.1 only and is
 * always durable. It runs in a session of its own, so it outlives a server that is killed; the next start adopts it, or
 * stops it and starts anew when it does not answer or runs with other settings.
 * @throws EngineError
 */
export async function startPostgres({ log, port, ...options }: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const releaseLease = takeLease(dataDir);
  try {
    const place = choosePlace(dataDir, log);
    const passwords = keepPasswords(dataDir, place);
    await initialise(place, passwords.owner, log);
    const sameSettings = writeSettings(place);
    const wanted = { place, password: passwords.owner, port, dataDir, log };
    const usedPort = (await adopt(wanted, sameSettings)) ?? (await launch(wanted));
    await ensureRolesAndDatabase(usedPort, passwords);
    return {
      ownerUrl: urlOf('owner', passwords, usedPort),
      appUrl: urlOf('app', passwords, usedPort),
      port: usedPort,
      async stop() {
        await stop(place);
        releaseLease();
      },
    };
  } catch (error) {
    releaseLease();
    throw error;
  }
}

/**
 * The PostgreSQL of `dataDir` for who only looks in: the running server's own, which is left running, or one that is
 * started for the visit and stopped after it.
 * @throws EngineError
 */
export async function visitPostgres(options: PostgresOptions): Promise<Pick<Postgres, 'ownerUrl' | 'stop'>> {
  const dataDir = resolve(options.dataDir);
  if (!isServed(dataDir)) return startPostgres(options);
  const place = choosePlace(dataDir, options.log);
  const running = await serverOf(place);
  if (!running)
    throw new EngineError('NOT_STARTED', `The server of ${dataDir} is starting. Try again in a moment`);
  const ownerUrl = urlOf('owner', keepPasswords(dataDir, place), running.port);
  return { ownerUrl, stop: async () => {} };
}
