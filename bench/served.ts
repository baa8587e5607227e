import type { MediasoupMedia } from '../media/mediasoup/media.ts';
import type { Settings } from '../server/actions/settings.ts';
import { start, type Running } from '../server/compose.ts';
import { readEnv } from '../server/env.ts';
import { cpu, cutAll, memory, type Answers } from './child.ts';

const MANY = { points: 1_000_000, seconds: 1 };

/** Starts the server as its process's argument says, in this process. */
export async function startServed(settings: Partial<Settings>): Promise<Running> {
  const { appUrl, dataDir, logLevel } = JSON.parse(process.argv[2]!) as Record<
    'appUrl' | 'dataDir' | 'logLevel',
    string
  >;
  const env = readEnv({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: logLevel, MEDIA_WORKERS: '1' });
  // One machine plays everybody here, so the limits that tell people from floods stand aside.
  const limits = {
    command: MANY,
    query: MANY,
    signal: MANY,
    anyone: MANY,
    signIn: MANY,
    takeTicket: MANY,
    askCode: MANY,
  };
  return start({ env, appUrl, limits, settings });
}

export function answersOf(running: Running) {
  return {
    memory,
    cpu,
    async media() {
      const media = running.deps.media as MediasoupMedia;
      const rooms = await media.list();
      const people = rooms.flatMap(({ participants }) => participants);
      return {
        transports: people.flatMap(({ send, recv }) => [send, recv].map(({ ice, dtls }) => `${ice} ${dtls}`)),
        producers: people.flatMap(({ producers }) => producers).length,
        workers: (await media.workers()).map(({ pid }) => pid),
      };
    },
    cutAll: async () => cutAll(running.io),
    async stop() {
      await running.stop();
      return true;
    },
  } satisfies Partial<Answers>;
}
