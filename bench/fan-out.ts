import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import { placeAfter, type Place } from '../server/contract/place.ts';
import type { QueueChanged } from '../server/contract/queue.ts';
import { startChild } from './child.ts';
import { onGround } from './ground.ts';
import { eachOf, pause, quantile, row, type Benchmark, type Row, type Run } from './measure.ts';
import { plantTickets } from './plant.ts';
import { ask, openBare, openWaiting } from './sockets.ts';

const QUEUE = demo.queues.almalyDistrict.reception;
const CHANGES = 60;
const WARM_UP = 6;
/** Longer than the window in which changes of a queue are gathered, so that none waits for it. */
const CALM_MS = 400;

/**
 * A person steps away or comes back: from their word until the last of all who wait has worked out the own place anew.
 * Beside it, change by change, a bare Socket.IO server tells as many pages the same bytes.
 */
const fanOut: Benchmark = async (run) => [await toAll(run, 1000), await toAll(run, 3000)];
export default fanOut;

async function toAll(run: Run, waiting: number): Promise<Row> {
  const [ours, raw]: [number[], number[]] = [[], []];
  await onGround(
    run,
    (owner) => plantTickets(owner, QUEUE, waiting),
    async (ground, tickets) => {
      const server = await ground.startServer();
      const pages = await eachOf(tickets, 40, async (ticket) => {
        const socket = await openWaiting(server.url, ticket, QUEUE);
        return { socket, ticket, page: await followed(socket, ticket.ticketId) };
      });
      const bare = await startChild('bare', {});
      const bareSockets = await eachOf(tickets, 40, () => openBare(bare.url, [`queue:${QUEUE}`]));
      const first = pages[0]!;
      let bytes: unknown;
      for (let i = 0; i < WARM_UP + CHANGES; i++) {
        const act = i % 2 === 0 ? 'ticket.stepAway' : 'ticket.comeBack';
        const others = pages.slice(1);
        const shown = Promise.all(others.map(({ page }) => page.next()));
        const said = performance.now();
        await ask(first.socket, act, { ticketId: first.ticket.ticketId });
        const last = Math.max(...(await shown));
        bytes = others[0]!.page.heard;
        await pause(CALM_MS);
        const plain = await broadcast(bareSockets, bytes);
        await pause(CALM_MS);
        if (i < WARM_UP) continue;
        ours.push(last - said);
        raw.push(plain);
      }
      const wrong = pages.slice(1).filter(({ page }, i) => page.place.ahead !== i + 1 || page.gaps > 0);
      if (wrong.length > 0) throw new Error(`${wrong.length} pages show a wrong place`);
      run.say(`${waiting} wait, all show the right place; ${JSON.stringify(bytes).length} bytes a change`);
      for (const { socket } of pages) socket.disconnect();
      for (const socket of bareSockets) socket.disconnect();
      await bare.stop();
    },
  );
  return row({
    name: `fan-out-${waiting}`,
    unit: 'ms',
    samples: ours,
    seed: run.seed,
    value: quantile(ours, 0.95),
    baseline: quantile(raw, 0.95),
    bar: { of: 'ratio', atMost: 2 },
  });
}

type Followed = { place: Place; heard: unknown; gaps: number; next(): Promise<number> };

/** The place as a page keeps it: a snapshot, moved by each change (`contract/place.ts`). */
async function followed(socket: Socket, ticketId: string): Promise<Followed> {
  const { place, key } = await ask(socket, 'ticket.read', { ticketId });
  if (!place) throw new Error('this ticket has no place');
  let told: (at: number) => void = () => {};
  const page: Followed = {
    place,
    heard: null,
    gaps: 0,
    next: () => new Promise((resolve) => (told = resolve)),
  };
  socket.on('queue.changed', (change: QueueChanged) => {
    const moved = placeAfter(page.place, change, key);
    if (moved) page.place = moved;
    else page.gaps += 1;
    page.heard = change;
    told(performance.now());
  });
  return page;
}

/** Milliseconds from one page's word until all have heard as many bytes. */
async function broadcast(sockets: readonly Socket[], payload: unknown): Promise<number> {
  const heard = Promise.all(
    sockets.map(
      (socket) => new Promise<number>((resolve) => socket.once('told', () => resolve(performance.now()))),
    ),
  );
  const said = performance.now();
  sockets[0]!.emit('tellAll', `queue:${QUEUE}`, payload);
  return Math.max(...(await heard)) - said;
}
