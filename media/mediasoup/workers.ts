import { writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import { MediaError, type WorkerEnd } from '../port.ts';
import type { MediaLog } from '../log.ts';
import { announcedPorts, type AnnouncedPorts, type MediaAddress } from './announced.ts';
import { Busyness } from './busyness.ts';
import { leastBurdened } from './choice.ts';
import { freePort } from './freePort.ts';
import { refusedAs } from './refusals.ts';
import { REPLACED_WITHIN_MS, WORKER_ANSWERS_MS } from './settings.ts';
import { Silence } from './silence.ts';

export type WorkerSettings = {
  workerBin: string;
  workers: number;
  /** One of each family at most. */
  addresses: readonly [MediaAddress, ...MediaAddress[]];
  /** UDP and TCP port of the first worker, the next ones follow; 0 lets the OS choose. */
  rtcPort: number;
  log: MediaLog;
};

/** A media worker with the one port its rooms are reached at, and by address the ports that are told instead of it. */
export type Home = {
  worker: types.Worker;
  server: types.WebRtcServer;
  port: number;
  announcedPorts: AnnouncedPorts;
};

const RETRY_MS = 1_000;
const PORT_ATTEMPTS = 10;

/** Keeps the asked number of workers alive. One that hangs is killed, a dead one is replaced at once, after `onDeath` was told. */
export class WorkerPool {
  readonly #settings: WorkerSettings;
  readonly #onDeath: (home: Home, how: WorkerEnd) => void;
  readonly #homes = new Map<number, Home>();
  readonly #starting = new Map<number, Promise<void>>();
  readonly #killed = new WeakSet<types.Worker>();
  readonly #busyness = new Busyness(() => this.homes().map(({ worker }) => worker));
  readonly #silence = new Silence((worker) => this.#kill(worker));
  #closed = false;

  static async create(
    settings: WorkerSettings,
    onDeath: (home: Home, how: WorkerEnd) => void,
  ): Promise<WorkerPool> {
    const pool = new WorkerPool(settings, onDeath);
    try {
      await Promise.all(Array.from({ length: settings.workers }, (_, index) => pool.#start(index)));
      return pool;
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  private constructor(settings: WorkerSettings, onDeath: (home: Home, how: WorkerEnd) => void) {
    this.#settings = settings;
    this.#onDeath = onDeath;
  }

  homes(): Home[] {
    return [...this.#homes.values()];
  }

  /** How busy the least busy worker is, 0…1; 1 when there is none. */
  leastBusy(): number {
    return this.homes().reduce((least, { worker }) => Math.min(least, this.#busyOf(worker)), 1);
  }

  /**
   * Waits for replacements that are starting: all rooms of a worker that has just died are opened again in one moment, and
   * would all come to the workers that are left, for as long as their talks last. Without any other worker it waits longer.
   */
  async replaced(): Promise<void> {
    const starting = [...this.#starting.values()];
    if (starting.length === 0) return;
    const inTime = Promise.race([
      Promise.allSettled(starting),
      sleep(REPLACED_WITHIN_MS, null, { ref: false }),
    ]);
    if (this.#homes.size === 0) await refusedAs('MEDIA_UNAVAILABLE', () => Promise.any(starting));
    await inTime;
  }

  leastBurdened(streamsOf: (home: Home) => number): Home {
    const least = leastBurdened(
      this.homes().map((home) => ({
        ...{ home, busy: this.#busyOf(home.worker), streams: streamsOf(home) },
      })),
    );
    if (!least) throw new MediaError('MEDIA_UNAVAILABLE', 'no media worker is running');
    return least.home;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#busyness.stop();
    this.#silence.stop();
    await Promise.allSettled(this.#starting.values());
    const homes = this.homes();
    this.#homes.clear();
    await Promise.all(homes.map(({ worker }) => stopped(worker)));
  }

  /** One that does not answer looks as if it had nothing to do, and nothing further must come to it. */
  #busyOf(worker: types.Worker): number {
    return this.#silence.isSilent(worker) ? 1 : this.#busyness.of(worker);
  }

  /** It has no ear left for anything milder. What it was asked is refused when it is dead, and its rooms are lost. */
  #kill(worker: types.Worker): void {
    this.#settings.log.error({ pid: worker.pid }, 'media worker hangs and is killed');
    this.#killed.add(worker);
    kill(worker.pid);
  }

  #start(index: number): Promise<void> {
    const start = this.#launch(index).finally(() => this.#starting.delete(index));
    this.#starting.set(index, start);
    return start;
  }

  async #launch(index: number): Promise<void> {
    const worker = await startWorker(this.#settings.workerBin);
    this.#silence.watch(worker);
    try {
      const { server, port } = await this.#listen(worker, index);
      const ports = announcedPorts(this.#settings.addresses, index);
      const home: Home = { worker, server, port, announcedPorts: ports };
      if (worker.closed) throw new MediaError('MEDIA_UNAVAILABLE', 'the media worker died while it started');
      worker.once('died', (error) => this.#bury(index, home, error));
      this.#homes.set(index, home);
      this.#settings.log.info({ pid: worker.pid, port }, 'media worker started');
    } catch (error) {
      await stopped(worker);
      throw error;
    }
  }

  #bury(index: number, home: Home, error: Error): void {
    const how = this.#killed.has(home.worker) ? 'hung' : 'died';
    this.#settings.log.error({ err: error, pid: home.worker.pid, how }, 'media worker died');
    this.#homes.delete(index);
    if (!this.#closed) this.#replace(index);
    this.#onDeath(home, how);
  }

  #replace(index: number): void {
    this.#start(index).catch((error: unknown) => {
      this.#settings.log.error({ err: error }, 'media worker did not start');
      setTimeout(() => {
        if (!this.#closed) this.#replace(index);
      }, RETRY_MS).unref();
    });
  }

  async #listen(worker: types.Worker, index: number): Promise<{ server: types.WebRtcServer; port: number }> {
    const { addresses, rtcPort } = this.#settings;
    if (rtcPort !== 0) return this.#listenOn(worker, rtcPort + index);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#listenOn(worker, await freePort(addresses[0].ip));
      } catch (error) {
        if (attempt === PORT_ATTEMPTS || worker.closed) throw error;
      }
    }
  }

  async #listenOn(worker: types.Worker, port: number) {
    const { addresses } = this.#settings;
    const listenInfos = (['udp', 'tcp'] as const).flatMap((protocol) =>
      addresses.map(({ ip, announcedAddress }): types.TransportListenInfo => {
        // `::` would take the port of IPv4 as well.
        const flags = isIPv6(ip) && { flags: { ipv6Only: true } };
        return { protocol, ip, port, ...flags, ...(announcedAddress !== undefined && { announcedAddress }) };
      }),
    );
    return { server: await worker.createWebRtcServer({ listenInfos }), port };
  }
}

/**
 * Starts a worker that no signal to the server reaches: mediasoup closes its workers at the server's first TERM, and
 * a TERM to the whole process group would stop them too, but the server's drain decides when talks end. mediasoup
 * has no option for either; it takes a command to start the worker with (meant for valgrind) from its environment,
 * and reads it, as it adds its listeners, before `createWorker` first awaits. A worker ends by itself with the server.
 */
export function startWorker(workerBin: string): Promise<types.Worker> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = new Set<unknown>(signals.flatMap((signal) => process.listeners(signal)));
  const { MEDIASOUP_USE_VALGRIND, MEDIASOUP_VALGRIND_BIN } = process.env;
  try {
    setEnvironment({ MEDIASOUP_USE_VALGRIND: 'true', MEDIASOUP_VALGRIND_BIN: 'setsid' });
    return createWorker({ workerBin, logLevel: 'warn' }).then(goingFirst);
  } finally {
    setEnvironment({ MEDIASOUP_USE_VALGRIND, MEDIASOUP_VALGRIND_BIN });
    for (const signal of signals) {
      const added = process.listeners(signal).filter((listener) => !before.has(listener));
      for (const listener of added) process.off(signal, listener);
    }
  }
}

function setEnvironment(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/**
 * Voices and pictures go before pages and queries that are waiting on the same machine: a packet is forwarded in
 * microseconds, and late by as long as it waits for a processor. Where the system does not allow it (setpriority(2)),
 * workers take their turn like everything else.
 */
function goingFirst(worker: types.Worker): types.Worker {
  const { PRIORITY_HIGH } = constants.priority;
  try {
    setPriority(worker.pid, PRIORITY_HIGH);
    // Its session is its own: where the system shares out time by session (sched(7), autogroup), the session goes first.
    writeFileSync(`/proc/${worker.pid}/autogroup`, String(PRIORITY_HIGH));
  } catch {
    // As before.
  }
  return worker;
}

async function stopped(worker: types.Worker): Promise<void> {
  if (worker.subprocessClosed) return;
  const ended = new Promise<void>((resolve) => worker.once('subprocessclose', () => resolve()));
  worker.close();
  // One that hangs does not hear that it is to end.
  const late = setTimeout(() => kill(worker.pid), WORKER_ANSWERS_MS);
  await ended;
  clearTimeout(late);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
