import { cpus } from 'node:os';
import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import { busyBetween } from '../media/mediasoup/busyness.ts';
import { SETTINGS } from '../server/compose.ts';
import type { Child } from './child.ts';
import { onGround } from './ground.ts';
import { LightPage } from './light-page.ts';
import { listen, type Heard } from './listening.ts';
import { mean, pause, row, type Benchmark, type Row, type Run } from './measure.ts';
import { openPair, secondsToDecode, type Pair } from './pair.ts';
import { plantOfficial, plantTickets, type PlantedOfficial, type PlantedTicket } from './plant.ts';
import { ask, openOfficial, openWaiting } from './sockets.ts';

/** `BENCH_LIMIT_SECONDS` makes a shorter trial, `BENCH_LIMIT_AT` tries another share. */
const SECONDS = Number(process.env.BENCH_LIMIT_SECONDS ?? 30);
/** A little above where nobody further is called. */
const AT = Number(process.env.BENCH_LIMIT_AT ?? SETTINGS.mediaFullAt + 0.04);
/** More than the worker can do. */
const OVER = 1.2;
/** Talks without a browser, of two voices each, which the further listeners hear. */
const LIGHT_TALKS = 3;
/** Half as many pictures as usual: the browsers are to leave the worker the core that it needs. */
const SPARING = ['--use-fake-device-for-media-stream=fps=10'];
const CALL_EVERY_MS = 3_000;
const CALLS = Math.ceil((1000 * SECONDS) / CALL_EVERY_MS);
const WITHIN_MS = 30_000;
/** The talk finds its rate, and the browsers come to rest. */
const SETTLES_MS = 15_000;
const QUEUE = demo.queues.almalyDistrict.reception;

type Stage = { run: Run; server: Child; pair: Pair };
type Phase = { heard: Heard[]; share: number; refused: boolean[] };

/**
 * What a talk of two real pages is worth while the one media worker has little to do; while it is held where nobody further
 * is called, which is tried; and when it has more than it can do.
 */
const qualityAtLimit: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, LIGHT_TALKS + 1 + CALLS),
      official: await plantOfficial(owner, QUEUE, 1),
      others: await plantOfficial(owner, QUEUE, LIGHT_TALKS),
      callers: await plantOfficial(owner, QUEUE, CALLS),
    }),
    async (ground, { tickets, official, others, callers }) => {
      const server = await ground.startServer([], 'silent', 'loaded');
      const open: { close(): Promise<void> }[] = [];
      try {
        open.push(...(await openLightTalks(server.url, others, tickets)));
        const pair = await openPair(
          server.url,
          official,
          tickets[LIGHT_TALKS]!,
          await ground.voice(),
          undefined,
          SPARING,
        );
        open.push(pair);
        const calling = await openOfficial(server.url, callers);
        const stage = { run, server, pair };
        await Promise.all(pair.pages.map((page) => page.evaluate(secondsToDecode, [0, WITHIN_MS] as const)));
        await pause(SETTLES_MS);
        const [first, ...further] = callers.deskIds;
        const idle = await measured(stage, 'little to do', () => callAll(calling, [first!]));
        await load(stage, AT);
        const limit = await measured(stage, 'at the limit', () => callAll(calling, further));
        await load(stage, OVER);
        const over = await measured(stage, 'more than it can do', async () => []);
        rows.push(...figures(run, idle, limit, over));
      } finally {
        await server.ask('hold', 0);
        await Promise.all(open.map((one) => one.close()));
      }
    },
  );
  return rows;
};
export default qualityAtLimit;

async function openLightTalks(
  url: string,
  official: PlantedOfficial,
  tickets: PlantedTicket[],
): Promise<LightPage[]> {
  const pages: LightPage[] = [];
  for (const [i, deskId] of official.deskIds.entries()) {
    const desk = await openOfficial(url, official);
    const home = await openWaiting(url, tickets[i]!, QUEUE);
    const { sessionId, visitId } = await ask(desk, 'desk.callNext', { deskId });
    for (const socket of [desk, home])
      pages.push(await LightPage.join(socket, { sessionId, visitId, does: 'speaks' }));
  }
  return pages;
}

async function load({ run, server }: Stage, share: number): Promise<void> {
  const listeners = await server.ask('hold', share);
  run.say(`${listeners} further listeners, that the worker is busy at ${percent(share)}`);
  await pause(SETTLES_MS);
}

