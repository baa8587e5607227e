import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { isIPv6, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { createLog } from './log.ts';
import type { Server as SocketServer } from 'socket.io';
import { createMediasoupMedia, type MediasoupOptions } from '../media/mediasoup/media.ts';
import { workerBin } from '../media/worker/locate.ts';
import { createFolderBlobs } from './adapters/blobs.ts';
import { createGuesses, GUESSES } from './adapters/guesses.ts';
import { createLocks } from './adapters/locks.ts';
import { createNotifier } from './adapters/notifier/notifier.ts';
import { loadVapid } from './adapters/notifier/vapid.ts';
import { createPapers } from './adapters/papers/papers.ts';
import { passwords } from './adapters/passwords.ts';
import { createSealer, loadKeyring } from './adapters/sealer.ts';
import { readEstimate } from './actions/read-estimate.ts';
import { openJobs, type Jobs } from './jobs/jobs.ts';
import { JOBS } from './jobs/table.ts';
import { noticingStore } from './jobs/noticing.ts';
import type { Notifier } from './actions/ports/notifier.ts';
import type { Deps } from './actions/ports/deps.ts';
import type { Clock } from './actions/ports/clock.ts';
import type { Settings } from './actions/settings.ts';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import { systemCall } from './actions/system-call.ts';
import type { Env } from './env.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createLimits, LIMITS, type LimitSettings } from './limits.ts';
import { createLinkMetrics } from './link-metrics.ts';
import { createMetrics } from './metrics.ts';
import { createRecoveryMetrics } from './recovery-metrics.ts';
import { startPost, wakingStore } from './post.ts';
import { identifyBy } from './principals.ts';
import { openRelay } from './relay/relay.ts';
import { Admission } from './rooms/admission.ts';
import { Probes } from './rooms/probes.ts';
import { Rooms } from './rooms/rooms.ts';
import { announce } from './socket/announcer.ts';
import { endAccess, holderRoom, openSockets, pageRoom, serveSockets, staffRoom } from './socket/server.ts';
import { openStore, type OpenStore } from './store/store.ts';

export const SETTINGS: Settings = {
  deskLeaseMs: 45_000,
  interpreterLeaseMs: 45_000,
  deskSweepMs: 5_000,
  mediaFullAt: 0.75,
  mediaGraceMs: 60_000,
  mediaTurnMs: 10_000,
  mediaCountMs: 1_000,
  mediaInVainMs: 10_000,
  mediaMeasuredMs: 20_000,
  probesAtOnce: 20,
  probeLifeMs: 60_000,
  deviceTestsAnHour: 20,
  filesOfVisit: 300,
  messagesInTalk: 200,
  staffSessionMs: 12 * 3_600_000,
  signInStepMs: 10 * 60_000,
  knownDeviceMs: 365 * 24 * 3_600_000,
  guesses: GUESSES,
  ticketAccessMs: 90 * 24 * 3_600_000,
  codeLifeMs: 10 * 60_000,
  codeTries: 5,
  codeAgainMs: 60_000,
  codesAnHour: 5,
  messagePollMs: 5_000,
  messageLeaseMs: 60_000,
  messageRetryMs: [5_000, 20_000, 80_000, 300_000],
  accountSessionMs: 24 * 3_600_000,
  relay: { credentialMs: 12 * 3_600_000, probeEveryMs: 30_000, probeWithinMs: 5_000 },
  jobs: { pollMs: 10_000, retryMs: 5_000, silentMs: 30_000 },
  answeredKeptMs: 30 * 24 * 3_600_000,
  eventsKeptMs: 7 * 24 * 3_600_000,
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
  jobs: Jobs<typeof JOBS>;
  /** Answers what is under way, tells the pages, lets go of everything. */
  stop(): Promise<void>;
};

/** Builds every adapter and starts to serve: the only place that knows which is which. */
export async function start(options: Options): Promise<Running> {
  const adapters = await openAdapters(options);
  const pages: Pages = {};
  const deps = createDeps(adapters, pages, options.env);
  const { http, io, gateway, silence } = serve(deps, adapters, options);
  pages.io = io;
  const { HOST: host } = options.env;
  const url = () => `http://${isIPv6(host) ? `[${host}]` : host}:${(http.address() as AddressInfo).port}`;
  pages.url = options.env.PUBLIC_URL ? () => options.env.PUBLIC_URL!.replace(/\/$/, '') : url;
  const stopBackground = startBackground(deps);
  const post = startPost(deps, systemCall);
  pages.wakePost = post.wake;
  const jobs = (pages.jobs = await openJobs(options.appUrl, JOBS, deps));
  // What came due while no server ran.
  jobs.wake('retention.sweep', {});
  jobs.wake('day.turn', {});
  jobs.wake('bookings.due', {});
  await listen(http, options.env);
  return {
    url: url(),
    deps,
    gateway,
    opened: adapters.opened,
    io,
    jobs,
    async stop() {
      io.emit('server.draining', { withinSeconds: 30 });
      await gateway.drain();
      await stopBackground();
      await jobs.stop();
      await post.stop();
      adapters.notifier.close();
      adapters.relay.stop();
      silence();
      await io.close();
      // A socket that closes gives its media a grace: only after the last one is there no more timer to come.
      deps.rooms.stop();
      await adapters.papers.close();
      await adapters.media.close();
      await adapters.opened.close();
    },
  };
}

/** The sockets need the HTTP server, which needs the actions, which need the sockets: this link is made last. */
type Pages = { io?: SocketServer; url?: () => string; wakePost?: () => void; jobs?: Jobs<typeof JOBS> };
type Adapters = Awaited<ReturnType<typeof openAdapters>>;

async function openAdapters(options: Options) {
  const { env } = options;
  const log = options.log ?? createLog(env);
  const dataDir = resolve(env.DATA_DIR);
  await mkdir(dataDir, { recursive: true });
  const sealer = createSealer(await loadKeyring(env.KEYRING_FILE ?? `${dataDir}/keyring.json`));
  const opened = await openStore(options.appUrl, log);
  const media = await createMediasoupMedia({
    workerBin: workerBin(),
    workers: env.MEDIA_WORKERS ?? cpus().length,
    addresses: mediaAddresses(env),
    rtcPort: env.MEDIA_PORT,
    log,
  });
  const clock: Clock = options.clock ?? { now: () => new Date() };
  const settings: Settings = { ...SETTINGS, ...options.settings };
  const blobs = await createFolderBlobs(`${dataDir}/files`);
  const notifier = await openNotifier(env, dataDir);
  const papers = createPapers();
  const { TURN_URLS: urls = [], TURN_SECRET: secret = '' } = env;
  const relay = openRelay({ urls, secret, settings: settings.relay, clock, log });
  return {
    log,
    sealer,
    opened,
    media,
    clock,
    settings,
    blobs,
    notifier,
    papers,
    relay,
    metrics: createMetrics(),
    locks: createLocks(),
  };
}

function mediaAddresses(env: Env): MediasoupOptions['addresses'] {
  const first = {
    ip: env.MEDIA_LISTEN_IP,
    announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS,
    announcedPort: env.MEDIA_ANNOUNCED_PORT,
  };
  if (!env.MEDIA_LISTEN_IPV6) return [first];
  return [first, { ip: env.MEDIA_LISTEN_IPV6, announcedAddress: env.MEDIA_ANNOUNCED_IPV6 }];
}

/** With nothing set, e-mail and SMS go nowhere and the demonstration shows them; Web Push works by keys of its own. */
async function openNotifier(env: Env, dataDir: string): Promise<Notifier> {
  const { SMTP_URL, SMTP_FROM, SMS_URL, SMS_TOKEN, VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, PUBLIC_URL } = env;
  const vapid =
    VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY
      ? { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
      : await loadVapid(`${dataDir}/vapid.json`);
  const publicSubject = PUBLIC_URL?.startsWith('https:') ? PUBLIC_URL : 'mailto:qabyldau@invalid.example';
  return createNotifier({
    smtp: SMTP_URL && SMTP_FROM ? { url: SMTP_URL, from: SMTP_FROM } : null,
    sms: SMS_URL ? { url: SMS_URL, token: SMS_TOKEN } : null,
    push: { vapid, subject: env.VAPID_SUBJECT ?? publicSubject, services: env.PUSH_SERVICES ?? [] },
  });
}

function createDeps({ opened, metrics, ...adapters }: Adapters, pages: Pages, env: Env): Deps {
  const noticing = noticingStore(opened.store, (queueId) => pages.jobs?.wake('queue.notices', { queueId }));
  const store = wakingStore(noticing, () => pages.wakePost?.());
  const linkMetrics = createLinkMetrics(metrics.registry);
  const rooms = new Rooms({
    ...adapters,
    store,
    linkMetrics,
    recoveryMetrics: createRecoveryMetrics(metrics.registry),
    tell: (page, event, payload) => void pages.io?.to(pageRoom(page)).emit(event, payload),
  });
  return {
    ...adapters,
    store,
    passwords,
    linkMetrics,
    guesses: createGuesses(adapters.settings.guesses),
    rooms,
    admission: new Admission(adapters),
    probes: new Probes(adapters),
    publicUrl: () => pages.url?.() ?? '',
    demo: env.DEMO === 'on',
    reachability: {
      isReachable: (ticketId) => pages.io?.sockets.adapter.rooms.has(holderRoom(ticketId)) ?? false,
    },
    access: {
      ended(staffSessionId) {
        if (pages.io) endAccess(pages.io, staffSessionId);
      },
      isConnected: (id) => pages.io?.sockets.adapter.rooms.has(staffRoom(id)) ?? false,
    },
  };
}

/** The two ways in, and the announcements out. */
function serve(deps: Deps, { metrics, opened: { outbox } }: Adapters, { env, limits: settings }: Options) {
  const { TRUST_PROXY: trustProxy, METRICS_TOKEN: metricsToken } = env;
  const limits = createLimits(settings ?? LIMITS);
  const gateway = createGateway(deps, limits, metrics);
  const whoIs = identifyBy(deps.store, deps.clock);
  const http = createApp({ deps, gateway, limits, metrics, whoIs, trustProxy, metricsToken });
  const io = openSockets(http);
  serveSockets(io, { deps, gateway, whoIs, outbox, limits, trustProxy });
  metrics.observe({
    sockets: () => io.engine.clientsCount,
    rooms: () => deps.rooms.count,
    // Without an engine nobody can be served: as good as full.
    busy: () =>
      deps.media.load().then(
        ({ busy }) => busy,
        () => 1,
      ),
    relay: () => deps.relay.health(),
  });
  const announcer = announce(io, queueFacts(deps), deps.log);
  const stopHearing = outbox.onEvent(announcer.hear);
  const silence = () => {
    stopHearing();
    announcer.stop();
  };
  return { http, io, gateway, silence };
}

function queueFacts(deps: Deps) {
  const { store } = deps;
  return {
    calledNow: (queueId: string) => store.calledNow(queueId),
    presences: (queueId: string) => store.presences(queueId),
    async estimate(queueId: string) {
      const queue = await store.queue(queueId);
      if (!queue) throw new Error(`no queue ${queueId}`);
      return readEstimate(deps, queue);
    },
  };
}

/**
 * Everybody of a full waiting room may knock in one second, after a server came back or a network did. Who finds no room in
 * this line is not refused but ignored, and asks again after 1, 3, 7 seconds. The system may cut it to its own limit.
 */
const BACKLOG = 4096;

function listen(http: ReturnType<typeof createApp>, env: Env): Promise<void> {
  return new Promise((resolveListening, reject) => {
    http.once('error', reject);
    const { PORT: port, HOST: host } = env;
    http.listen({ port, host, backlog: BACKLOG }, () => resolveListening());
  });
}
