import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { runProgram } from './program.ts';

export type ServerProcess = { pid: number; port: number };

/** The PostgreSQL that has the cluster open: its pid file says so, and the kernel confirms it. */
export async function serverOf(place: Place): Promise<ServerProcess | undefined> {
  const file = join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !port) return undefined;
  return pid && port && (await worksIn(pid, place)) ? { pid, port } : undefined;
}

const worksIn = async (pid: number, place: Place): Promise<boolean> =>
  (await linksTo(place, [`/proc/${pid}/cwd`], place.cluster)).length === 1;

/** The processes of PostgreSQL, server and helpers: each works in its cluster's folder. */
export async function inhabitants(place: Place): Promise<number[]> {
  // Each process is named: a walk through /proc by `find` itself ends early when one vanishes under its feet.
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const links = await linksTo(
    place,
    pids.map((pid) => `/proc/${pid}/cwd`),
    place.cluster,
  );
  return links.map((link) => Number(link.split('/')[2]));
}

/** False after an update, and after a fresh install of the same version: a file that was deleted is named so. */
export async function runsOurProgram(pid: number, place: Place): Promise<boolean> {
  const links = await linksTo(place, [`/proc/${pid}/exe`], realpathSync(join(place.programs, 'postgres')));
  return links.length === 1;
}

/** Asked as the user of those processes: in a container not even root may see where another user's process works. */
async function linksTo({ runAs }: Place, among: string[], target: string): Promise<string[]> {
  const pattern = target.replace(/[\\*?[\]]/g, '\\$&');
  const { output } = await runProgram(runAs, '/usr/bin/find', [
    ...among,
    '-maxdepth',
    '0',
    '-lname',
    pattern,
    '-print',
  ]);
  return output.split('\n').filter((line) => line.startsWith('/proc/'));
}
