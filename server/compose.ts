import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { createLog } from './log.ts';
import type { Server as SocketServer } from 'socket.io';
import { createMediasoupMedia } from '../media/mediasoup/media.ts';
import { workerBin } from '../media/worker/locate.ts';
import { createLocks } from './adapters/locks.ts';
import { passwords } from './adapters/passwords.ts';
import { createSealer, loadKeyring } from './adapters/sealer.ts';
import { readOfficeRules } from './actions/office-rules.ts';
import type { Clock, Deps, Settings } from './actions/ports.ts';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import type { Env } from './env.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createLimits, LIMITS, type LimitSettings } from './limits.ts';
import { createMetrics } from './metrics.ts';
import { identifyBy } from './principals.ts';
import { Rooms } from './rooms/rooms.ts';
import { announce } from './socket/announcer.ts';
import { endAccess, holderRoom, openSockets, pageRoom, serveSockets } from './socket/server.ts';
import { openStore, type OpenStore } from './store/store.ts';

const SETTINGS: Settings = {
  deskLeaseMs: 45_000,
  deskSweepMs: 5_000,
  mediaGraceMs: 60_000,
  staffSessionMs: 12 * 3_600_000,
  ticketAccessMs: 90 * 24 * 3_600_000,
};

export type Options = {
  env: Env;
  /** The database under the server's own role. */
  appUrl: string;
  clock?: Clock;
  settings?: Partial<Settings>;
  limits?: LimitSettings;
  log?: Logger;
};

export type Running = {
  url: string;
  deps: Deps;
  gateway: Gateway;
  opened: OpenStore;
  io: SocketServer;
  /** Answers what is under way, tells the pages, lets go of everything. */
  stop(): Promise<void>;
};

/** Builds every adapter and starts to serve: the only place that knows which is which. */
export async function start(options: Options): Promise<Running> {
  const { env } = options;
  const log = options.log ?? createLog(env);
  const dataDir = resolve(env.DATA_DIR);
  await mkdir(dataDir, { recursive: true });
  const sealer = createSealer(await loadKeyring(env.KEYRING_FILE ?? `${dataDir}/keyring.json`));
  const opened = await openStore(options.appUrl, log);
  const media = await createMediasoupMedia({
    workerBin: workerBin(),
    workers: env.MEDIA_WORKERS ?? cpus().length,
    listenIp: env.MEDIA_LISTEN_IP,
    rtcPort: env.MEDIA_PORT,
    log,
    ...(env.MEDIA_ANNOUNCED_ADDRESS && { announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS }),
  });
  const { store, outbox } = opened;
  const clock = options.clock ?? { now: () => new Date() };
  const settings = { ...SETTINGS, ...options.settings };
  const locks = createLocks();
  // The sockets need the HTTP server, which needs the actions, which need the sockets: the last link is made late.
  let io: SocketServer | undefined;
  const rooms = new Rooms({
    media,
    store,
    locks,
    log,
    graceMs: settings.mediaGraceMs,
    tell: (page, event, payload) => void io?.to(pageRoom(page)).emit(event, payload),
  });
  const deps: Deps = {
    store,
    clock,
    locks,
    sealer,
    passwords,
    media,
    rooms,
    settings,
    log,
    reachability: { isReachable: (ticketId) => io?.sockets.adapter.rooms.has(holderRoom(ticketId)) ?? false },
    access: {
      ended(staffSessionId) {
        if (io) endAccess(io, rooms, staffSessionId);
      },
    },
  };
  const metrics = createMetrics();
  const limits = createLimits(options.limits ?? LIMITS);
  const gateway = createGateway(deps, limits, metrics);
  const whoIs = identifyBy(store, clock);
  const http = createApp({
    deps,
    gateway,
    metrics,
    whoIs,
    trustProxy: env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
  });
  const sockets = (io = openSockets(http));
  serveSockets(sockets, { deps, gateway, whoIs, outbox, limits, trustProxy: env.TRUST_PROXY });
  metrics.observe({ sockets: () => sockets.engine.clientsCount, rooms: () => rooms.count });
  const announcer = announce(sockets, queueFacts(deps), log);
  const silence = outbox.onEvent(announcer.hear);
  const stopBackground = startBackground(deps);
  await listen(http, env);
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${env.HOST}:${port}`,
    deps,
    gateway,
    opened,
    io: sockets,
    async stop() {
      sockets.emit('server.draining', { withinSeconds: 30 });
      await gateway.drain();
      await stopBackground();
      silence();
      announcer.stop();
      await sockets.close();
      // A socket that closes gives its media a grace: only after the last one is there no more timer to come.
      rooms.stop();
      await media.close();
      await opened.close();
    },
  };
}

function queueFacts({ store, clock }: Deps) {
  return {
    calledNow: (queueId: string) => store.calledNow(queueId),
    async estimate(queueId: string) {
      const queue = await store.queue(queueId);
      if (!queue) throw new Error(`no queue ${queueId}`);
      const { rule } = await readOfficeRules(store, queue.office, clock.now());
      return store.estimate(queueId, rule('estimate.prior').value);
    },
  };
}

function listen(http: ReturnType<typeof createApp>, env: Env): Promise<void> {
  return new Promise((resolveListening, reject) => {
    http.once('error', reject);
    http.listen(env.PORT, env.HOST, () => resolveListening());
  });
}
