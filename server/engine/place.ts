import { randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';
import { bundledPrograms, reachablePrograms } from './programs.ts';
import { closedFolder, makeCommonFolder, unprivilegedUser, type User } from './reach.ts';

/** Where the cluster is, whose programs serve it, and who runs them. */
export type Place = {
  /** PostgreSQL's own data folder. */
  cluster: string;
  logs: string;
  /** The folder that holds `postgres`, `initdb` and `pg_ctl`. */
  programs: string;
  /** Nobody in particular when this process is not root: then it is the same user. */
  runAs: User | undefined;
};

/**
 * PostgreSQL refuses to run as root. Started by root it runs as another user, who must reach both its programs and its
 * data: where a folder on the way is closed, both are put where this user can reach them.
 * @throws EngineError `UNREACHABLE`, `UNSUPPORTED`
 */
export function choosePlace(dataDir: string, log: (line: string) => void): Place {
  const home = join(dataDir, 'engine');
  const runAs = process.getuid?.() === 0 ? (ownerOf(home) ?? unprivilegedUser()) : undefined;
  const programs = runAs ? reachablePrograms(runAs, log) : bundledPrograms();
  assertNotLost(home);
  if (!existsSync(home)) makeHome(home, dataDir, runAs, log);
  const place = {
    cluster: join(realpathSync(home), 'cluster'),
    logs: join(realpathSync(home), 'logs'),
    programs,
    runAs,
  };
  assertReachable(place);
  mkdirSync(place.logs, { recursive: true, mode: 0o700 });
  giveTo(runAs, place.logs);
  return place;
}

/** Gives a file or folder to the user who runs PostgreSQL. */
export function giveTo(user: User | undefined, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** A cluster belongs to whoever made it, also when root starts it later. */
function ownerOf(home: string): User | undefined {
  if (!existsSync(home)) return undefined;
  const { uid, gid } = statSync(home);
  return uid === 0 ? undefined : { uid, gid };
}

function makeHome(home: string, dataDir: string, runAs: User | undefined, log: (line: string) => void): void {
  const closed = runAs && closedFolder(join(realpathSync(dataDir), 'engine'), runAs);
  if (!closed) {
    mkdirSync(home, { mode: 0o700 });
    giveTo(runAs, home);
    return;
  }
  const elsewhere = join(makeCommonFolder(), randomUUID());
  log(`${closed} is closed to the user who runs PostgreSQL: its data will be in ${elsewhere}`);
  mkdirSync(elsewhere, { mode: 0o700 });
  giveTo(runAs, elsewhere);
  symlinkSync(elsewhere, home);
}

/** A new cluster in the place of one that is gone would look like a healthy start with everything forgotten. */
function assertNotLost(home: string): void {
  if (lstatSync(home, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(home)) {
    throw new EngineError(
      'UNREACHABLE',
      `The data is gone from ${readlinkSync(home)}. Put it back, or give it up: rm ${home}`,
    );
  }
}

function assertReachable({ cluster, runAs }: Place): void {
  const closed = runAs && closedFolder(cluster, runAs);
  if (closed) {
    throw new EngineError(
      'UNREACHABLE',
      `PostgreSQL cannot reach ${cluster}. Open the way with: chmod o+x ${closed}`,
    );
  }
}
