import type { Browser, Page } from 'playwright-core';
import { demo } from '../prisma/seed/demo.ts';
import { STAFF_COOKIE } from '../server/actions/cookies.ts';
import { ticketTexts } from '../server/contract/texts/applicant-ticket.ts';
import { deskTexts } from '../server/contract/texts/desk.ts';
import type { Child } from './child.ts';
import { openChromium } from '../test/harness/chromium.ts';
import { onGround, type Ground } from './ground.ts';
import { observe } from './join-page.ts';
import { pause, quantile, randomOf, row, type Benchmark, type Row } from './measure.ts';
import { plantOfficial, plantTickets, type PlantedOfficial, type PlantedTicket } from './plant.ts';
import { askedBetween, roundTrips } from './round-trips.ts';
import { ask, openOfficial } from './sockets.ts';

/** Joins of each kind; `BENCH_JOINS` makes a shorter trial. */
const JOINS = Number(process.env.BENCH_JOINS ?? 60);
const QUEUE = demo.queues.almalyDistrict.reception;
const WITHIN_MS = 20_000;

/** One join on the applicant's page, in milliseconds from the press. */
type Joined = { frame: number; audio: number; roundTrips: number; story: string };
type Scene = {
  server: Child;
  browser: Browser;
  desk: Page;
  next: () => number;
  finish: (ticketId: string) => Promise<void>;
};

/**
 * From the press of "Join" to the first picture and the first sound of the official, with real pages in Chromium at both
 * ends. Prewarmed: the page waited and got ready, was called, and then pressed. Cold: the page was opened only after the
 * call, with an empty cache, and pressed the moment its button was there.
 */
const join: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, 2 * (JOINS + 1)),
      official: await plantOfficial(owner, QUEUE, 1),
    }),
    async (ground, { tickets, official }) => {
      const browser = await openChromium([`--use-file-for-fake-audio-capture=${await ground.voice()}`]);
      const scene = await setScene(ground, browser, official, run.seed);
      const warm = await several(scene, tickets.slice(0, JOINS + 1), joinPrewarmed);
      const cold = await several(scene, tickets.slice(JOINS + 1), joinCold);
      await browser.close();
      run.say(`a prewarmed join: ${warm[0]!.story}`);
      run.say(`a cold join: ${cold[0]!.story}`);
      rows.push(
        ...figures(warm, '', run.seed, [600, 400, 1]),
        ...figures(cold, '-cold', run.seed, [1200, 1000, 3]),
      );
    },
  );
  return rows;
};
export default join;

/** One after the other. The first of each kind warms machine and server up. */
async function several(
  scene: Scene,
  tickets: PlantedTicket[],
  joinOnce: (scene: Scene, page: Page, ticket: PlantedTicket) => Promise<void>,
): Promise<Joined[]> {
  const joined: Joined[] = [];
  for (const ticket of tickets) {
    const context = await scene.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await joinOnce(scene, page, ticket);
    joined.push(await outcome(page));
    await scene.finish(ticket.ticketId);
    await context.close();
  }
  return joined.slice(1);
}

async function joinPrewarmed(scene: Scene, page: Page, ticket: PlantedTicket): Promise<void> {
  await page.addInitScript(observe, null);
  await page.goto(linkOf(scene, ticket));
  await until(async () => connected(await scene.server.ask('media')) === 2, 'the applicant is prepared');
  await callNext(scene);
  await until(async () => connected(await scene.server.ask('media')) === 4, 'the official is there');
  await page.waitForFunction(
    () => window.bench.frames.filter(({ text }) => text.includes('"media.consumer"')).length === 2,
  );
  // A person reads who calls before pressing: at any moment of the official's stream.
  await pause(700 + scene.next() * 800);
  await page.getByRole('button', { name: ticketTexts.join.en, exact: true }).click();
}

async function joinCold(scene: Scene, page: Page, ticket: PlantedTicket): Promise<void> {
  await callNext(scene);
  await pause(700 + scene.next() * 800);
  await page.addInitScript(observe, ticketTexts.join.en);
  await page.goto(linkOf(scene, ticket));
}

