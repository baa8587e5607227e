import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port of `ip` that was free for both TCP and UDP a moment ago. Throws when UDP is taken: ask again. */
export async function freePort(ip: string): Promise<number> {
  const tcp = createServer();
  const udp = createSocket(ip.includes(':') ? 'udp6' : 'udp4');
  try {
    tcp.listen(0, ip);
    await once(tcp, 'listening');
    const { port } = tcp.address() as AddressInfo;
    udp.bind({ port, address: ip, exclusive: true });
    await once(udp, 'listening');
    return port;
  } finally {
    await Promise.all([closed(tcp), closed(udp)]);
  }
}

function closed(socket: { close(done: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
