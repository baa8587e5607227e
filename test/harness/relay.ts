import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../media/mediasoup/freePort.ts';

const documented = fileURLToPath(new URL('../../docs/turnserver.conf', import.meta.url));
export const RELAY_SECRET = 'a secret of this test alone';

export type TestRelay = {
  urls: { udp: string; tcp: string; tls: string };
  /** The file of the certificate that its TLS shows, for whoever is to trust it. */
  certificate: string;
  stop(): Promise<void>;
};

type Where = {
  address?: string;
  /** Where pages reach it, when that is not where it sends from. */
  door?: string;
  /** The only address that it relays to. */
  media?: string;
  /** Runs it somewhere else, as in a network of the test's own: the words before the command. */
  within?: readonly string[];
};

/** coturn with the settings that `docs/turnserver.conf` gives, at this place. */
export async function startRelay({
  address = '127.0.0.1',
  door = address,
  media = address,
  within = [],
}: Where = {}): Promise<TestRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-relay-'));
  await chmod(folder, 0o700);
  const [port, tlsPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
  const [cert, pkey] = [join(folder, 'relay.pem'), join(folder, 'relay.key')];
  await makeCertificate(cert, pkey, door);
  const config = placed(await readFile(documented, 'utf8'), {
    ...{
      'listening-ip': door,
      'relay-ip': address,
      'listening-port': port,
      'tls-listening-port': tlsPort,
    },
    ...{ cert, pkey, 'static-auth-secret': RELAY_SECRET, 'allowed-peer-ip': media },
  });
  const file = join(folder, 'turnserver.conf');
  // Loopback is nobody's to relay to, but for a relay that serves a test.
  const ours = address === '127.0.0.1' ? 'allow-loopback-peers' : '';
  await writeFile(file, [config, ours, ...filesIn(folder), 'log-file=stdout', 'verbose', ''].join('\n'));
  const [command, ...words] = [...within, 'turnserver', '-c', file];
  const child = spawn(command!, words, { stdio: ['ignore', 'pipe', 'ignore'], cwd: folder });
  const ended = once(child, 'exit');
  await listens(child, port, tlsPort);
  const host = isIPv6(door) ? `[${door}]` : door;
  const urls = {
    udp: `turn:${host}:${port}?transport=udp`,
    tcp: `turn:${host}:${port}?transport=tcp`,
    tls: `turns:${host}:${tlsPort}?transport=tcp`,
  };
  return {
    urls,
    certificate: cert,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const filesIn = (folder: string) => [
  `pidfile=${join(folder, 'relay.pid')}`,
  `userdb=${join(folder, 'relay.db')}`,
];

/**
 * All its doors, which threads of their own open in any order: by its own words; where it does not start they say why.
 */
function listens(child: ChildProcess, port: number, tlsPort: number): Promise<void> {
  const doors = [/UDP listener opened on *: *\S+:(\d+)/, /TCP listener opened on *: *\S+:(\d+)/];
  const said = (text: string) => {
    const opened = text.split('\n');
    const plain = doors.every((door) => opened.some((line) => Number(door.exec(line)?.[1]) === port));
    return plain && new RegExp(`listener opened on *: *\\S+:${tlsPort}\\b`).test(text);
  };
  let printed = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the relay did not start:\n${printed}`)), 20_000);
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (!said(printed)) return;
      clearTimeout(late);
      resolve();
    });
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`the relay ended:\n${printed}`));
    });
  });
}

/** Puts the test's values in the place of the documented ones: each must be there. */
function placed(config: string, values: Record<string, string | number>): string {
  return Object.entries(values).reduce((text, [key, value]) => {
    const line = new RegExp(`^${key}=.*$`, 'm');
    if (!line.test(text)) throw new Error(`the documented settings do not name ${key}`);
    return text.replace(line, `${key}=${value}`);
  }, config);
}

const run = promisify(execFile);

async function makeCertificate(cert: string, pkey: string, address: string): Promise<void> {
  const subject = ['-subj', '/CN=relay', '-addext', `subjectAltName=IP:${address}`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  await run('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', pkey, '-out', cert]);
}
