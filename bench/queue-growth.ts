import { demo } from '../prisma/seed/demo.ts';
import { onGround } from './ground.ts';
import { eachOf, mean, row, type Benchmark, type Run } from './measure.ts';
import { freeDesk, plantOfficial, plantTickets, type PlantedTicket } from './plant.ts';
import { ask, openOfficial, openWaiting } from './sockets.ts';

const FEW = 100;
const MANY = 10_000;
const ROUNDS = 4;
const CALLS = 40;
const QUEUE = demo.queues.almalyDistrict.reception;

/**
 * Server CPU for each command, 10,000 waiting against 100: a person reads their ticket, steps away, comes back, and
 * another is called. Only one page is open, so that telling the others (`fan-out`) is not in the figure.
 */
const queueGrowth: Benchmark = async (run) => {
  const few = await cost(run, FEW);
  const many = await cost(run, MANY);
  run.say(`ms of CPU a command: ${FEW} waiting ${listed(few)}; ${MANY} waiting ${listed(many)}`);
  return [
    row({
      name: 'queue-growth',
      unit: 'ms CPU',
      samples: many,
      seed: run.seed,
      value: mean(many),
      baseline: mean(few),
      bar: { of: 'ratio', atMost: 2 },
    }),
  ];
};
export default queueGrowth;

const listed = (figures: number[]) => figures.map((one) => one.toFixed(2)).join(' ');

/** Milliseconds of the server's CPU for each command, round by round; the first round warms up. */
async function cost(run: Run, waiting: number): Promise<number[]> {
  const samples: number[] = [];
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, waiting),
      official: await plantOfficial(owner, QUEUE, 1),
    }),
    async (ground, { tickets, official }) => {
      const server = await ground.startServer();
      // In the middle of the line: as many before as behind.
      const person = tickets[Math.floor(waiting / 2)] as PlantedTicket;
      const page = await openWaiting(server.url, person, QUEUE);
      const caller = await openOfficial(server.url, official);
      const deskId = official.deskIds[0]!;
      const { ticketId } = person;
      for (let round = 0; round <= ROUNDS; round++) {
        const before = await server.ask('cpu');
        await eachOf(Array.from({ length: CALLS / 4 }), 1, async () => {
          await ask(page, 'ticket.read', { ticketId });
          await ask(page, 'ticket.stepAway', { ticketId });
          await ask(page, 'ticket.comeBack', { ticketId });
          await ask(caller, 'desk.callNext', { deskId });
          await freeDesk(ground.served.owner, deskId);
        });
        const spent = (await server.ask('cpu')) - before;
        if (round > 0) samples.push(spent / CALLS);
      }
      page.disconnect();
      caller.disconnect();
    },
  );
  return samples;
}
