import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { logFile } from './place.mjs';
import { run } from './run.mjs';
import { Failure } from './step.mjs';

/**
 * Installs those of the named packages of Debian that are not installed.
 * @param {string[]} packages
 * @param {import('./step.mjs').Step} step
 * @throws {Failure} when they cannot be installed from here, with the command that does it
 */
export async function installFromDebian(packages, step) {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const mend = `sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}'`;
  if (!hasApt())
    throw new Failure(`needs ${missing.join(', ')} (Debian's names), and there is no apt-get`, { mend });
  if (process.getuid?.() !== 0) throw new Failure(`needs Debian's packages ${missing.join(', ')}`, { mend });
  const log = logFile('apt.log');
  rmSync(log, { force: true });
  await updateLists(log, step);
  const installed = await install(missing, log, step);
  if (!installed) throw new Failure(`apt-get could not install ${missing.join(', ')}`, { mend, log });
}

/**
 * The same for programs that may be here without their package.
 * @param {Record<string, string>} programs by the package they come in
 * @param {import('./step.mjs').Step} step
 */
export async function installProgramsFromDebian(programs, step) {
  const missing = Object.entries(programs).filter(([, program]) => !isHere(program));
  if (missing.length === 0) return;
  await installFromDebian(
    missing.map(([name]) => name),
    step,
  );
}

/** @param {string} program */
const isHere = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

export function hasApt() {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * A failed update is no failure yet: the lists that are there may do.
 * @param {string} log
 * @param {import('./step.mjs').Step} step
 */
async function updateLists(log, step) {
  step.begin("reading the lists of Debian's packages");
  await run('apt-get', ['update', '-o', 'Acquire::Retries=2'], {
    log,
    onLine: (line) => step.progress(line),
  });
}

/**
 * @param {string[]} packages
 * @param {string} log
 * @param {import('./step.mjs').Step} step
 */
async function install(packages, log, step) {
  step.begin(`installing ${packages.join(', ')} from Debian`);
  const options = [
    '-y',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'APT::Status-Fd=1',
  ];
  return run('apt-get', ['install', ...options, ...packages], {
    log,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onLine: (line) => {
      const [, phase, percent] = /^(dlstatus|pmstatus):[^:]*:([\d.]+):/.exec(line) ?? [];
      if (percent)
        step.progress(`${phase === 'dlstatus' ? 'fetched' : 'unpacked'} ${Math.round(Number(percent))} %`);
    },
  });
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
  return stdout === 'installed';
}
