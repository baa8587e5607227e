import type { Server as HttpServer } from 'node:http';
import { parseCookie } from 'cookie';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { isSameOrigin } from '../http/api.ts';
import type { Gateway } from '../gateway.ts';
import type { Limits } from '../limits.ts';
import type { WhoIs, Claim } from '../principals.ts';
import { SOCKET_ONLY, type CommandName } from '../contract/commands.ts';
import type { Answer } from '../contract/answer.ts';
import { Refusal, type ErrorCode } from '../contract/errors.ts';
import { handshake, watch } from '../contract/events.ts';
import { principalRef, type Principal } from '../domain/principal.ts';
import { mayWatch } from './streams.ts';
import type { Deps } from '../actions/ports/deps.ts';
import type { Outbox } from '../store/outbox.ts';

type Ack = (answer: Answer<unknown>) => void;
type Data = {
  claim: Claim;
  principal: Principal;
  page: string;
  address: string;
  checkedAt: number;
  /** The right to be here has ended: its media has no grace. */
  ended: boolean;
};
export type PageSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Data>;
type Needs = {
  deps: Deps;
  gateway: Gateway;
  whoIs: WhoIs;
  outbox: Outbox;
  limits: Limits;
  trustProxy: number;
};

export const MAX_MESSAGE_BYTES = 65_536;
/** Milliseconds. A page that is silent for both together is lost. */
export const PING = { pingInterval: 10_000, pingTimeout: 8_000 };
/** Signals of one page that wait for their turn; a page in a hurry has a dozen. */
export const MAX_WAITING_SIGNALS = 256;
/** How long a right is believed before its cookie is looked at again. */
const RECHECK_MS = 60_000;

/** Opens the sockets on the HTTP server. Who connects is worked out from cookies before anything is heard. */
export function openSockets(http: HttpServer): Server {
  return new Server(http, {
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    ...PING,
    serveClient: false,
    allowRequest: (request, decide) =>
      decide(null, isSameOrigin(request.headers.origin, request.headers.host)),
  });
}

export function serveSockets(io: Server, needs: Needs): void {
  io.use((socket, next) => {
    identify(socket as PageSocket, needs).then(
      () => next(),
      (error: unknown) => next(connectionError(error)),
    );
  });
  io.on('connection', (socket) => welcome(socket as PageSocket, needs));
  io.of('/').adapter.on('delete-room', (room: string) => needs.outbox.unfollow(room));
}

async function identify(socket: PageSocket, { whoIs, trustProxy }: Needs): Promise<void> {
  const said = handshake.safeParse(socket.handshake.auth);
  if (!said.success) throw new Refusal('BAD_INPUT');
  const claim = said.data.as;
  const principal = await whoIs(claim, cookieOf(socket));
  if (claim.kind !== principal.kind) throw new Refusal('NOT_SIGNED_IN');
  const page = `${principalRef(principal)}/${said.data.page}`;
  // A sign-in may be ended in the moment in which its page connects: a member of staff is looked at once more as soon
  // as the page says something.
  const checkedAt = claim.kind === 'staff' ? 0 : Date.now();
  const address = addressOf(socket, trustProxy);
  socket.data = { claim, principal, page, address, checkedAt, ended: false };
}

function cookieOf(socket: PageSocket) {
  const cookies = parseCookie(socket.handshake.headers.cookie ?? '');
  return (name: string) => cookies[name];
}

/** The address as the outermost trusted proxy saw it; without proxies, the connection's own. */
function addressOf(socket: PageSocket, trustProxy: number): string {
  const forwarded = String(socket.handshake.headers['x-forwarded-for'] ?? '').split(',');
  const seen = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined;
  return seen || socket.handshake.address;
}

/** The client finds the code in `error.data.code`. */
function connectionError(error: unknown): Error {
  const code = error instanceof Refusal ? error.code : 'TRY_AGAIN';
  return Object.assign(new Error(code), { data: { code } });
}

function welcome(socket: PageSocket, needs: Needs): void {
  const { principal, page } = socket.data;
  const rooms = [pageRoom(page), ...rightRooms(principal)];
  void socket.join(rooms);
  needs.deps.rooms.pageBack(page);
  listen(socket, needs);
  socket.on('disconnect', () => pageLeft(socket, needs));
}

/**
 * Its media has a grace and its probe has none, unless the page has come back already over another connection, or may not
 * come back.
 */
function pageLeft({ data: { page, ended }, nsp }: PageSocket, { deps }: Needs): void {
  if (ended) deps.rooms.pageGone(page);
  if (nsp.adapter.rooms.has(pageRoom(page))) return;
  if (!ended) deps.rooms.pageLost(page);
  deps.probes.pageLost(page);
}

