import type { Page } from 'playwright-core';
import { waysOf } from '../test/harness/paths.ts';
import { demo } from '../prisma/seed/demo.ts';
import { onGround } from './ground.ts';
import { kbits, listen, type Heard } from './listening.ts';
import { pause, row, type Benchmark, type Row, type Run } from './measure.ts';
import { openPair, secondsToDecode } from './pair.ts';
import { plantOfficial, plantTickets } from './plant.ts';

/** `BENCH_WEAK_SECONDS` makes a shorter trial; `BENCH_WEAK_QUEUE`: packets that wait before the network drops them. */
const SECONDS = Number(process.env.BENCH_WEAK_SECONDS ?? 60);
const QUEUED = Number(process.env.BENCH_WEAK_QUEUE ?? 20);
const WITHIN_MS = 30_000;
/** The talk finds its rate in this time, at the start and without pictures. */
const SETTLES_MS = 10_000;
/** A line that becomes weak in the middle of a talk is flooded first: that is a row of its own, without a bar. */
const ONSET_MS = 40_000;
const QUEUE = demo.queues.almalyDistrict.reception;

/**
 * 100 kbit/s each way, 5 % of the packets lost, 300 ms each way, and a queue that holds two seconds of pictures or half a
 * second of voice; Chromium's is without end unless told.
 */
const WEAK = {
  offline: false,
  latency: 300,
  downloadThroughput: 100_000 / 8,
  uploadThroughput: 100_000 / 8,
  packetLoss: 5,
  packetQueueLength: QUEUED,
};

/**
 * A talk whose person at home is on a weak network, as Chromium plays it. What each hears of the other: how much of the
 * sound was made up because it did not come in time, and the longest time without any. Then both turn their cameras off:
 * what the voices alone take on the wire.
 */
const weakNetwork: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, 1),
      official: await plantOfficial(owner, QUEUE, 1),
    }),
    async (ground, { tickets, official }) => {
      const server = await ground.startServer();
      let weaken = async () => {};
      const pair = await openPair(server.url, official, tickets[0]!, await ground.voice(), async (home) => {
        weaken = await shape(home);
      });
      try {
        await Promise.all(pair.pages.map((page) => page.evaluate(secondsToDecode, [0, WITHIN_MS] as const)));
        await pause(SETTLES_MS);
        await weaken();
        const onset = await listen(run, pair, 'as it becomes weak', ONSET_MS);
        const talk = await listen(run, pair, 'sound and picture', 1000 * SECONDS);
        await Promise.all(pair.pages.map((page) => page.keyboard.press('v')));
        await pause(SETTLES_MS);
        const alone = await listen(run, pair, 'voices alone', 1000 * SECONDS);
        await isPlayed(pair.home);
        rows.push(...figures(run, talk, ''), ...figures(run, alone, '-voice'), wire(run, alone));
        rows.push(...gaps(run, onset, '-onset'));
      } finally {
        await pair.close();
      }
    },
  );
  return rows;
};
export default weakNetwork;

/** Chromium shapes only those connections that are made while it shapes anything: it begins with next to nothing. */
async function shape(page: Page): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const to = (conditions: typeof WEAK) => devtools.send('Network.emulateNetworkConditions', conditions);
  await to({ ...WEAK, latency: 1, downloadThroughput: -1, uploadThroughput: -1, packetLoss: 0 });
  return async () => void (await to(WEAK));
}

/** Chromium plays a weak line over UDP alone: of a talk that has gone over to TCP meanwhile the figures say nothing. */
async function isPlayed(home: Page): Promise<void> {
  const ways = await waysOf(home);
  if (ways.some((way) => way !== 'host udp')) throw new Error(`the talk has left the weak line: ${ways}`);
}

const NAMES = ['home', 'desk'];

function figures(run: Run, heard: Heard[], kind: string): Row[] {
  const made = heard.map(({ concealed }, i) =>
    row({
      ...{
        name: `weak-network-concealed-${NAMES[i]}${kind}`,
        unit: '%',
        samples: [concealed],
        seed: run.seed,
      },
      ...{ value: concealed, bar: { of: 'value', atMost: 10 } },
    }),
  );
  return [...made, ...gaps(run, heard, kind, 500)];
}

function gaps({ seed }: Run, heard: Heard[], kind: string, atMost?: number): Row[] {
  return heard.map(({ gapMs }, i) =>
    row({
      ...{ name: `weak-network-gap-${NAMES[i]}${kind}`, unit: 'ms', samples: [gapMs], seed, value: gapMs },
      ...(atMost !== undefined && { bar: { of: 'value', atMost } as const }),
    }),
  );
}

/** The more of what each of the two sends and gets. */
function wire({ seed }: Run, heard: Heard[]): Row {
  const samples = heard.flatMap(({ before, after }) => [
    kbits(before, after, 'Sent'),
    kbits(before, after, 'Received'),
  ]);
  return row({
    ...{ name: 'weak-network-wire-voice', unit: 'kbit/s', samples, seed },
    ...{ value: Math.max(...samples), bar: { of: 'value', atMost: 64 } },
  });
}
