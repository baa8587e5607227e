import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { demo } from '../prisma/seed/demo.ts';
import type { CallInput } from '../server/contract/commands.ts';
import { APP_ROLE, onGround } from './ground.ts';
import { mean, row, type Benchmark, type Row, type Run } from './measure.ts';
import { issuePlainly } from './plain-issue.ts';
import { ask, openAnyone } from './sockets.ts';

const CALLERS = 32;
const ROUNDS = 4;
/** Tickets that each caller takes in one round; the first round of each side warms it up. */
const TICKETS = 15;
/** A number whose check digit is right. */
const IIN = '950101300016';

type Service = { officeId: string; serviceId: string };
type Take = CallInput<'ticket.take'>;

/**
 * How many tickets a second, 32 people taking one at once, every commit durable; every other person gives a personal
 * number, which is sealed. The bar is judged on one queue, where they all wait for one another; the row `-spread` has
 * them at every queue of the demonstration. Beside each, round by round, the same effects in plain `pg`.
 */
const issueRate: Benchmark = async (run) => {
  const { almalyDistrict: officeId } = demo.offices;
  const one = [{ officeId, serviceId: demo.services.almalyDistrict.prosecutor }];
  return [await rateOver(run, 'issue-rate', one), await rateOver(run, 'issue-rate-spread', null)];
};
export default issueRate;

/** @param only the services to take at; null for the first of each queue */
async function rateOver(run: Run, name: string, only: Service[] | null): Promise<Row> {
  const [ours, raw, cpu]: [number[], number[], number[]] = [[], [], []];
  await onGround(
    run,
    async () => null,
    async (ground) => {
      const services = only ?? (await firstOfEachQueue(ground.served.owner));
      const server = await ground.startServer();
      // The first ticket of a day starts the numbers again: the copy is given the same day before it is measured.
      const opening = await openAnyone(server.url);
      const counts: boolean[] = [];
      for (const service of services)
        counts.push(
          await countsAtOnce(ground.served.owner, await ask(opening, 'ticket.take', wish(service, 0))),
        );
      opening.disconnect();
      const { appUrl, owner: copied } = await ground.copy();
      await copied.query(`UPDATE "Queue" SET "numberDay" = current_date WHERE "numberDay" IS NULL`);
      const sockets = await Promise.all(Array.from({ length: CALLERS }, () => openAnyone(server.url)));
      const clients = sockets.map(() => new pg.Client({ connectionString: appUrl, options: APP_ROLE }));
      await Promise.all(clients.map((client) => client.connect()));
      for (let round = 0; round <= ROUNDS; round++) {
        const cpuBefore = await server.ask('cpu');
        const byServer = await rate((who, i) =>
          ask(sockets[who]!, 'ticket.take', wish(services[who % services.length]!, i)),
        );
        const spent = (await server.ask('cpu')) - cpuBefore;
        const plainly = await rate((who, i) =>
          issuePlainly(
            clients[who]!,
            wish(services[who % services.length]!, i),
            counts[who % services.length]!,
          ),
        );
        if (round === 0) continue;
        ours.push(byServer);
        raw.push(plainly);
        cpu.push(spent / CALLERS / TICKETS);
      }
      await proveNumbers(ground.served.owner);
      await proveNumbers(copied);
      run.say(`${name}, ${services.length} queue(s): ${listed(ours)} against ${listed(raw)} a second`);
      run.say(`${name}: ms of server CPU for each ${cpu.map((one) => one.toFixed(2)).join(' ')}`);
      for (const socket of sockets) socket.disconnect();
      for (const client of clients) await client.end();
    },
  );
  return row({
    name,
    unit: 'tickets/s',
    samples: ours,
    seed: run.seed,
    value: mean(ours),
    baseline: mean(raw),
    bar: { of: 'ratio', atLeast: 0.5 },
  });
}

const wish = ({ officeId, serviceId }: Service, i: number): Take => ({
  ...{ officeId, serviceId, consentToVideo: true, essence: 'Тергеушінің әрекетіне шағым' },
  languages: { reception: 'kk', screen: 'kk' },
  applicant: {
    name: { surname: 'Әбілқасымов', givenName: 'Ғани' },
    phone: '+77011234567',
    ...(i % 2 === 1 && { iin: IIN }),
  },
  secret: randomBytes(32).toString('base64url'),
});

async function firstOfEachQueue(owner: pg.Client): Promise<Service[]> {
  const { rows } = await owner.query<Service>(
    `SELECT DISTINCT ON (s."queueId") s."officeId", s."id" AS "serviceId" FROM "Service" s
      ORDER BY s."queueId", s."position"`,
  );
  return rows;
}

/** Does a ticket of this office count at once? */
async function countsAtOnce(owner: pg.Client, { ticketId }: { ticketId: string }): Promise<boolean> {
  const { rows } = await owner.query<{ counts: boolean }>(
    `SELECT "state" = 'waiting' AS counts FROM "Ticket" WHERE "id" = $1`,
    [ticketId],
  );
  return rows[0]!.counts;
}

/** Every number of a queue was given once and none was left out. */
async function proveNumbers(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ queueId: string }>(
    `SELECT t."queueId" FROM "Ticket" t JOIN "Queue" q ON q."id" = t."queueId" GROUP BY t."queueId", q."lastNumber"
      HAVING count(DISTINCT t."number") <> count(*) OR max(t."number") <> count(*) OR max(t."number") <> q."lastNumber"`,
  );
  if (rows.length > 0) throw new Error(`${rows.length} queues gave wrong numbers`);
}

const listed = (rates: number[]) => rates.map((one) => one.toFixed(0)).join(' ');

/** Tickets a second over one round. */
async function rate(take: (who: number, i: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async (_, who) => {
      for (let i = 0; i < TICKETS; i++) await take(who, i);
    }),
  );
  return (CALLERS * TICKETS * 1000) / (performance.now() - began);
}
