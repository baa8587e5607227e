import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { Browser, signIn, takeTicket, type Applicant } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, type Talk } from '../harness/talk.ts';

let server: TestServer;
let person: Applicant;
let talk: Talk;
const open: Socket[] = [];
beforeAll(async () => {
  server = await startTestServer();
  person = await takeTicket(server.url);
  talk = await callSomebody(server);
});
afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));
afterAll(async () => {
  hangUp(talk);
  await server?.stopAll();
});

/** What the server says to one who knocks: `in`, a code, or that the connection itself was refused. */
function knock(auth: unknown, headers: Record<string, string> = {}): Promise<string> {
  const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers };
  const socket = io(server.url, { ...options, auth: auth as Record<string, unknown> });
  open.push(socket);
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('in'));
    socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
      resolve(error.data?.code ?? 'refused'),
    );
  });
}

const page = () => randomUUID();

describe('who knocks', () => {
  test('without a cookie is not let in as a holder or as staff, but may look at the board', async () => {
    const as = { kind: 'ticket', ticketId: person.ticketId };
    expect(await knock({ as, page: page() })).toBe('NOT_SIGNED_IN');
    expect(await knock({ as: { kind: 'staff' }, page: page() })).toBe('NOT_SIGNED_IN');
    expect(await knock({ as: { kind: 'anyone' }, page: page() })).toBe('in');
  });

  test('with the cookie of one ticket is not let in as the holder of another', async () => {
    const other = await takeTicket(server.url);
    const as = { kind: 'ticket', ticketId: person.ticketId };
    expect(await knock({ as, page: page() }, { cookie: other.browser.cookie })).toBe('NOT_SIGNED_IN');
    const renamed = other.browser.cookie.replace(other.ticketId, person.ticketId);
    expect(await knock({ as, page: page() }, { cookie: renamed })).toBe('NOT_SIGNED_IN');
  });

  test.each([
    ['nothing', {}],
    ['no page', { as: { kind: 'anyone' } }],
    ['a page that is no id', { as: { kind: 'anyone' }, page: 'page' }],
    ['a kind nobody knows', { as: { kind: 'system' }, page: page() }],
    ['a poisoned word', { as: { kind: '__proto__' }, page: page() }],
  ])('and says %s is told that it does not fit', async (_what, auth) => {
    expect(await knock(auth)).toBe('BAD_INPUT');
  });

  test('from a page of another site is refused before anything is heard', async () => {
    const auth = { as: { kind: 'anyone' }, page: page() };
    expect(await knock(auth, { origin: 'https://evil.example' })).toBe('refused');
    expect(await knock(auth, { origin: 'null' })).toBe('refused');
    expect(await knock(auth, { origin: server.url })).toBe('in');
  });
});

describe('what is not theirs to watch', () => {
  const others = () => [
    `ticket:${talk.ticketId}`,
    `session:${talk.sessionId}`,
    `line:${talk.queueId}`,
    `line:${demo.queues.almalyDistrict.reception}`,
    `ticket:${randomUUID()}`,
    `queue:${randomUUID()}`,
  ];

  test('an applicant watches neither another’s ticket, nor a talk, nor the officials’ line', async () => {
    const mine = await person.browser.connect({ kind: 'ticket', ticketId: person.ticketId });
    for (const stream of others()) await expect(mine.watch(stream)).rejects.toThrow('NOT_FOUND');
    expect(await mine.watch(`ticket:${person.ticketId}`)).toBe(0);
    person.browser.close();
  });

  test('nobody in particular watches only the order of a queue', async () => {
    const browser = new Browser(server.url);
    const anyone = await browser.connect({ kind: 'anyone' });
    for (const stream of others()) await expect(anyone.watch(stream)).rejects.toThrow('NOT_FOUND');
    expect(await anyone.watch(`queue:${talk.queueId}`)).toBeGreaterThan(0);
    browser.close();
  });

  test('an official of another district watches neither this line nor this talk', async () => {
    const browser = await signIn(server.url, 'nurlan');
    const desk = await browser.connect({ kind: 'staff' });
    for (const stream of others()) await expect(desk.watch(stream)).rejects.toThrow('NOT_FOUND');
    expect(await desk.watch(`line:${demo.queues.bostandyqDistrict.reception}`)).toBe(0);
    browser.close();
  });

  test('a colleague watches the line, but not the talk', async () => {
    const browser = await signIn(server.url, 'daulet');
    const desk = await browser.connect({ kind: 'staff' });
    expect(await desk.watch(`line:${talk.queueId}`)).toBeGreaterThan(0);
    await expect(desk.watch(`session:${talk.sessionId}`)).rejects.toThrow('NOT_FOUND');
    browser.close();
  });

  test.each(['', 'queue:', 'queue:*', 'page:x', `signed-in:${page()}`, { stream: [] }, null, 5])(
    'a stream called %j is none',
    async (stream) => {
      const browser = new Browser(server.url);
      const anyone = await browser.connect({ kind: 'anyone' });
      const answer = await anyone.socket.timeout(5000).emitWithAck('watch', { stream });
      expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT' });
      browser.close();
    },
  );
});

describe('a page that misbehaves', () => {
  const gone = (socket: Socket) =>
    new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason)));
  const served = async () => expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

  async function anyone(): Promise<Socket> {
    const browser = new Browser(server.url);
    const { socket } = await browser.connect({ kind: 'anyone' });
    socket.io.reconnection(false);
    open.push(socket);
    return socket;
  }

  test('by a message that is too large is cut off, and the others are served', async () => {
    const socket = await anyone();
    const end = gone(socket);
    socket.emit('catalogue.read', { input: 'ш'.repeat(70_000) });
    await end;
    await served();
  });

  test('by a message that is no message is cut off, and the others are served', async () => {
    const socket = await anyone();
    const end = gone(socket);
    socket.io.engine.write('2["catalogue.read",');
    await end;
    await served();
  });

  test.each([
    ['a command without an envelope', 'board.read', null],
    ['a command nobody knows', 'ticket.steal', { input: {} }],
    ['the name of a method of every object', 'hasOwnProperty', { input: {} }],
    ['sign-in, which sets a cookie', 'staff.signIn', { key: randomUUID(), input: {} }],
    ['bytes', 'board.read', Buffer.from('ticket')],
  ])('by %s is answered with a closed code', async (_what, name, body) => {
    const socket = await anyone();
    const answer = await socket.timeout(5000).emitWithAck(name, body);
    expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/BAD_INPUT|UNKNOWN_COMMAND/) });
  });

  test('by a command that waits for no answer is not heard, and nothing is written', async () => {
    const before = await server.deps.store.ticket(person.ticketId);
    const mine = await person.browser.connect({ kind: 'ticket', ticketId: person.ticketId });
    mine.socket.emit('ticket.leave', { key: randomUUID(), input: { ticketId: person.ticketId } });
    await mine.ask('ticket.read', { ticketId: person.ticketId });
    expect(await server.deps.store.ticket(person.ticketId)).toEqual(before);
    person.browser.close();
  });
});
