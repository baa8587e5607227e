import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import type { Output } from '../server/contract/commands.ts';
import { onGround } from './ground.ts';
import { mean, pause, quantile, row, type Benchmark, type Row } from './measure.ts';
import { freeDesk, plantOfficial, plantTickets, type PlantedOfficial } from './plant.ts';
import { ask, openOfficial, watch } from './sockets.ts';

const WAITING = 3000;
const DESKS = 50;
/** The first burst warms up. */
const BURSTS = 5;
const QUEUE = demo.queues.almalyDistrict.reception;
/** As the official's page gathers what it hears before it reads again (`client/pages/desk/deskWork.svelte.ts`). */
const GATHER_MS = 250;
/** Longer than any reading that a change still brings. */
const CALM_MS = 1000;

/**
 * Fifty officials of one queue where 3,000 wait call the next person in one moment. Until each desk's page shows whom it
 * called and a line that begins with the person after all fifty; and the server's CPU for each call, with everything
 * that the pages read because of it.
 */
const fiftyDesks: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    async (owner) => {
      const officials: PlantedOfficial[] = [];
      for (let i = 0; i < DESKS; i++) officials.push(await plantOfficial(owner, QUEUE, 1));
      return { tickets: await plantTickets(owner, QUEUE, WAITING), officials };
    },
    async (ground, { tickets, officials }) => {
      const server = await ground.startServer();
      const pages = await Promise.all(officials.map((official) => openDeskPage(server.url, official)));
      const [untilRight, cpu, calls]: [number[], number[], number[]] = [[], [], []];
      let readings = 0;
      for (let burst = 0; burst < BURSTS; burst++) {
        const due = tickets.slice(burst * DESKS, (burst + 1) * DESKS);
        const first = tickets[(burst + 1) * DESKS]!.ticketId;
        const cpuBefore = await server.ask('cpu');
        const readBefore = pages.reduce((sum, page) => sum + page.readings, 0);
        const began = performance.now();
        const right = Promise.all(pages.map((page) => page.until(first)));
        const called = await Promise.all(pages.map((page) => page.callNext()));
        const answered = performance.now() - began;
        const last = Math.max(...(await right)) - began;
        await pause(CALM_MS);
        const spent = (await server.ask('cpu')) - cpuBefore;
        const all = new Set(called);
        if (all.size !== DESKS || due.some(({ ticketId }) => !all.has(ticketId)))
          throw new Error('others than the first fifty were called');
        for (const { deskIds } of officials) await freeDesk(ground.served.owner, deskIds[0]!);
        if (burst === 0) continue;
        untilRight.push(last);
        calls.push(answered);
        cpu.push(spent / DESKS);
        readings += pages.reduce((sum, page) => sum + page.readings, 0) - readBefore;
      }
      const each = readings / (BURSTS - 1) / DESKS;
      run.say(
        `${each.toFixed(1)} readings of a desk for each burst; calls answered after ${listed(calls)} ms`,
      );
      for (const page of pages) page.close();
      const figure = { seed: run.seed };
      rows.push(
        row({
          ...figure,
          name: 'fifty-desks',
          unit: 'ms',
          samples: untilRight,
          value: quantile(untilRight, 1),
        }),
        row({ ...figure, name: 'fifty-desks-cpu', unit: 'ms CPU', samples: cpu, value: mean(cpu) }),
      );
    },
  );
  return rows;
};
export default fiftyDesks;

const listed = (figures: number[]) => figures.map((one) => one.toFixed(0)).join(' ');

type DeskPage = {
  readonly readings: number;
  /** Calls the next person and reads the desk after it. */
  callNext(): Promise<string>;
  /** When the page shows whom it called, and a line that begins with this ticket. */
  until(firstTicketId: string): Promise<number>;
  close(): void;
};

async function openDeskPage(url: string, official: PlantedOfficial): Promise<DeskPage> {
  const socket = await openOfficial(url, official);
  const deskId = official.deskIds[0]!;
  let [readings, asked] = [0, 0];
  let gathering: NodeJS.Timeout | undefined;
  let shown: Output<'desk.read'> | null = null;
  let called: string | null = null;
  let look: () => void = () => {};
  let fail: (error: unknown) => void = () => {};

  /** An answer that a later question has overtaken is dropped. */
  async function read(): Promise<void> {
    const number = ++asked;
    readings += 1;
    const view = await ask(socket, 'desk.read', { deskId });
    if (number !== asked) return;
    shown = view;
    look();
  }
  const soon = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      read().catch(fail);
    }, GATHER_MS);
  };
  await follow(socket, soon);
  await read();

  return {
    get readings() {
      return readings;
    },
    async callNext() {
      const { ticketId } = await ask(socket, 'desk.callNext', { deskId });
      called = ticketId;
      read().catch(fail);
      return ticketId;
    },
    until(firstTicketId) {
      return new Promise((resolve, reject) => {
        fail = reject;
        look = () => {
          const right =
            shown?.line[0]?.ticketId === firstTicketId &&
            called !== null &&
            shown.desk.current?.ticket.ticketId === called;
          if (right) resolve(performance.now());
        };
      });
    },
    close() {
      clearTimeout(gathering);
      socket.disconnect();
    },
  };
}

async function follow(socket: Socket, soon: () => void): Promise<void> {
  socket.on('announced', soon);
  socket.on('queue.changed', soon);
  await watch(socket, `line:${QUEUE}`);
  await watch(socket, `queue:${QUEUE}`);
}
