import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import type { StreamPayload } from '../server/contract/events.ts';
import { startChild } from './child.ts';
import { onGround } from './ground.ts';
import { eachOf, pause, quantile, randomOf, row, type Benchmark, type Row } from './measure.ts';
import { freeDesk, plantOfficial, plantTickets } from './plant.ts';
import { ask, openBare, openOfficial, openWaiting } from './sockets.ts';

const WAITING = 1000;
const WARM_UP = 20;
const CALLS = 150;
const DESKS = 8;
const QUEUE = demo.queues.almalyDistrict.reception;

/**
 * From the official's word to the ring in the called person's page, 1,000 pages waiting. Beside it, call by call, a bare
 * Socket.IO server with as many pages does the same SQL, rings the one page and tells the change to all.
 */
const callToRing: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    async (owner) => ({
      tickets: await plantTickets(owner, QUEUE, WAITING + WARM_UP + CALLS),
      official: await plantOfficial(owner, QUEUE, DESKS),
    }),
    async (ground, { tickets, official }) => {
      const { served } = ground;
      const copied = await ground.copy();
      const server = await ground.startServer();
      const bare = await startChild('bare', { appUrl: copied.appUrl });
      // Only those who will be called and as many more as make 1,000 have a page open.
      const open = tickets.slice(0, WAITING);
      const pages = await eachOf(open, 40, (ticket) => openWaiting(server.url, ticket, QUEUE));
      const barePages = await eachOf(open, 40, ({ ticketId }) =>
        openBare(bare.url, [`ticket:${ticketId}`, `queue:${QUEUE}`]),
      );
      run.say(`${pages.length} pages wait at the server, ${barePages.length} at the bare one`);
      const [caller, bareCaller] = [await openOfficial(server.url, official), await openBare(bare.url, [])];
      const next = randomOf(run.seed);
      const [ours, raw]: [number[], number[]] = [[], []];
      for (let i = 0; i < WARM_UP + CALLS; i++) {
        const deskId = official.deskIds[i % DESKS]!;
        const { staffId } = official;
        const calm = () => pause(300 + next() * 150);
        const measured = await timed(pages[i]!, () => ask(caller, 'desk.callNext', { deskId }));
        await freeDesk(served.owner, deskId);
        await calm();
        const plain = await timed(barePages[i]!, () =>
          bareCaller.timeout(30_000).emitWithAck('callNext', { staffId, deskId }),
        );
        await freeDesk(copied.owner, deskId);
        await calm();
        if (i < WARM_UP) continue;
        ours.push(measured);
        raw.push(plain);
      }
      for (const socket of [...pages, ...barePages, caller, bareCaller]) socket.disconnect();
      await bare.stop();
      const figure = { unit: 'ms', seed: run.seed };
      const bar = { of: 'ratio', atMost: 2 } as const;
      rows.push(
        row({
          ...figure,
          name: 'call-to-ring',
          samples: ours,
          value: quantile(ours, 0.95),
          baseline: quantile(raw, 0.95),
          bar,
        }),
        row({
          ...figure,
          name: 'call-to-ring-median',
          samples: ours,
          value: quantile(ours, 0.5),
          baseline: quantile(raw, 0.5),
        }),
      );
    },
  );
  return rows;
};
export default callToRing;

/** Milliseconds from the word to the ring in the page of who is called. */
async function timed(page: Socket, call: () => Promise<unknown>): Promise<number> {
  let rang = 0;
  const rung = new Promise<void>((resolve) => {
    const heard = ({ type, payload }: { type: string; payload: StreamPayload<'ticket.changed'> }) => {
      if (type !== 'ticket.changed' || payload.state !== 'called') return;
      rang = performance.now();
      page.off('announced', heard);
      resolve();
    };
    page.on('announced', heard);
  });
  const said = performance.now();
  await Promise.all([call(), rung]);
  return rang - said;
}
