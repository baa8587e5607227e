import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { ticketCookie } from '../server/actions/cookies.ts';
import { placeAfter, type Place } from '../server/contract/place.ts';
import type { OrderKey, QueueChanged } from '../server/contract/queue.ts';
import type { Held } from './crowd.ts';
import type { PlantedTicket } from './plant.ts';
import { ask, watch } from './sockets.ts';

export type Page = { ticketId: string; held: Held; stood: Promise<void> };

/** When, on a clock that all processes of this machine share (ms since 1970). */
const now = () => performance.timeOrigin + performance.now();

/**
 * A page that waits and comes back by itself, as the real one does (`client/lib/connection.svelte.ts`,
 * `client/pages/applicant/ticket.svelte.ts`): each time it watches its two streams again, then reads its ticket and what
 * the visit leaves behind; in between it moves its place by what the queue announces.
 */
export function openPage(
  url: string,
  ticket: PlantedTicket,
  queueId: string,
  onStand: (page: Page) => void,
): Page {
  const { ticketId } = ticket;
  const socket = returning(url, ticket);
  let followed: { place: Place; key: OrderKey } | null = null;
  let meanwhile: QueueChanged[] = [];
  let reading = false;

  const move = (change: QueueChanged) => {
    const place = followed && placeAfter(followed.place, change, followed.key);
    if (followed && place) followed.place = place;
    else if (followed) void read();
  };
  async function read(): Promise<void> {
    reading = true;
    meanwhile = [];
    const { place, key } = await ask(socket, 'ticket.read', { ticketId });
    reading = false;
    followed = { place: place!, key };
    for (const change of meanwhile) move(change);
  }
  socket.on('queue.changed', (change: QueueChanged) => {
    if (reading) meanwhile.push(change);
    else move(change);
  });
  return standing(socket, ticketId, onStand, async () => {
    await Promise.all([watch(socket, `ticket:${ticketId}`), watch(socket, `queue:${queueId}`)]);
    await Promise.all([read(), ask(socket, 'ticket.readDossier', { ticketId })]);
    return () => ({ ahead: followed!.place.ahead, version: followed!.place.version });
  });
}

/** The same at a bare Socket.IO server: the same handshake, then one question answered with so many bytes. */
export function openBarePage(
  url: string,
  ticket: PlantedTicket,
  bytes: number,
  onStand: (page: Page) => void,
): Page {
  const socket = returning(url, ticket);
  return standing(socket, ticket.ticketId, onStand, async () => {
    await socket.timeout(30_000).emitWithAck('echo', bytes);
    return () => ({ ahead: 0, version: 0 });
  });
}

function returning(url: string, { ticketId, token }: PlantedTicket): Socket {
  return io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 1000,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    timeout: 10_000,
    auth: { as: { kind: 'ticket', ticketId }, page: randomUUID() },
    extraHeaders: { cookie: `${ticketCookie(ticketId)}=${token}` },
  });
}

function standing(
  socket: Socket,
  ticketId: string,
  onStand: (page: Page) => void,
  stand: () => Promise<() => Omit<Held, 'at'>>,
): Page {
  let look = (): Omit<Held, 'at'> => ({ ahead: -1, version: -1 });
  let at = 0;
  let stood: () => void = () => {};
  const page: Page = {
    ticketId,
    get held() {
      return { ...look(), at };
    },
    stood: new Promise((resolve) => (stood = resolve)),
  };
  socket.on('connect', async () => {
    look = await stand();
    at = now();
    onStand(page);
    stood();
  });
  return page;
}