async function measured(
  { run, server, pair }: Stage,
  what: string,
  call: () => Promise<boolean[]>,
): Promise<Phase> {
  const [before, machine] = [await server.ask('worker'), machineTimes()];
  const [heard, refused] = await Promise.all([listen(run, pair, what, 1000 * SECONDS), call()]);
  const after = await server.ask('worker');
  const share = busyBetween(before, after);
  const core = (after.ranMs - before.ranMs) / (after.at - before.at);
  const now = machineTimes();
  const spare = (now.idle - machine.idle) / (now.all - machine.all);
  run.say(
    `${what}: the worker was busy at ${percent(share)} (${percent(core)} of a core), at the end at ${percent(after.busy)} by the server's own look; ` +
      `the machine had ${percent(spare)} of its ${cpus().length} cores to spare`,
  );
  return { heard, share, refused };
}

/** One desk after the other calls; whether each was told that there is no room. */
async function callAll(socket: Socket, deskIds: string[]): Promise<boolean[]> {
  const refused: boolean[] = [];
  for (const deskId of deskIds) {
    await pause(CALL_EVERY_MS);
    refused.push(
      await ask(socket, 'desk.callNext', { deskId }).then(
        () => false,
        (error: Error) => {
          if (error.message.endsWith('MEDIA_FULL')) return true;
          throw error;
        },
      ),
    );
  }
  return refused;
}

function machineTimes(): { idle: number; all: number } {
  const cores = cpus().map(({ times }) => times);
  const sum = (of: (times: (typeof cores)[number]) => number) => cores.reduce((all, one) => all + of(one), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  };
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

type Way = 'concealed' | 'gapMs' | 'bufferedMs';

/** Of what the two pages hear and see, the worse. */
function figures({ seed }: Run, idle: Phase, limit: Phase, over: Phase): Row[] {
  const name = (what: string) => `quality-at-limit-${what}`;
  const worst = (phase: Phase, of: Way) => Math.max(...phase.heard.map((heard) => heard[of]));
  const heard = (what: string, unit: string, phase: Phase, of: Way, atMost?: number) =>
    row({
      ...{
        name: name(what),
        unit,
        samples: phase.heard.map((one) => one[of]),
        seed,
        value: worst(phase, of),
      },
      ...(atMost !== undefined && { bar: { of: 'value', atMost } as const }),
    });
  const share = (what: string, phase: Phase, atLeast?: number) =>
    row({
      ...{
        name: name(what),
        unit: '% busy',
        samples: [100 * phase.share],
        seed,
        value: 100 * phase.share,
      },
      ...(atLeast !== undefined && { bar: { of: 'value', atLeast } as const }),
    });
  const refused = (what: string, phase: Phase, bar: { atLeast: number } | { atMost: number }) => {
    const samples = phase.refused.map((one) => (one ? 100 : 0));
    return row({
      ...{ name: name(what), unit: '% of the calls', samples, seed, value: mean(samples) },
      bar: { of: 'value', ...bar },
    });
  };
  const fewest = ({ heard: pages }: Phase) => Math.min(...pages.map(({ frames }) => frames));
  const frames = (what: string, phase: Phase, atLeast?: number) =>
    row({
      ...{ name: name(what), unit: 'frames/s', samples: phase.heard.map((one) => one.frames), seed },
      ...{ value: fewest(phase), baseline: fewest(idle) },
      ...(atLeast !== undefined && { bar: { of: 'ratio', atLeast } as const }),
    });
  const another = Math.ceil(10 * (worst(idle, 'concealed') + 1)) / 10;
  return [
    share('load', limit, 100 * SETTINGS.mediaFullAt),
    refused('refused', limit, { atLeast: 100 }),
    heard('concealed', '%', limit, 'concealed', another),
    heard('gap', 'ms', limit, 'gapMs', 100),
    frames('frames', limit, 0.9),
    heard('buffered', 'ms', limit, 'bufferedMs'),
    share('load-idle', idle),
    refused('refused-idle', idle, { atMost: 0 }),
    heard('concealed-idle', '%', idle, 'concealed'),
    heard('gap-idle', 'ms', idle, 'gapMs'),
    heard('buffered-idle', 'ms', idle, 'bufferedMs'),
    share('load-over', over),
    heard('concealed-over', '%', over, 'concealed'),
    heard('gap-over', 'ms', over, 'gapMs'),
    frames('frames-over', over),
    heard('buffered-over', 'ms', over, 'bufferedMs'),
  ];
}
