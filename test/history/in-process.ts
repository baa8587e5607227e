import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mutex } from 'async-mutex';
import pg from 'pg';
import pino from 'pino';
import { turnDay } from '../../server/actions/turn-day.ts';
import { start, type Running } from '../../server/compose.ts';
import { readEnv } from '../../server/env.ts';
import { doAs, memoryBrowser } from '../harness/asking.ts';
import { ROOMY_LIMITS, ROOMY_SETTINGS, testClock } from '../harness/server.ts';
import { freePort } from './free-port.ts';
import { holderOf, isPassing, type Fleet } from './fleet.ts';

/** A lost desk and a lost page are found soon, so that a history sees it. */
const SETTINGS = { ...ROOMY_SETTINGS, deskSweepMs: 200, mediaGraceMs: 1000 };

/** Two whole servers in this process. One that dies is stopped, and a new one starts over the same database. */
export async function startInProcess(ownerUrl: string, appUrl: string): Promise<Fleet> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 6 });
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-history-'));
  const clock = testClock();
  const logged: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  const ports = [await freePort(), await freePort()] as const;
  const rise = (server: number) => {
    const [PORT, DATA_DIR] = [String(ports[server]), join(dataDir, String(server))];
    const KEYRING_FILE = join(dataDir, 'keyring.json');
    const env = readEnv({ PORT, DATA_DIR, KEYRING_FILE, LOG_LEVEL: 'error', MEDIA_WORKERS: '1' });
    return start({ env, appUrl, clock, settings: SETTINGS, limits: ROOMY_LIMITS, log });
  };
  const up: Running[] = [await rise(0), await rise(1)];
  const turn = new Mutex();
  const { rtpCapabilities } = await doAs(up[0]!, { kind: 'anyone' }, 'media.capabilities', {});

  const ask: Fleet['ask'] = async (server, { principal, page }, name, body) => {
    const of = { principal, page, address: '127.0.0.1', browser: memoryBrowser() };
    const answer = await up[server]!.gateway.ask({ name, body, ...of });
    if (!isPassing(answer)) return answer;
    await turn.waitForUnlock();
    return 'lost';
  };

  return {
    ...{ owner, rtpCapabilities, ask },
    urls: [up[0]!.url, up[1]!.url],
    async admit(person, { ticketId, label }) {
      person.held = { ticketId, label, cookie: '', principal: await holderOf(owner, ticketId) };
    },
    die: (server) =>
      turn.runExclusive(async () => {
        await up[server]!.stop();
        up[server] = await rise(server);
      }),
    setClock: (ms) => clock.set(new Date(Date.now() + ms).toISOString()),
    turnDay: () => turn.runExclusive(() => turnDay(up[0]!.deps)),
    errors: () => logged.splice(0),
    async stop() {
      for (const one of up) await one.stop();
      await owner.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
