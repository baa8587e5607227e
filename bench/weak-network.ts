import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { demo } from '../prisma/seed/demo.ts';
import { onGround } from './ground.ts';
import { mediaCounts, type MediaCounts } from './media-counts.ts';
import { pause, row, type Benchmark, type Row, type Run } from './measure.ts';
import { openPair, secondsToDecode, type Pair } from './pair.ts';
import { plantOfficial, plantTickets } from './plant.ts';
import { longestGap } from './sound-gap.ts';
import { writeVoice } from './voice.ts';

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
/** IP and UDP add this to each packet. RFC 791, RFC 768 */
const HEADERS = 28;

/**
 * A talk whose person at home is on a weak network, as Chromium plays it. What each hears of the other: how much of the
 * sound was made up because it did not come in time, and the longest time without any. Then both turn their cameras off:
 * what the voices alone take on the wire.
 */
const weakNetwork: Benchmark = async (run) => {
  const rows: Row[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-voice-'));
  const voice = join(folder, 'voice.wav');
  await writeVoice(voice, run.seed);
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, 1),
      official: await plantOfficial(owner, QUEUE, 1),
    }),
    async (ground, { tickets, official }) => {
      const server = await ground.startServer();
      let weaken = async () => {};
      const pair = await openPair(server.url, official, tickets[0]!, voice, async (home) => {
        weaken = await shape(home);
      });
      try {
        await Promise.all(pair.pages.map((page) => page.evaluate(secondsToDecode, [0, WITHIN_MS] as const)));
        await pause(SETTLES_MS);
        await weaken();
        const onset = await listen(run, pair, 'as it becomes weak', ONSET_MS);
        const talk = await listen(run, pair, 'sound and picture');
        await Promise.all(pair.pages.map((page) => page.keyboard.press('v')));
        await pause(SETTLES_MS);
        const alone = await listen(run, pair, 'voices alone');
        rows.push(...figures(run, talk, ''), ...figures(run, alone, '-voice'), wire(run, alone));
        rows.push(...gaps(run, onset, '-onset'));
      } finally {
        await pair.close();
      }
    },
  );
  await rm(folder, { recursive: true, force: true });
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

type Heard = { concealed: number; gapMs: number; before: MediaCounts; after: MediaCounts };

/** What each page hears, first the one at home. */
async function listen({ say }: Run, { pages }: Pair, what: string, forMs = SECONDS * 1000): Promise<Heard[]> {
  return Promise.all(
    pages.map(async (page, i) => {
      const before = await page.evaluate(mediaCounts);
      const gapMs = await page.evaluate(longestGap, forMs);
      const after = await page.evaluate(mediaCounts);
      const concealed = shareConcealed(before, after);
      const heard = { concealed, gapMs, before, after };
      say(`${what}, ${i === 0 ? 'home' : 'desk'}: ${told(heard)}`);
      return heard;
    }),
  );
}

function shareConcealed({ heard: before }: MediaCounts, { heard: after }: MediaCounts): number {
  const grown = (name: keyof MediaCounts['heard']) => after[name] - before[name];
  const madeUp = grown('concealedSamples') - grown('silentConcealedSamples');
  return (100 * madeUp) / grown('totalSamplesReceived');
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

function kbits(before: MediaCounts, after: MediaCounts, way: 'Sent' | 'Received'): number {
  const bytes = after.wire[`bytes${way}`] - before.wire[`bytes${way}`];
  const packets = after.wire[`packets${way}`] - before.wire[`packets${way}`];
  return (8 * (bytes + HEADERS * packets)) / (after.at - before.at);
}

/** What explains the figures: where the bits go and how late the sound is. */
function told({ concealed, gapMs, before, after }: Heard): string {
  const seconds = (after.at - before.at) / 1000;
  const rate = (now: number, then: number) => ((8 * (now - then)) / 1000 / seconds).toFixed(0);
  const [heard, was] = [after.heard, before.heard];
  const [got, lost] = [heard.packetsReceived - was.packetsReceived, heard.packetsLost - was.packetsLost];
  const buffered =
    (1000 * (heard.jitterBufferDelay - was.jitterBufferDelay)) /
    (heard.jitterBufferEmittedCount - was.jitterBufferEmittedCount);
  return [
    `${concealed.toFixed(1)} % made up, longest gap ${gapMs} ms`,
    `${got} packets of voice, ${lost} lost, ${heard.fecPacketsReceived - was.fecPacketsReceived} with a copy of the one before`,
    `${buffered.toFixed(0)} ms in the buffer`,
    `picture in ${rate(after.seen.bytesReceived, before.seen.bytesReceived)} kbit/s, ${((after.seen.framesDecoded - before.seen.framesDecoded) / seconds).toFixed(1)} frames/s`,
    `voice out ${rate(after.said.bytesSent, before.said.bytesSent)} kbit/s and ${rate(after.said.headerBytesSent, before.said.headerBytesSent)} of headers, picture out ${rate(after.shown.bytesSent, before.shown.bytesSent)} and ${rate(after.shown.headerBytesSent, before.shown.headerBytesSent)} of headers and padding (again ${rate(after.shown.retransmittedBytesSent, before.shown.retransmittedBytesSent)})`,
    `wire out ${kbits(before, after, 'Sent').toFixed(0)}, in ${kbits(before, after, 'Received').toFixed(0)} kbit/s`,
    `believes in ${(after.path.availableOutgoingBitrate / 1000).toFixed(0)} kbit/s, ${(after.path.currentRoundTripTime * 1000).toFixed(0)} ms there and back, was told that ${(100 * after.path.fractionLost).toFixed(0)} % of its voice is lost`,
  ].join('; ');
}
