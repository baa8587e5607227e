import pg from 'pg';
import { demo } from '../prisma/seed/demo.ts';
import { APP_ROLE, onGround } from './ground.ts';
import { mean, row, type Benchmark, type Row, type Run } from './measure.ts';
import { callNextPlainly } from './plain-call.ts';
import { plantOfficial, plantTickets, type PlantedOfficial } from './plant.ts';
import { ask, openOfficial } from './sockets.ts';

const CALLERS = 32;
const ROUNDS = 4;
/** Calls of each caller in one round, each at a desk of its own, so that nothing but calling is measured. */
const CALLS = 15;
/** The first round of each side warms it up. */
const DESKS_EACH = (ROUNDS + 1) * CALLS;

/**
 * How many calls of the next person a second, 32 officials calling at once over their sockets, every commit durable. The
 * bar is judged on one queue, where they all wait for one another; the row `-spread` has them at every queue of the demonstration.
 * Beside each, round by round, the same effects in plain `pg` over 32 connections.
 */
const callNextRate: Benchmark = async (run) => {
  const one = [demo.queues.almalyDistrict.reception];
  const all = Object.values(demo.queues).flatMap((queues) => Object.values(queues) as string[]);
  return [await rateOver(run, 'call-next-rate', one), await rateOver(run, 'call-next-rate-spread', all)];
};
export default callNextRate;

async function rateOver(run: Run, name: string, queues: string[]): Promise<Row> {
  const [ours, raw, cpu]: [number[], number[], number[]] = [[], [], []];
  await onGround(
    run,
    async (owner) => {
      const officials: PlantedOfficial[] = [];
      for (let i = 0; i < CALLERS; i++)
        officials.push(await plantOfficial(owner, queues[i % queues.length]!, DESKS_EACH));
      const share = Math.ceil(CALLERS / queues.length) * DESKS_EACH;
      for (const queueId of queues) await plantTickets(owner, queueId, share);
      return officials;
    },
    async (ground, officials) => {
      const server = await ground.startServer();
      const sockets = await Promise.all(officials.map((official) => openOfficial(server.url, official)));
      const { appUrl } = await ground.copy();
      const clients = officials.map(() => new pg.Client({ connectionString: appUrl, options: APP_ROLE }));
      await Promise.all(clients.map((client) => client.connect()));
      try {
        for (let round = 0; round <= ROUNDS; round++) {
          const cpuBefore = await server.ask('cpu');
          const byServer = await rate(officials, round, (who, deskId) =>
            ask(sockets[who]!, 'desk.callNext', { deskId }),
          );
          const spent = (await server.ask('cpu')) - cpuBefore;
          const plainly = await rate(officials, round, (who, deskId) =>
            callNextPlainly(clients[who]!, { staffId: officials[who]!.staffId, deskId }),
          );
          if (round === 0) continue;
          ours.push(byServer);
          raw.push(plainly);
          cpu.push(spent / CALLERS / CALLS);
        }
        run.say(`${name}, ${queues.length} queue(s): ${listed(ours)} against ${listed(raw)} a second`);
        run.say(`${name}: ms of server CPU for each ${cpu.map((one) => one.toFixed(2)).join(' ')}`);
      } finally {
        // Before PostgreSQL stops: whatever went wrong is told, and not that the connections ended.
        for (const socket of sockets) socket.disconnect();
        for (const client of clients) await client.end();
      }
    },
  );
  return row({
    name,
    unit: 'calls/s',
    samples: ours,
    seed: run.seed,
    value: mean(ours),
    baseline: mean(raw),
    bar: { of: 'ratio', atLeast: 0.5 },
  });
}

const listed = (rates: number[]) => rates.map((one) => one.toFixed(0)).join(' ');

/** Calls a second over one round. */
async function rate(
  officials: readonly PlantedOfficial[],
  round: number,
  call: (who: number, deskId: string) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  await Promise.all(
    officials.map(async ({ deskIds }, who) => {
      for (const deskId of deskIds.slice(round * CALLS, (round + 1) * CALLS)) await call(who, deskId);
    }),
  );
  return (officials.length * CALLS * 1000) / (performance.now() - began);
}
