import { describe, expect, it } from 'vitest';
import { aigerim, daniyar, refused, room, type Scene } from './scene.ts';

export function echoing(scene: Scene): void {
  describe('an echo', () => {
    it('comes back on the receiving transport as unreliably as it was sent, whatever the page asked for', async () => {
      await scene.media.admit(aigerim);
      const asked = { streamId: 3, ordered: true, maxPacketLifeTime: 60_000 };
      const { producerId, echo } = await scene.media.echo(aigerim, asked);
      expect(echo).toMatchObject({ dataProducerId: producerId, label: 'echo' });
      // The worker does not tell a zero: that nothing is sent twice shows as loss in a browser on a bad network.
      expect(echo.sctpStreamParameters.ordered).toBe(false);
      expect(echo.sctpStreamParameters.maxPacketLifeTime ?? null).toBeNull();
      expect(await scene.workers()).toMatchObject([{ rooms: [{ dataProducers: 1, dataConsumers: 2 }] }]);
    });

    it('opens once', async () => {
      await scene.media.admit(aigerim);
      const [one, same] = await Promise.all([
        scene.media.echo(aigerim, { streamId: 0 }),
        scene.media.echo(aigerim, { streamId: 0 }),
      ]);
      expect(same).toEqual(one);
      await expect(scene.media.echo(aigerim, { streamId: 1 })).rejects.toEqual(refused('BAD_MEDIA'));
    });

    it.each([
      ['nothing', null],
      ['a negative stream', { streamId: -1 }],
      ['a stream beyond sixteen bits', { streamId: 65_536 }],
      ['half a stream', { streamId: 0.5 }],
      ['a list', []],
      ['a poisoned stream', JSON.parse('{"streamId":0,"__proto__":{"polluted":1}}')],
    ])('of %s is refused, and the right one still opens', async (_what, stream) => {
      await scene.media.admit(aigerim);
      await expect(scene.media.echo(aigerim, stream as never)).rejects.toEqual(refused('BAD_MEDIA'));
      await scene.media.echo(aigerim, { streamId: 0 });
    });

    it('is for who was admitted', async () => {
      await expect(scene.media.echo(aigerim, { streamId: 0 })).rejects.toEqual(
        refused('UNKNOWN_PARTICIPANT'),
      );
    });

    it('leaves nothing in the worker when its page is released, nor when its room closes', async () => {
      await Promise.all([scene.media.admit(aigerim), scene.media.admit(daniyar)]);
      await Promise.all([
        scene.media.echo(aigerim, { streamId: 0 }),
        scene.media.echo(daniyar, { streamId: 0 }),
      ]);
      await scene.media.release(aigerim);
      expect(await scene.workers()).toMatchObject([
        { transports: 2, rooms: [{ dataProducers: 1, dataConsumers: 2 }] },
      ]);
      await scene.media.closeRoom(room);
      expect(await scene.workers()).toMatchObject([{ routers: 0, transports: 0 }]);
      expect(await scene.media.load()).toMatchObject({ rooms: 0, transports: 0 });
    });
  });
}
