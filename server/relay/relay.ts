import type { Logger } from 'pino';
import type { Clock } from '../actions/ports/clock.ts';
import { relayCredential, type IceServer } from './credentials.ts';
import { probeRelay } from './probe.ts';

export type RelaySettings = {
  /** How long a credential serves: longer than any talk. */
  credentialMs: number;
  /** How often each address of the relay is tried, and how long it may take to give an allocation. */
  probeEveryMs: number;
  probeWithinMs: number;
};

/** What the last probe of one address found. */
export type RelayHealth = { url: string; up: boolean };

/** The TURN relay, for people whose network lets nothing else through. */
export type Relay = {
  /** For one page; none when there is no relay. Addresses that do not answer are left out while others do. */
  iceServers(): IceServer[];
  health(): RelayHealth[];
  stop(): void;
};

type Needs = { urls: readonly string[]; secret: string; settings: RelaySettings; clock: Clock; log: Logger };

/** A dead relay is silent: nobody hears of it until somebody needs it. So it is tried all the time, as a browser would. */
export function openRelay({ urls, secret, settings, clock, log }: Needs): Relay {
  const up = new Map(urls.map((url) => [url, true]));
  const credential = () => relayCredential(secret, new Date(clock.now().getTime() + settings.credentialMs));

  async function probe(url: string): Promise<void> {
    const before = up.get(url);
    try {
      await probeRelay(url, credential(), settings.probeWithinMs);
      up.set(url, true);
      if (!before) log.info({ url }, 'the relay answers again');
    } catch (error) {
      up.set(url, false);
      if (before) log.error({ err: error, url }, 'the relay gives no allocation');
    }
  }

  let stopped = false;
  const probeAll = async () => {
    await Promise.all(urls.map(probe));
    if (!stopped) timer = setTimeout(() => void probeAll(), settings.probeEveryMs).unref();
  };
  let timer: NodeJS.Timeout | undefined;
  if (urls.length > 0) void probeAll();

  return {
    iceServers() {
      if (urls.length === 0) return [];
      const answering = urls.filter((url) => up.get(url));
      return [{ urls: [...(answering.length > 0 ? answering : urls)], ...credential() }];
    },
    health: () => urls.map((url) => ({ url, up: up.get(url)! })),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
