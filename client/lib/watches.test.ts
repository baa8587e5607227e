import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StreamName } from '$contract/events.ts';
import { createWatches } from './watches.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const [ticket, queue]: StreamName[] = [`ticket:${ID}`, `queue:${ID}`];

type Asked = { stream: string; answer: (version: number) => void };
let server: Server;
let socket: Socket;
let asked: Asked[];
let told: string[];
let begin: () => void;

beforeEach(async () => {
  asked = [];
  told = [];
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  server = new Server(http);
  server.on('connection', (page) => {
    page.on('echo', (ack: () => void) => ack());
    page.on('watch', ({ stream }: { stream: string }, ack: (answer: unknown) => void) => {
      asked.push({ stream, answer: (version) => ack({ ok: true, output: { version } }) });
    });
  });
  const { port } = http.address() as AddressInfo;
  socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnectionDelay: 10 });
  const watches = createWatches(socket);
  begin = () => watches.begin();
  for (const stream of [ticket!, queue!])
    watches.add(stream, { onEvent: () => {}, onStale: () => told.push(stream) });
  socket.on('connect', begin);
  await expect.poll(() => asked.length).toBe(2);
});

afterEach(async () => {
  socket.disconnect();
  await server.close();
});

const answer = (stream: StreamName, version: number) =>
  asked.find((one) => one.stream === stream)!.answer(version);

/** What the server has said before is heard once it has answered a later question. */
const heardSoFar = () => socket.emitWithAck('echo');

test('a page reads its snapshot when the last of its streams stands, not once for each', async () => {
  answer(ticket!, 3);
  await heardSoFar();
  expect(told).toEqual([]);
  answer(queue!, 8);
  await expect.poll(() => told).toEqual([ticket, queue]);
});

test('what was answered over a lost connection does not count over the next one', async () => {
  answer(ticket!, 3);
  const [first] = asked.splice(0);
  expect(first!.stream).toBe(ticket);
  socket.io.engine.close();
  await expect.poll(() => asked.map(({ stream }) => stream)).toEqual([ticket, queue]);
  answer(queue!, 8);
  answer(ticket!, 4);
  await expect.poll(() => told).toEqual([ticket, queue]);
});
