import type { MediasoupMedia } from '../media/mediasoup/media.ts';
import { start } from '../server/compose.ts';
import { readEnv } from '../server/env.ts';
import { answerParent, cpu, cutAll, memory } from './child.ts';

const MANY = { points: 1_000_000, seconds: 1 };

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
// Hundreds of calls a second, whose talks nobody joins, are not refused for the room those would take.
const settings = { mediaFullAt: Infinity };
const running = await start({ env, appUrl, limits, settings });

answerParent(running.url, {
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
});
