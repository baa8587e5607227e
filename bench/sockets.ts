import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { STAFF_COOKIE, ticketCookie } from '../server/actions/cookies.ts';
import type { Answer } from '../server/contract/answer.ts';
import type { CallInput, CommandName, Output } from '../server/contract/commands.ts';
import type { PlantedOfficial, PlantedTicket } from './plant.ts';

const ANSWER_WITHIN_MS = 30_000;

/** A person's page that waits: connected by its cookie, watching its ticket and its queue. */
export async function openWaiting(url: string, ticket: PlantedTicket, queueId: string): Promise<Socket> {
  const { ticketId, token } = ticket;
  const socket = await open(url, {
    auth: { as: { kind: 'ticket', ticketId }, page: randomUUID() },
    extraHeaders: { cookie: `${ticketCookie(ticketId)}=${token}` },
  });
  await watch(socket, `ticket:${ticketId}`);
  await watch(socket, `queue:${queueId}`);
  return socket;
}

export const openOfficial = (url: string, { token }: PlantedOfficial): Promise<Socket> =>
  open(url, {
    auth: { as: { kind: 'staff' }, page: randomUUID() },
    extraHeaders: { cookie: `${STAFF_COOKIE}=${token}` },
  });

/** A page of someone who has shown nothing yet. */
export const openAnyone = (url: string): Promise<Socket> =>
  open(url, { auth: { as: { kind: 'anyone' }, page: randomUUID() } });

/** A page of the bare server: it is put into the rooms it names. */
export const openBare = (url: string, rooms: readonly string[]): Promise<Socket> =>
  open(url, { auth: { rooms } });

/** One command over the socket, as a page sends it. */
export async function ask<N extends CommandName>(
  socket: Socket,
  name: N,
  input: CallInput<N>,
): Promise<Output<N>> {
  const body = { key: randomUUID(), input };
  const answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, body)) as Answer<Output<N>>;
  if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
  return answer.output;
}

/** Puts the page into the stream's room. */
export async function watch(socket: Socket, stream: string): Promise<void> {
  const answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch', { stream })) as Answer<unknown>;
  if (!answer.ok) throw new Error(`watch ${stream}: ${answer.code}`);
}

function open(url: string, options: Parameters<typeof io>[1]): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
