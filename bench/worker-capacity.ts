import { createMediasoupMedia } from '../media/mediasoup/media.ts';
import { generateRouterRtpCapabilities } from 'mediasoup/ortc';
import { MEDIA_CODECS } from '../media/mediasoup/codecs.ts';
import type { RtpCapabilities } from '../media/port.ts';
import { page, voice } from '../media/contract/sentMedia.ts';
import { workerBin } from '../media/worker/locate.ts';
import { keepApart } from './apart.ts';
import { openBareMedia, type TalkEngine } from './bare-media.ts';
import { eachOf, pause, quantile, row, type Benchmark } from './measure.ts';
import { openTalk, peopleOf } from './talk-of-three.ts';
import { watching, type WatchedWorker } from './watched-worker.ts';

/** Windows in which both engines are measured; `BENCH_WINDOWS` makes a shorter trial. */
const WINDOWS = Number(process.env.BENCH_WINDOWS ?? 10);
const WINDOW_MS = 4_000;
/** What is under way when the last packet was sent arrives. */
const CALM_MS = 300;
const TALKS = 4;
/** Many rooms are filled at once, as when a storm is over: an engine is not to wait for its worker's answers in vain. */
const ROOMS_A_ROUND = 32;
const ROOMS_AT_ONCE = 8;

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * What a worker spends on a packet that it passes on to one listener, in talks of three with real SRTP at both ends: under
 * our engine, and under bare mediasoup in the same run. Then how many people a second are let into rooms of three, each
 * who each publish a voice and consume two, without packets.
 */
const workerCapacity: Benchmark = async ({ seed, say }) => {
  const ours = await watching<TalkEngine>(() =>
    createMediasoupMedia({
      workerBin: workerBin(),
      workers: 1,
      addresses: [{ ip: '127.0.0.1' }],
      log: quiet,
    }),
  );
  const bare = await watching(() => openBareMedia(workerBin()));
  const letGo = keepApart([ours.worker.pid, bare.worker.pid], say);
  try {
    const [cpu, cpuBare] = await perPacket([ours, bare], say);
    const [joins, joinsBare] = await perSecond([ours.engine, bare.engine], say);
    return [
      row({
        ...{ name: 'worker-capacity', unit: 'µs CPU/packet', samples: cpu!, seed },
        ...{ value: quantile(cpu!, 0.5), baseline: quantile(cpuBare!, 0.5) },
        bar: { of: 'ratio', atMost: 1.1 },
      }),
      row({
        ...{ name: 'worker-capacity-joins', unit: 'joins/s', samples: joins!, seed },
        ...{ value: quantile(joins!, 0.5), baseline: quantile(joinsBare!, 0.5) },
      }),
    ];
  } finally {
    letGo();
    await Promise.all([ours.engine.close(), bare.engine.close()]);
  }
};
export default workerCapacity;

type Engine = { engine: TalkEngine; worker: WatchedWorker };

/**
 * Microseconds of the worker's processor for each packet to one listener, of each engine. Both have the same talks at the same
 * time: what a packet costs depends on how many come at once, and that is then alike for both.
 */
async function perPacket(engines: Engine[], say: (line: string) => void): Promise<number[][]> {
  const talks = await Promise.all(
    engines.map(async ({ engine }) => {
      const open = [];
      for (let i = 0; i < TALKS; i++) open.push(await openTalk(engine, `talk-${i}`, VOICE_AND_PICTURE));
      return open;
    }),
  );
  const measured: number[][] = engines.map(() => []);
  // The first window warms the workers up.
  for (let i = 0; i <= WINDOWS; i++) {
    const order = inTurn(engines, i);
    const before = await Promise.all(engines.map(({ worker }) => spentBy(worker)));
    for (const [e] of order) for (const talk of talks[e]!) talk.play();
    await pause(WINDOW_MS);
    for (const talk of talks.flat()) talk.pause();
    await pause(CALM_MS);
    const after = await Promise.all(engines.map(({ worker }) => spentBy(worker)));
    for (const [e, { cpuMs, packets }] of after.entries()) {
      const [spent, sent] = [cpuMs - before[e]!.cpuMs, packets - before[e]!.packets];
      const each = (1000 * spent) / sent;
      if (i > 0) measured[e]!.push(each);
      say(
        `${e === 0 ? 'ours' : 'bare'}: ${sent} packets, ${spent.toFixed(0)} ms, ${each.toFixed(2)} µs each`,
      );
    }
  }
  await Promise.all(talks.flat().map((talk) => talk.close()));
  for (const { engine } of engines)
    for (let i = 0; i < TALKS; i++) await engine.closeRoom({ room: `talk-${i}`, epoch: 1 });
  return measured;
}

const spentBy = async (worker: WatchedWorker) => ({
  cpuMs: await worker.cpuMs(),
  packets: await worker.packets(),
});

/** Each begins every other time, so that what the machine does meanwhile falls on both alike. */
const inTurn = <T>(all: readonly T[], i: number): [number, T][] =>
  i % 2 === 0 ? [...all.entries()] : [...all.entries()].reverse();

/** Joins a second, of each engine. */
async function perSecond(engines: TalkEngine[], say: (line: string) => void): Promise<number[][]> {
  const measured: number[][] = engines.map(() => []);
  for (let i = 0; i <= WINDOWS; i++) {
    for (const [e, engine] of inTurn(engines, i)) {
      const rooms = Array.from({ length: ROOMS_A_ROUND }, (_, n) => `join-${i}-${n}`);
      const since = performance.now();
      await eachOf(rooms, ROOMS_AT_ONCE, (room) => joinThree(engine, room));
      const joins = (1000 * 3 * rooms.length) / (performance.now() - since);
      for (const room of rooms) await engine.closeRoom({ room, epoch: 1 });
      if (i > 0) measured[e]!.push(joins);
      say(`${e === 0 ? 'ours' : 'bare'}: ${joins.toFixed(0)} joins/s`);
    }
  }
  return measured;
}

/** What a page asks for goes out at once and is answered in order, so each person's verbs run together. */
async function joinThree(engine: TalkEngine, room: string): Promise<void> {
  await engine.openRoom({ room, epoch: 1 });
  const people = peopleOf(room);
  const published = await Promise.all(
    people.map(async (who, i) => {
      await engine.admit(who);
      await Promise.all((['send', 'recv'] as const).map((way) => engine.connect(who, way, page(`${i}`))));
      const { id } = await engine.produce(who, {
        ...{ source: 'microphone', rtpParameters: voice(1_000 + i), paused: false },
      });
      return { who, producerId: id };
    }),
  );
  await Promise.all(
    people.flatMap((who) =>
      published
        .filter((one) => one.who !== who)
        .map(async ({ producerId }) => {
          const { id } = await engine.consume(who, { producerId, rtpCapabilities: VOICE_AND_PICTURE });
          await engine.pauseConsumer(who, id, false);
        }),
    ),
  );
}

/** Of what a router carries, Opus and VP8 without header extensions. */
const VOICE_AND_PICTURE: RtpCapabilities = {
  codecs: generateRouterRtpCapabilities(MEDIA_CODECS)
    .codecs!.filter(({ mimeType }) => ['audio/opus', 'video/vp8'].includes(mimeType.toLowerCase()))
    .map((codec) => ({
      ...codec,
      rtcpFeedback: codec.kind === 'video' ? [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] : [],
    })),
  headerExtensions: [],
};
