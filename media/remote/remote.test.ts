import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEngine, quiet as log } from '../contract/engineUnderTest.ts';
import type { MediasoupMedia } from '../mediasoup/media.ts';
import { voice } from '../contract/sentMedia.ts';
import { connectMedia } from './connect.ts';
import { serveMedia } from './serve.ts';

const room = { room: 'visit-7', epoch: 1 };
const aigerim = { ...room, participant: 'aigerim' };

describe('a media node on another machine', () => {
  let engine: MediasoupMedia;
  let node: { port: number; close(): Promise<void> };

  const serve = async (port: number) => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const { close } = serveMedia(engine, server, { token: 'shared', log });
    node = { port: (server.address() as AddressInfo).port, close };
  };
  const link = (token = 'shared') => connectMedia(`http://127.0.0.1:${node.port}`, { token, log });
  const unavailable = expect.objectContaining({ name: 'MediaError', code: 'MEDIA_UNAVAILABLE' });

  beforeEach(async () => {
    engine = await openEngine();
    await serve(0);
  });
  afterEach(async () => {
    await node.close();
    await engine.close();
  });

  it('lets nobody in who does not know the shared token', async () => {
    await expect(link('guessed')).rejects.toEqual(unavailable);
  });

  it('is MEDIA_UNAVAILABLE while the link is down, and events are heard again when it is back', async () => {
    const media = await link();
    const added = vi.fn();
    media.on('producerAdded', added);
    await media.openRoom(room);
    await media.admit(aigerim);
    await node.close();
    await vi.waitFor(() => expect(media.list()).rejects.toEqual(unavailable));
    await serve(node.port);
    await vi.waitFor(() => media.list(), { timeout: 10_000 });
    await media.produce(aigerim, { source: 'microphone', rtpParameters: voice(5), paused: false });
    await vi.waitFor(() => expect(added).toHaveBeenCalledOnce());
    await media.close();
  });

  it('a call that was under way when the link broke is MEDIA_UNAVAILABLE', async () => {
    const media = await link();
    const [worker] = await engine.workers();
    process.kill(worker!.pid, 'SIGSTOP');
    const opening = expect(media.openRoom(room)).rejects.toEqual(unavailable);
    await media.load();
    await node.close();
    await opening;
    process.kill(worker!.pid, 'SIGCONT');
    await media.close();
  });

  it('a room lost while the link was down is announced when it is back', async () => {
    const media = await link();
    const lost = vi.fn();
    media.on('roomLost', lost);
    await media.openRoom(room);
    await media.openRoom({ room: 'visit-8', epoch: 3 });
    await node.close();
    await engine.closeRoom(room);
    await serve(node.port);
    await vi.waitFor(() => expect(lost).toHaveBeenCalled(), { timeout: 10_000 });
    expect(lost.mock.calls).toEqual([[room]]);
    await media.close();
  });

  it('every app server hears of everything', async () => {
    const [first, second] = await Promise.all([link(), link()]);
    const added = vi.fn();
    second.on('producerAdded', added);
    await first.openRoom(room);
    await first.admit(aigerim);
    const producer = await first.produce(aigerim, {
      source: 'microphone',
      rtpParameters: voice(5),
      paused: false,
    });
    await vi.waitFor(() => expect(added).toHaveBeenCalledWith({ ...room, producer }));
    await Promise.all([first.close(), second.close()]);
  });

  it('a message no app server would send is refused', async () => {
    const media = await link();
    await expect(media.openRoom({ room: '', epoch: -1 })).rejects.toMatchObject({ code: 'BAD_MEDIA' });
    await media.close();
  });
});
