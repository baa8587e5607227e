import type { Socket } from 'socket.io-client';
import { demo } from '../prisma/seed/demo.ts';
import { onGround } from './ground.ts';
import { eachOf, row, type Benchmark, type Row } from './measure.ts';
import { plantTickets } from './plant.ts';
import { ask, keepOpen } from './sockets.ts';

const WAITING = 3000;
const STORMS = 3;
const QUEUE = demo.queues.almalyDistrict.reception;

/**
 * All pages of 3,000 people who wait lose their connection in one moment: until the last has come back by itself, watches
 * its streams again and holds the right state, which is then looked at one by one.
 */
const reconnectStorm: Benchmark = async (run) => {
  const rows: Row[] = [];
  await onGround(
    run,
    (owner) => plantTickets(owner, QUEUE, WAITING),
    async (ground, tickets) => {
      const server = await ground.startServer();
      const states = new Map<string, { ahead: number; at: number }>();
      let right: () => void = () => {};
      const snapshot = async (socket: Socket, ticketId: string) => {
        const { place } = await ask(socket, 'ticket.read', { ticketId });
        states.set(ticketId, { ahead: place!.ahead, at: performance.now() });
        if (states.size === WAITING) right();
      };
      const all = () => new Promise<void>((resolve) => (right = resolve));
      const opened = all();
      const sockets = await eachOf(tickets, 40, (ticket) => keepOpen(server.url, ticket, QUEUE, snapshot));
      await opened;
      const samples: number[] = [];
      for (let storm = 0; storm < STORMS; storm++) {
        states.clear();
        const back = all();
        const began = performance.now();
        await server.ask('cutAll');
        await back;
        samples.push((Math.max(...[...states.values()].map(({ at }) => at)) - began) / 1000);
        const wrong = tickets.filter(({ ticketId }, i) => states.get(ticketId)!.ahead !== i).length;
        if (wrong > 0) throw new Error(`${wrong} of ${WAITING} hold a wrong place`);
      }
      run.say(`${WAITING} came back ${STORMS} times, all with the right place`);
      for (const socket of sockets) socket.disconnect();
      const value = Math.max(...samples);
      const bar = { of: 'value', atMost: 10 } as const;
      rows.push(row({ name: 'reconnect-storm-3000', unit: 's', samples, seed: run.seed, value, bar }));
    },
  );
  return rows;
};
export default reconnectStorm;
