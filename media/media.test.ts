import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { queryObjects } from 'node:v8';
import { expect, it } from 'vitest';
import { openEngine, quiet as log } from './contract/engineUnderTest.ts';
import { describeMediaContract } from './media.contract.ts';
import type { MediaAddress } from './mediasoup/announced.ts';
import { createMediasoupMedia, type WorkerReport } from './mediasoup/media.ts';
import { Room } from './mediasoup/room.ts';
import { connectMedia } from './remote/connect.ts';
import { serveMedia } from './remote/serve.ts';

describeMediaContract('media in this process', async () => {
  const engine = await openEngine();
  return { media: engine, workers: () => engine.workers(), close: () => engine.close() };
});

describeMediaContract('media on another machine', async () => {
  const engine = await openEngine();
  const node = createServer().listen(0, '127.0.0.1');
  await once(node, 'listening');
  const served = serveMedia(engine, node, { token: 'shared', log });
  const { port } = node.address() as AddressInfo;
  const media = await connectMedia(`http://127.0.0.1:${port}`, { token: 'shared', log });
  const close = async () => {
    await media.close();
    await served.close();
    await engine.close();
  };
  return { media, workers: () => engine.workers(), close };
});

it('new rooms go to the worker with the least to carry', async () => {
  const engine = await openEngine(2);
  for (const room of ['visit-1', 'visit-2', 'visit-3', 'visit-4']) await engine.openRoom({ room, epoch: 1 });
  expect((await engine.workers()).map(({ routers }) => routers)).toEqual([2, 2]);
  await engine.closeRoom({ room: 'visit-1', epoch: 1 });
  await engine.openRoom({ room: 'visit-5', epoch: 1 });
  expect((await engine.workers()).map(({ routers }) => routers)).toEqual([2, 2]);
  await engine.close();
});

it('rooms that are opened in one moment are spread', async () => {
  const engine = await openEngine(2);
  const rooms = ['visit-1', 'visit-2', 'visit-3', 'visit-4'];
  await Promise.all(rooms.map((room) => engine.openRoom({ room, epoch: 1 })));
  expect((await engine.workers()).map(({ routers }) => routers)).toEqual([2, 2]);
  await engine.close();
});

it('a worker that works is busy by its own account, and idle again when it has done', async () => {
  const engine = await openEngine();
  const busy = async () => (await engine.load()).busy;
  let working = true;
  const work = (async () => {
    for (let n = 0; working; n++) {
      const room = { room: `visit-${n}`, epoch: 1 };
      await engine.openRoom(room);
      await engine.admit({ ...room, participant: 'aigerim' });
      await engine.closeRoom(room);
    }
  })();
  await expect.poll(busy, { timeout: 30_000 }).toBeGreaterThan(0.05);
  working = false;
  await work;
  await expect.poll(busy, { timeout: 30_000 }).toBeLessThan(0.05);
  await engine.close();
}, 70_000);

it('rooms that were closed with people in them are forgotten by this process, as they are by the worker', async () => {
  const engine = await openEngine();
  const rooms = Array.from({ length: 20 }, (_, i) => ({ room: `visit-${i}`, epoch: 1 }));
  for (const room of rooms) {
    await engine.openRoom(room);
    await engine.admit({ ...room, participant: 'aigerim' });
    await engine.closeRoom(room);
  }
  expect(queryObjects(Room, { format: 'count' })).toBe(0);
  await engine.close();
});

it.skipIf(!networkInterfaces()['lo']?.some(({ family }) => family === 'IPv6'))(
  'has its port in both families, and tells the address that each is known by outside',
  async () => {
    const candidatesAt = async (...[first, second]: MediaAddress[]) => {
      const engine = await openEngine(1, [first!, second!]);
      await engine.openRoom({ room: 'visit-1', epoch: 1 });
      const { send } = await engine.admit({ room: 'visit-1', epoch: 1, participant: 'aigerim' });
      const [{ port }] = (await engine.workers()) as [WorkerReport];
      await engine.close();
      const told = send.iceCandidates.sort((a, b) => b.priority - a.priority);
      expect(new Set(told.map((candidate) => candidate.port))).toEqual(new Set([port]));
      return told.map(({ protocol, address }) => `${protocol} ${address}`);
    };
    expect(await candidatesAt({ ip: '127.0.0.1' }, { ip: '::1' })).toEqual([
      ...['udp 127.0.0.1', 'udp ::1'],
      ...['tcp 127.0.0.1', 'tcp ::1'],
    ]);
    const behindNat = { ip: '0.0.0.0', announcedAddress: '192.0.2.20' };
    expect(await candidatesAt(behindNat, { ip: '::', announcedAddress: '2001:db8::20' })).toEqual([
      ...['udp 192.0.2.20', 'udp 2001:db8::20'],
      ...['tcp 192.0.2.20', 'tcp 2001:db8::20'],
    ]);
  },
);

it('behind a NAT each worker tells the outer port that leads to it, for UDP and TCP, and keeps its own', async () => {
  const engine = await openEngine(2, [
    { ip: '127.0.0.1', announcedAddress: '192.0.2.20', announcedPort: 7001 },
  ]);
  const told: string[] = [];
  for (const room of ['visit-1', 'visit-2']) {
    await engine.openRoom({ room, epoch: 1 });
    const { send, recv } = await engine.admit({ room, epoch: 1, participant: 'aigerim' });
    const candidates = [...send.iceCandidates, ...recv.iceCandidates];
    told.push(...candidates.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`));
  }
  expect(new Set(told)).toEqual(
    new Set(['udp', 'tcp'].flatMap((way) => [`${way} 192.0.2.20 7001`, `${way} 192.0.2.20 7002`])),
  );
  for (const { port } of await engine.workers()) expect([7001, 7002]).not.toContain(port);
  await engine.close();
});

it('a worker that cannot start is told at once', async () => {
  const settings = {
    workerBin: '/nowhere/worker',
    workers: 1,
    addresses: [{ ip: '127.0.0.1' }] as const,
    log,
  };
  await expect(createMediasoupMedia(settings)).rejects.toThrow();
});

it('a TERM that stops the server leaves its workers to the drain', async () => {
  const before = process.listenerCount('SIGTERM');
  const engine = await openEngine();
  const [worker] = await engine.workers();
  expect(process.listenerCount('SIGTERM')).toBe(before);
  expect(processGroup(worker!.pid)).toBe(worker!.pid);
  await engine.close();
});

/** Process groups are a field of Linux's /proc; see proc_pid_stat(5). */
function processGroup(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
  return Number(afterName.split(' ')[2]);
}