/** The official presses, and speaks and is seen. */
async function callNext({ desk, server }: Scene): Promise<void> {
  await desk.getByRole('button', { name: deskTexts.callNext.en }).click();
  await until(async () => (await server.ask('media')).producers === 2, 'the official publishes');
}

const linkOf = ({ server }: Scene, { ticketId, token }: PlantedTicket) =>
  `${server.url}/t/${ticketId}#${token}`;
const connected = ({ transports }: { transports: string[] }) =>
  transports.filter((one) => one === 'completed connected').length;

async function outcome(page: Page): Promise<Joined> {
  const marked = (name: string) => performance.getEntriesByName(`qabyldau:${name}`).length > 0;
  for (const name of ['first-frame', 'first-audio'])
    await page.waitForFunction(marked, name, { timeout: WITHIN_MS });
  const { pressedAt, frames, marks } = await page.evaluate(() => ({
    ...window.bench,
    marks: Object.fromEntries(
      performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]),
    ),
  }));
  if (pressedAt === null) throw new Error('nobody pressed');
  const at = (name: string) => marks[`qabyldau:${name}`]! - pressedAt;
  const asked = askedBetween(frames, pressedAt, marks['qabyldau:first-frame']!);
  const told = asked.map(
    ({ name, sentAt, answeredAt }) => `${name} ${ms(sentAt - pressedAt)}–${ms(answeredAt - pressedAt)}`,
  );
  const story = `call joins ${ms(at('join-pressed'))}; ${told.join(', ')}; sound ${ms(at('first-audio'))}, picture ${ms(at('first-frame'))} ms`;
  return { frame: at('first-frame'), audio: at('first-audio'), roundTrips: roundTrips(asked), story };
}

const ms = (time: number) => time.toFixed(0);

function figures(
  joins: Joined[],
  kind: string,
  seed: number,
  [frame, audio, trips]: [number, number, number],
): Row[] {
  const one = (name: string, unit: string, samples: number[], part: number, atMost: number) =>
    row({
      name: name + kind,
      unit,
      samples,
      seed,
      value: quantile(samples, part),
      bar: { of: 'value', atMost },
    });
  return [
    one(
      'join-first-frame',
      'ms',
      joins.map((j) => j.frame),
      0.95,
      frame,
    ),
    one(
      'join-first-audio',
      'ms',
      joins.map((j) => j.audio),
      0.95,
      audio,
    ),
    one(
      'join-round-trips',
      'round trips',
      joins.map((j) => j.roundTrips),
      1,
      trips,
    ),
  ];
}

/** The server, and the official at an open desk in a browser page. */
async function setScene(
  ground: Ground,
  browser: Browser,
  official: PlantedOfficial,
  seed: number,
): Promise<Scene> {
  const server = await ground.startServer();
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  await context.addCookies([{ name: STAFF_COOKIE, value: official.token, url: server.url }]);
  await context.addInitScript(
    (opened) => sessionStorage.setItem('qabyldau.desk', opened),
    JSON.stringify({ deskId: official.deskIds[0], fence: 1 }),
  );
  const desk = await context.newPage();
  await desk.goto(`${server.url}/desk`);
  const socket = await openOfficial(server.url, official);
  return {
    server,
    browser,
    desk,
    next: randomOf(seed),
    async finish(ticketId) {
      const { rows } = await ground.served.owner.query<{ id: string }>(
        `SELECT "id" FROM "Session" WHERE "ticketId" = $1 AND "state" <> 'ended'`,
        [ticketId],
      );
      const ending = {
        sessionId: rows[0]!.id,
        outcome: 'explained',
        answer: 'Түсіндірілді.',
        oralConsent: false,
      } as const;
      await ask(socket, 'session.finish', ending);
      await until(async () => (await server.ask('media')).transports.length === 0, 'the room is closed');
    },
  };
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const limit = performance.now() + WITHIN_MS;
  while (!(await condition())) {
    if (performance.now() > limit) throw new Error(`waited in vain: ${what}`);
    await pause(25);
  }
}
