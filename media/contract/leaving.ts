import { describe, expect, it, vi } from 'vitest';
import { aigerim, daniyar, refused, room, type Scene } from './scene.ts';

export function leaving(scene: Scene): void {
  describe('leaving', () => {
    it('a person who leaves leaves nothing behind, in the worker too', async () => {
      const closed = scene.heard('producerClosed');
      const { id: producerId } = await scene.aigerimSpeaks();
      await scene.media.produceWarming(aigerim, { streamId: 0 });
      await scene.media.consume(daniyar, { producerId, rtpCapabilities: await scene.device() });
      expect(await scene.media.load()).toEqual({
        workers: 1,
        busy: expect.any(Number),
        rooms: 1,
        transports: 4,
        producers: 1,
        consumers: 1,
      });
      await scene.media.release(aigerim);
      await scene.media.release(aigerim);
      await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
      expect(await scene.media.load()).toEqual({
        workers: 1,
        busy: expect.any(Number),
        rooms: 1,
        transports: 2,
        producers: 0,
        consumers: 0,
      });
      const left = { transports: 2, producers: 0, consumers: 0, dataProducers: 0, dataConsumers: 1 };
      expect(await scene.workers()).toMatchObject([{ routers: 1, transports: 2, rooms: [left] }]);
      await scene.media.release(daniyar);
      const nobody = { transports: 0, producers: 0, consumers: 0, dataProducers: 0, dataConsumers: 0 };
      expect(await scene.workers()).toMatchObject([{ routers: 1, transports: 0, rooms: [nobody] }]);
    });

    it('a closed room leaves nothing in the worker', async () => {
      await scene.aigerimSpeaks();
      await scene.media.closeRoom(room);
      await scene.media.closeRoom(room);
      await scene.media.release(aigerim);
      expect(await scene.media.list()).toEqual([]);
      expect(await scene.workers()).toMatchObject([{ routers: 0, transports: 0, rooms: [] }]);
    });

    it('closing the engine ends every verb', async () => {
      await Promise.all([scene.media.close(), scene.media.close()]);
      await expect(scene.media.admit(aigerim)).rejects.toEqual(refused('MEDIA_UNAVAILABLE'));
      await expect(scene.media.list()).rejects.toEqual(refused('MEDIA_UNAVAILABLE'));
    });
  });
}
