import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import { startChild, type Child } from './child.ts';
import { gather, type Crowd, type Gathering, type Held } from './crowd.ts';
import { onGround, type Ground } from './ground.ts';
import { mean, row, type Benchmark, type Row, type Run } from './measure.ts';
import { plantTickets, type PlantedTicket } from './plant.ts';
import { ask, openWaiting } from './sockets.ts';

const WAITING = 3000;
const STORMS = 4;
/** The pages' own work is spread over so many processes. */
const PROCESSES = 2;
const QUEUE = demo.queues.almalyDistrict.reception;

/**
 * All pages of 3,000 people who wait lose their connection in one moment, and while they are away the first of the line
 * steps away or comes back, so that none may go on with what it held. Until the last page has come back by itself,
 * watches its streams again and holds the right state. Beside it the same storm at a bare Socket.IO server.
 */
const reconnectStorm: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    (owner) => plantTickets(owner, QUEUE, WAITING + 1),
    async (ground, [first, ...tickets]) => {
      const ours = await stormsOverServer(run, ground, first!, tickets);
      const raw = await stormsOverBare(tickets, ours.bytes);
      run.say(`server CPU ${listed(ours.cpu)} s a storm against ${listed(raw.cpu)} of the bare one`);
      run.say(`statements a page: ${ours.statements.toFixed(2)}; CPU of the pages ${listed(ours.pages)} s`);
      const figure = { unit: 's', seed: run.seed };
      const bar = { of: 'value', atMost: 10 } as const;
      const [value, baseline] = [Math.max(...ours.seconds), Math.max(...raw.seconds)];
      rows.push(
        row({ ...figure, name: 'reconnect-storm-3000', samples: ours.seconds, value, baseline, bar }),
        row({
          ...figure,
          name: 'reconnect-storm-cpu',
          unit: 's CPU',
          samples: ours.cpu,
          value: mean(ours.cpu),
          baseline: mean(raw.cpu),
        }),
      );
    },
  );
  return rows;
};
export default reconnectStorm;

const listed = (figures: number[]) => figures.map((one) => one.toFixed(1)).join(' ');

async function stormsOverServer(run: Run, ground: Ground, first: PlantedTicket, tickets: PlantedTicket[]) {
  const server = await ground.startServer();
  const crowd = await gather({ url: server.url, tickets, queueId: QUEUE, bareBytes: null }, PROCESSES);
  const before = await statementsOf(ground);
  const storms: Storm[] = [];
  for (let i = 0; i < STORMS; i++) {
    const storm = await oneStorm(server, crowd, async () => {
      const page = await openWaiting(server.url, first, QUEUE);
      await ask(page, i % 2 === 0 ? 'ticket.stepAway' : 'ticket.comeBack', { ticketId: first.ticketId });
      page.disconnect();
    });
    const before = i % 2 === 0 ? 0 : 1;
    const wrong = (held: Held[]) => held.filter(({ ahead }, n) => ahead !== n + before).length;
    if (wrong(storm.held) + wrong(await crowd.look()) > 0)
      throw new Error(`${wrong(storm.held)} of ${tickets.length} hold a wrong place`);
    storms.push(storm);
  }
  const statements = ((await statementsOf(ground)) - before) / STORMS / tickets.length;
  run.say(`${tickets.length} came back ${STORMS} times, all with the right place`);
  const page = await openWaiting(server.url, first, QUEUE);
  const bytes = await bytesOfTicket(page, first.ticketId);
  page.disconnect();
  await crowd.leave();
  await server.stop();
  return { ...figures(storms), statements, bytes };
}

async function stormsOverBare(tickets: PlantedTicket[], bytes: number) {
  const bare = await startChild('bare', {});
  const crowd = await gather({ url: bare.url, tickets, queueId: QUEUE, bareBytes: bytes }, PROCESSES);
  const storms: Storm[] = [];
  for (let i = 0; i < STORMS; i++) storms.push(await oneStorm(bare, crowd, async () => {}));
  await crowd.leave();
  await bare.stop();
  return figures(storms);
}

type Storm = Gathering & { seconds: number; serverMs: number };

async function oneStorm(server: Child, crowd: Crowd, meanwhile: () => Promise<void>): Promise<Storm> {
  const { back } = await crowd.forget();
  const cpuBefore = await server.ask('cpu');
  const began = performance.timeOrigin + performance.now();
  await server.ask('cutAll');
  await meanwhile();
  const gathered = await back;
  const serverMs = (await server.ask('cpu')) - cpuBefore;
  const last = Math.max(...gathered.held.map(({ at }) => at));
  return { ...gathered, serverMs, seconds: (last - began) / 1000 };
}

const figures = (storms: Storm[]) => ({
  seconds: storms.map(({ seconds }) => seconds),
  cpu: storms.map(({ serverMs }) => serverMs / 1000),
  pages: storms.map(({ cpuMs }) => cpuMs / 1000),
});

/** How many statements the database has carried out: each is a transaction of its own. */
async function statementsOf({ served: { owner } }: Ground): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(
    `SELECT "xact_commit" AS count FROM pg_stat_database WHERE "datname" = current_database()`,
  );
  return Number(rows[0]!.count);
}

const bytesOfTicket = async (page: Socket, ticketId: string) =>
  JSON.stringify(await ask(page, 'ticket.read', { ticketId })).length;