/** Closes the connections of a sign-in that has ended, and their media at once: the grace is for lost ones. */
export function endAccess(io: Server, staffSessionId: string): void {
  for (const id of [...(io.sockets.adapter.rooms.get(staffRoom(staffSessionId)) ?? [])]) {
    const socket = io.sockets.sockets.get(id);
    if (socket) end(socket as PageSocket);
  }
}

function end(socket: PageSocket): void {
  socket.data.principal = { kind: 'anyone' };
  socket.data.ended = true;
  socket.emit('access.ended', {});
  socket.disconnect(true);
}

export const pageRoom = (page: string) => `page:${page}`;
export const holderRoom = (ticketId: string) => `holder:${ticketId}`;
export const staffRoom = (staffSessionId: string) => `signed-in:${staffSessionId}`;

function rightRooms(principal: Principal): string[] {
  if (principal.kind === 'ticket') return [holderRoom(principal.ticketId)];
  if (principal.kind === 'staff') return [staffRoom(principal.staffSessionId)];
  return [];
}

const PRESENCE: readonly string[] = ['desk.keep', 'interpreter.keep'] satisfies CommandName[];

/**
 * Everything a page says. Signals are carried out one after the other, in the order they were said, because a page
 * speaks of a transport it has just asked for without waiting for the answer.
 */
function listen(socket: PageSocket, needs: Needs): void {
  let signals: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inOrder = async (work: () => Promise<void>) => {
    waiting += 1;
    const done = signals.then(work, work);
    signals = done;
    await done.finally(() => (waiting -= 1));
  };

  socket.onAny((name: string, ...rest: unknown[]) => {
    const ack = rest.at(-1);
    if (typeof ack !== 'function') return;
    const answer = async () => (ack as Ack)(await respond(socket, needs, name, rest[0]));
    const signal = async () => {
      await answer();
      // A page may vanish while it is given its place: only now is there something to let go of.
      if (socket.disconnected) pageLeft(socket, needs);
    };
    // Somebody's word that they are there must not wait behind media that hangs.
    if (PRESENCE.includes(name) || !SOCKET_ONLY.includes(name as CommandName)) return void answer();
    // What waits is held in memory before any limit has counted it.
    if (waiting >= MAX_WAITING_SIGNALS) return void (ack as Ack)(refusal('TOO_MANY_REQUESTS'));
    void inOrder(signal);
  });
}

async function respond(
  socket: PageSocket,
  needs: Needs,
  name: string,
  body: unknown,
): Promise<Answer<unknown>> {
  await recheck(socket, needs);
  const { principal, page, address } = socket.data;
  if (name === 'watch' || name === 'unwatch') return follow(socket, needs, name, body);
  return needs.gateway.ask({
    name,
    body,
    principal,
    address,
    page,
    browser: null,
  });
}

/** A right that has ended meanwhile ends the connection. */
async function recheck(socket: PageSocket, { whoIs }: Needs): Promise<void> {
  const { data } = socket;
  if (data.claim.kind === 'anyone' || Date.now() - data.checkedAt < RECHECK_MS) return;
  data.checkedAt = Date.now();
  const now = await whoIs(data.claim, cookieOf(socket)).catch(() => data.principal);
  if (now.kind === data.claim.kind) data.principal = now;
  else end(socket);
}

/** Puts the page into a stream's room, or takes it out. */
async function follow(
  socket: PageSocket,
  { deps, outbox, limits }: Needs,
  way: 'watch' | 'unwatch',
  body: unknown,
): Promise<Answer<unknown>> {
  try {
    const { principal, address } = socket.data;
    await limits.take(principal, address, 'watch');
    const parsed = watch.input.safeParse(body);
    if (!parsed.success) throw new Refusal('BAD_INPUT');
    const { stream } = parsed.data;
    if (way === 'unwatch') {
      await socket.leave(stream);
      return { ok: true, output: {} };
    }
    if (!(await mayWatch(deps, principal, stream))) throw new Refusal('NOT_FOUND');
    // Joined before it is asked how far the stream has come: an event in between is heard twice rather than never.
    await socket.join(stream);
    const version = await outbox.follow(stream);
    if (socket.disconnected) await forget(socket, stream, outbox);
    return { ok: true, output: watch.output.parse({ version }) };
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'TRY_AGAIN';
    if (code === 'TRY_AGAIN') deps.log.error({ err: error }, 'a stream could not be followed');
    return refusal(code);
  }
}

const refusal = (code: ErrorCode): Answer<unknown> => ({ ok: false, code, fields: [], correlationId: '' });

/** A page that vanished while it was put into a room would stand in it for ever. */
async function forget(socket: PageSocket, stream: string, outbox: Outbox): Promise<void> {
  await socket.leave(stream);
  if (!socket.nsp.adapter.rooms.has(stream)) outbox.unfollow(stream);
}
