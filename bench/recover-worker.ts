import { demo } from '../prisma/seed/demo.ts';
import { onGround } from './ground.ts';
import { LightPage } from './light-page.ts';
import { pause, quantile, row, type Benchmark } from './measure.ts';
import { openPair, secondsToDecode, type Pair } from './pair.ts';
import { plantOfficial, plantTickets } from './plant.ts';
import { ask, openOfficial, openWaiting } from './sockets.ts';

/** `BENCH_RECOVERIES` makes a shorter trial. */
const KILLS = Number(process.env.BENCH_RECOVERIES ?? 12);
const LIGHT_SESSIONS = 9;
const REST_MS = 4_000;
const WITHIN_MS = 30_000;
const LOOK_MS = 10;
const QUEUE = demo.queues.almalyDistrict.reception;

type Recovered = { sound: number; picture: number; admitted: number; heard: number };

/**
 * The only media worker is killed with -9 under ten talks. Until both of one pair of Chromium decode picture and sound
 * of the other over new transports, and all eighteen pages of nine pairs without a browser are let into new rooms; and, not
 * judged because their handshakes take the processor from the browsers, until each of these pairs hears.
 */
const recoverWorker: Benchmark = async (run) => {
  const recovered: Recovered[] = [];
  const open: { close(): Promise<void> }[] = [];
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, LIGHT_SESSIONS + 1),
      official: await plantOfficial(owner, QUEUE, 1),
      others: await plantOfficial(owner, QUEUE, LIGHT_SESSIONS),
    }),
    async (ground, { tickets, official, others }) => {
      const server = await ground.startServer([], 'silent');
      try {
        const light: LightPage[] = [];
        for (const [i, deskId] of others.deskIds.entries()) {
          const desk = await openOfficial(server.url, others);
          const home = await openWaiting(server.url, tickets[i]!, QUEUE);
          const { sessionId, visitId } = await ask(desk, 'desk.callNext', { deskId });
          const seats = [
            [desk, 'speaks'],
            [home, 'listens'],
          ] as const;
          for (const [socket, does] of seats) {
            light.push(await LightPage.join(socket, { sessionId, visitId, does }));
            open.push(light.at(-1)!);
          }
        }
        const pair = await openPair(server.url, official, tickets.at(-1)!, await ground.voice());
        open.push(pair);
        await Promise.all(pair.pages.map((page) => page.evaluate(secondsToDecode, [0, WITHIN_MS] as const)));
        for (let i = 0; i < KILLS; i++) {
          await pause(REST_MS);
          const [pid] = (await server.ask('media')).workers;
          const one = await recovery(pair, light, () => process.kill(pid!, 'SIGKILL'));
          recovered.push(one);
          run.say(
            Object.entries(one)
              .map(([what, seconds]) => `${what} ${seconds.toFixed(2)} s`)
              .join(', '),
          );
        }
      } finally {
        await Promise.all(open.map((one) => one.close()));
      }
    },
  );
  const one = (name: string, of: (one: Recovered) => number) => {
    const samples = recovered.map(of);
    return { name, unit: 's', samples, seed: run.seed, value: quantile(samples, 0.95) };
  };
  return [
    row({
      ...one('recover-worker', ({ sound, picture, admitted }) => Math.max(sound, picture, admitted)),
      bar: { of: 'value', atMost: 3 },
    }),
    row(one('recover-worker-sound', ({ sound }) => sound)),
    row(one('recover-worker-picture', ({ picture }) => picture)),
    row(one('recover-worker-light', ({ admitted }) => admitted)),
    row(one('recover-worker-light-hears', ({ heard }) => heard)),
  ];
};
export default recoverWorker;

/** The slower of each, in seconds. */
async function recovery({ pages }: Pair, light: LightPage[], kill: () => void): Promise<Recovered> {
  const epochs = new Map(light.map((page) => [page, page.epoch]));
  const known = await Promise.all(pages.map((page) => page.evaluate(() => window.peerConnections.length)));
  const listening = light.filter(({ listens }) => listens);
  const killedAt = performance.now();
  const decoding = pages.map((page, i) => page.evaluate(secondsToDecode, [known[i]!, WITHIN_MS] as const));
  kill();
  const isBack = (page: LightPage) => page.epoch > epochs.get(page)!;
  const [decoded, admitted, heard] = await Promise.all([
    Promise.all(decoding),
    secondsUntil(killedAt, light, isBack),
    secondsUntil(killedAt, listening, (page) => isBack(page) && page.heard > 0, light),
  ]);
  return {
    sound: Math.max(...decoded.map(({ sound }) => sound)),
    picture: Math.max(...decoded.map(({ picture }) => picture)),
    ...{ admitted, heard },
  };
}

/** @param told whose state is told when it does not come to that */
async function secondsUntil(
  since: number,
  pages: LightPage[],
  condition: (page: LightPage) => boolean,
  told = pages,
): Promise<number> {
  while (!pages.every(condition)) {
    if (performance.now() - since > WITHIN_MS) {
      throw new Error(['not all light pages came back', ...told.map(({ state }) => state)].join('\n'));
    }
    await pause(LOOK_MS);
  }
  return (performance.now() - since) / 1000;
}
