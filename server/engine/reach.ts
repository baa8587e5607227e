import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError } from './engine-error.ts';

export type User = { uid: number; gid: number };

/**
 * Who runs PostgreSQL when root starts it: the system's `postgres`, else `nobody`.
 * @throws EngineError `UNSUPPORTED` when the machine knows neither
 */
export function unprivilegedUser(): User {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EngineError(
    'UNSUPPORTED',
    'PostgreSQL never runs as root. Make a user for it with: useradd -r postgres',
  );
}

/** The folder, open to every user, for what PostgreSQL cannot reach in a checkout. Only root comes to need it. */
export function makeCommonFolder(): string {
  const folder = '/var/lib/qabyldau';
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * The topmost folder above `path` that `user` may not enter, if there is one.
 * @param path absolute, without symbolic links; need not exist itself
 */
export function closedFolder(path: string, user: User): string | undefined {
  const above = dirname(path);
  if (above === path) return undefined;
  return closedFolder(above, user) ?? (mayUse(above, user, 0o1) ? undefined : above);
}

/** Whether the mode of a file or folder lets `user` read (4), write (2) or enter and run (1) it. */
export function mayUse(path: string, user: User, wanted: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const granted = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (granted & wanted) === wanted;
}
