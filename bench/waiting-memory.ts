import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import { startChild, type Child } from './child.ts';
import { onGround } from './ground.ts';
import { eachOf, pause, row, slope, type Benchmark, type Row } from './measure.ts';
import { plantTickets } from './plant.ts';
import { openBare, openWaiting } from './sockets.ts';

const STEPS = [200, 500, 800, 1100, 1400, 1700, 2000];
const QUEUE = demo.queues.almalyDistrict.reception;
/** Lets what connecting left behind (timers of the limits, answers under way) run out. */
const SETTLE_MS = 3000;
const GC = ['--expose-gc'];

/** Bytes of resident memory for each more person who waits, by least squares over 200 … 2,000, after garbage collection. */
const waitingMemory: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    (owner) => plantTickets(owner, QUEUE, STEPS.at(-1)!),
    async (ground, tickets) => {
      const server = await ground.startServer(GC);
      const ours = await grow(server, (i) => openWaiting(server.url, tickets[i]!, QUEUE));
      const bare = await startChild('bare', {}, GC);
      const raw = await grow(bare, () => openBare(bare.url, []));
      await bare.stop();
      run.say(`sockets: ${STEPS.join(' ')}`);
      run.say(`server MB: ${megabytes(ours)}; bare Socket.IO MB: ${megabytes(raw)}`);
      rows.push(
        row({
          name: 'waiting-memory',
          unit: 'bytes/socket',
          samples: ours.map(({ y }) => y),
          seed: run.seed,
          value: slope(ours),
          baseline: slope(raw),
          bar: { of: 'ratio', atMost: 1.5 },
        }),
      );
    },
  );
  return rows;
};
export default waitingMemory;

type Point = { x: number; y: number };

async function grow(child: Child, open: (index: number) => Promise<Socket>): Promise<Point[]> {
  const sockets: Socket[] = [];
  const points: Point[] = [];
  for (const count of STEPS) {
    const more = Array.from({ length: count - sockets.length }, (_, i) => sockets.length + i);
    sockets.push(...(await eachOf(more, 40, open)));
    await pause(SETTLE_MS);
    points.push({ x: count, y: await child.ask('memory') });
  }
  const lost = sockets.filter((socket) => !socket.connected).length;
  if (lost > 0) throw new Error(`${lost} sockets were lost`);
  for (const socket of sockets) socket.disconnect();
  return points;
}

const megabytes = (points: Point[]) => points.map(({ y }) => (y / 1e6).toFixed(1)).join(' ');
