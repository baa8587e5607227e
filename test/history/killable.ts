import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mutex } from 'async-mutex';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { Answer } from '../../server/contract/answer.ts';
import { SOCKET_ONLY, type CommandName, type Output } from '../../server/contract/commands.ts';
import type { Handshake } from '../../server/contract/events.ts';
import { startProcess, type ServerProcess } from '../harness/process.ts';
import { freePort } from './free-port.ts';
import {
  envelopeOf,
  holderOf,
  isPassing,
  openLink,
  post,
  type Asker,
  type Envelope,
  type Fleet,
} from './fleet.ts';

const ANSWER_WITHIN_MS = 10_000;

/** Two servers, each a process of its own as `npm start` runs it. One that dies is killed and started again. */
export async function startKillable(ownerUrl: string, appUrl: string): Promise<Fleet> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 6 });
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-killed-'));
  await chmod(folder, 0o711);
  const ports = [String(await freePort()), String(await freePort())];
  const variables = {
    ...{ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, KEYRING_FILE: join(folder, 'keyring.json') },
    TRUST_PROXY: '1',
  };
  const rise = (n: number) => startProcess(join(folder, String(n)), ports[n], variables);
  const up: ServerProcess[] = [await rise(0), await rise(1)];
  const dead: ServerProcess[] = [];
  const turn = new Mutex();
  const urls = [up[0]!.url, up[1]!.url] as const;

  async function once(url: string, by: Asker, name: CommandName, body: Envelope) {
    if (SOCKET_ONLY.includes(name)) return overSocket(url, by, name, body);
    const response = await post(url, name, body, by.cookie, by.page);
    return (await response?.json().catch(() => null)) as Answer<unknown> | null | undefined;
  }

  const anyone = { principal: { kind: 'anyone' as const }, cookie: '', page: 'anyone' };
  const capable = await once(urls[0], anyone, 'media.capabilities', envelopeOf({}));
  if (!capable?.ok) throw new Error(`the server says ${JSON.stringify(capable)}`);

  return {
    ...{ owner, urls },
    rtpCapabilities: (capable.output as Output<'media.capabilities'>).rtpCapabilities,
    async ask(server, by, name, body) {
      const answer = await once(urls[server]!, by, name, body);
      if (answer && !isPassing(answer)) return answer;
      await turn.waitForUnlock();
      return 'lost';
    },
    async admit(person, { ticketId, label }) {
      const cookie = await openLink(urls, ticketId, person.secret);
      person.held = { ticketId, label, cookie, principal: await holderOf(owner, ticketId) };
    },
    die: (server) =>
      turn.runExclusive(async () => {
        dead.push(up[server]!);
        await up[server]!.end('SIGKILL');
        up[server] = await rise(server);
      }),
    // A process has the machine's clock, and turns the day by itself.
    setClock: () => undefined,
    turnDay: async () => undefined,
    errors: () =>
      [...dead.splice(0), ...up].flatMap((one) => one.said().match(/^.*"level":[56]0.*$/gm) ?? []),
    async stop() {
      for (const one of up) await one.end('SIGTERM');
      await owner.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page that connects, says one thing and is gone: what belongs to a page's connection can be said in no other way. */
async function overSocket(
  url: string,
  { principal, cookie, page }: Asker,
  name: CommandName,
  body: Envelope,
): Promise<Answer<unknown> | null> {
  const { kind } = principal;
  const as = kind === 'ticket' ? { kind, ticketId: principal.ticketId } : { kind };
  const socket = io(url, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    auth: { as, page } as Handshake,
    extraHeaders: { cookie },
  });
  try {
    await connected(socket);
    return await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, body);
  } catch {
    return null;
  } finally {
    socket.disconnect();
  }
}

/** A server that is killed between the connection and its welcome says nothing at all. */
function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no welcome')), ANSWER_WITHIN_MS);
    socket.once('connect', resolve).once('connect_error', reject);
    socket.once('connect', () => clearTimeout(late)).once('connect_error', () => clearTimeout(late));
  });
}
