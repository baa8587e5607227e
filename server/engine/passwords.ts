import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { EngineError } from './engine-error.ts';
import type { Place } from './place.ts';

const passwords = z.object({ owner: z.string(), app: z.string() });
export type Passwords = z.infer<typeof passwords>;

/**
 * The passwords of the two roles: made up once, then kept in a file that only this user can read.
 * @throws EngineError `NOT_INITIALISED` when there is a cluster and its passwords are lost
 */
export function keepPasswords(dataDir: string, place: Place): Passwords {
  const file = join(dataDir, 'passwords.json');
  if (existsSync(file)) return passwords.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (existsSync(place.cluster)) {
    throw new EngineError('NOT_INITIALISED', `The passwords of ${place.cluster} are gone: put ${file} back`);
  }
  const made = { owner: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') };
  writeDurably(file, JSON.stringify(made));
  return made;
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
