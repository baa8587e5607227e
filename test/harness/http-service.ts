import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Came = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };
export type HttpService = { origin: string; came: Came[]; answer: number; close(): Promise<void> };

/** Something outside that is spoken to over HTTP: keeps what came, and answers with the status it is set to. */
export async function startHttpService(): Promise<HttpService> {
  const came: Came[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = '', url: path = '', headers } = request;
    came.push({ method, path, headers, body: Buffer.concat(parts) });
    const moved = service.answer >= 300 && service.answer < 400 ? { location: '/elsewhere' } : undefined;
    response.writeHead(service.answer, moved).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: HttpService = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    answer: 201,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}
