import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Server } from 'socket.io';
import { answerParent, cpu, cutAll, memory } from './child.ts';
import { APP_ROLE } from './ground.ts';
import { callNextPlainly, type Caller } from './plain-call.ts';

/** Socket.IO with the server's own pings, and a database connection if one is named: no more than that. */
const { appUrl } = JSON.parse(process.argv[2]!) as { appUrl?: string };
const client = appUrl ? new pg.Client({ connectionString: appUrl, options: APP_ROLE }) : null;
await client?.connect();
const http = createServer();
const io = new Server(http, { pingInterval: 10_000, pingTimeout: 8_000, serveClient: false });

io.on('connection', (socket) => {
  const { rooms = [] } = socket.handshake.auth as { rooms?: string[] };
  if (rooms.length > 0) void socket.join(rooms);
  socket.on('tellAll', (room: string, payload: unknown) => void io.to(room).emit('told', payload));
  socket.on('echo', (bytes: number, ack: (answer: string) => void) => ack('x'.repeat(bytes)));
  socket.on('callNext', async (caller: Caller, ack: (ticketId: string) => void) => {
    const { queueId, ticketId, label, sessionId } = await callNextPlainly(client!, caller);
    const at = new Date().toISOString();
    const payload = { state: 'called', desk: caller.deskId, sessionId, calls: 1 };
    io.to(`ticket:${ticketId}`).emit('announced', {
      stream: `ticket:${ticketId}`,
      seq: 1,
      at,
      type: 'ticket.changed',
      payload,
    });
    io.to(`queue:${queueId}`).emit('queue.changed', changeOf(queueId, label, caller.deskId));
    ack(ticketId);
  });
});
http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  const { port } = http.address() as AddressInfo;
  answerParent(`http://127.0.0.1:${port}`, {
    memory,
    cpu,
    cutAll: async () => cutAll(io),
    async stop() {
      await io.close();
      await client?.end();
      return true;
    },
  });
});

/** As many bytes as the server tells everyone who waits. */
const changeOf = (queueId: string, label: string, desk: string) => ({
  queueId,
  from: 1,
  to: 3,
  changes: [['out', [2, Date.now(), 1]]],
  estimate: { openDesks: 8, meanSeconds: 900, spreadSeconds: 300, learntFrom: 40, nextBreak: null },
  calledNow: [{ label, desk }],
});
