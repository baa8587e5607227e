import { describe, expect, it, vi } from 'vitest';
import { aigerim, microphone, rebuilt, refused, room, type Scene } from './scene.ts';
import { page } from './sentMedia.ts';

export function rebuilding(scene: Scene): void {
  describe('rebuilding a room', () => {
    it('a room opened again is the same room; a higher epoch is a new and empty one', async () => {
      await scene.media.admit(aigerim);
      await scene.media.openRoom(room);
      expect(await scene.here('aigerim')).toBeDefined();
      await scene.media.openRoom(rebuilt);
      expect(await scene.media.list()).toEqual([{ ...rebuilt, participants: [] }]);
      expect(await scene.workers()).toMatchObject([{ routers: 1, transports: 0 }]);
    });

    it('a message that was under way when the room was rebuilt touches nothing', async () => {
      await scene.media.openRoom(rebuilt);
      await scene.media.admit({ ...aigerim, ...rebuilt });
      const stale = refused('STALE_EPOCH');
      await expect(scene.media.openRoom(room)).rejects.toEqual(stale);
      await expect(scene.media.closeRoom(room)).rejects.toEqual(stale);
      await expect(scene.media.admit(aigerim)).rejects.toEqual(stale);
      await expect(scene.media.release(aigerim)).rejects.toEqual(stale);
      await expect(scene.media.connect(aigerim, 'send', page('a'))).rejects.toEqual(stale);
      await expect(scene.media.produce(aigerim, microphone())).rejects.toEqual(stale);
      await expect(scene.media.closeProducer(aigerim, 'camera')).rejects.toEqual(stale);
      await expect(scene.media.closeConsumer(aigerim, 'any')).rejects.toEqual(stale);
      expect(await scene.here('aigerim')).toBeDefined();
    });

    it('a message of a room that is yet to be built finds no room', async () => {
      await expect(scene.media.admit({ ...aigerim, epoch: 9 })).rejects.toEqual(refused('UNKNOWN_ROOM'));
    });

    it('an epoch that has ended is not opened again', async () => {
      await scene.media.closeRoom(room);
      await expect(scene.media.openRoom(room)).rejects.toEqual(refused('STALE_EPOCH'));
      await scene.media.openRoom(rebuilt);
    });

    it('when a worker is killed its rooms are announced as lost and can be rebuilt', async () => {
      const lost = scene.heard('roomLost');
      await scene.aigerimSpeaks();
      const [killed] = await scene.workers();
      process.kill(killed!.pid, 'SIGKILL');
      await vi.waitFor(() => expect(lost).toHaveBeenCalledWith(room));
      await expect(scene.media.openRoom(room)).rejects.toEqual(refused('STALE_EPOCH'));
      await scene.media.openRoom(rebuilt);
      await scene.media.admit({ ...aigerim, ...rebuilt });
      await scene.media.produce({ ...aigerim, ...rebuilt }, microphone());
      const [worker] = await scene.workers();
      expect(worker!.pid).not.toBe(killed!.pid);
      expect(lost).toHaveBeenCalledOnce();
    });
  });
}
