import { describe, expect, it, vi } from 'vitest';
import { aigerim, camera, daniyar, microphone, refused, room, type Scene } from './scene.ts';
import { deviceWithout, picture } from './sentMedia.ts';

export function speaking(scene: Scene): void {
  describe('speaking and listening', () => {
    it('a voice has the producer id promised at the door, and everyone is told once', async () => {
      const added = scene.heard('producerAdded');
      const { producerIds } = await scene.media.admit(aigerim);
      const speaking = await scene.media.produce(aigerim, microphone());
      expect(await scene.media.produce(aigerim, microphone())).toEqual(speaking);
      const voiceHeard = { participant: 'aigerim', source: 'microphone', kind: 'audio', paused: false };
      expect(speaking).toEqual({ id: producerIds.microphone, ...voiceHeard });
      await vi.waitFor(() => expect(added).toHaveBeenCalled());
      expect(added.mock.calls).toEqual([[{ ...room, producer: speaking }]]);
    });

    it('a person publishes one voice, not two', async () => {
      await scene.aigerimSpeaks();
      await expect(scene.media.produce(aigerim, microphone(2_222))).rejects.toEqual(refused('BAD_MEDIA'));
    });

    it('a camera and a screen are published side by side in layers', async () => {
      await scene.media.admit(aigerim);
      const shared = { ...camera, source: 'screen' as const, rtpParameters: { ...picture(), mid: '2' } };
      const ids = [
        await scene.media.produce(aigerim, camera),
        await scene.media.produce(aigerim, shared),
      ].map(({ id }) => id);
      expect((await scene.here('aigerim'))?.producers.map(({ id }) => id)).toEqual(ids);
    });

    it('a listener hears nothing until her page says it is ready', async () => {
      const { id } = await scene.aigerimSpeaks();
      const consumer = await scene.media.consume(daniyar, {
        producerId: id,
        rtpCapabilities: await scene.device(),
      });
      expect(consumer).toMatchObject({
        producerId: id,
        participant: 'aigerim',
        source: 'microphone',
        kind: 'audio',
      });
      expect((await scene.here('daniyar'))?.consumers).toEqual([
        { id: consumer.id, producerId: id, paused: true },
      ]);
      await scene.media.pauseConsumer(daniyar, consumer.id, false);
      await scene.media.pauseConsumer(daniyar, consumer.id, false);
      expect((await scene.here('daniyar'))?.consumers).toEqual([
        { id: consumer.id, producerId: id, paused: false },
      ]);
    });

    it('a listener who asks twice has one consumer', async () => {
      const { id: producerId } = await scene.aigerimSpeaks();
      const asked = { producerId, rtpCapabilities: await scene.device() };
      const [first, second] = await Promise.all([
        scene.media.consume(daniyar, asked),
        scene.media.consume(daniyar, asked),
      ]);
      expect(second).toEqual(first);
      expect(await scene.workers()).toMatchObject([{ rooms: [{ consumers: 1 }] }]);
    });

    it('a muted voice is told to all, and to those who come later', async () => {
      const paused = scene.heard('producerPaused');
      const { id: producerId } = await scene.aigerimSpeaks();
      await scene.media.pauseProducer(aigerim, 'microphone', true);
      await scene.media.pauseProducer(aigerim, 'microphone', true);
      const consumer = await scene.media.consume(daniyar, {
        producerId,
        rtpCapabilities: await scene.device(),
      });
      expect(consumer.producerPaused).toBe(true);
      await vi.waitFor(() => expect(paused).toHaveBeenCalled());
      expect(paused.mock.calls).toEqual([[{ ...room, participant: 'aigerim', producerId, paused: true }]]);
    });

    it('a camera opened again keeps its id, and who watched the old one asks anew', async () => {
      const closed = scene.heard('producerClosed');
      await Promise.all([scene.media.admit(aigerim), scene.media.admit(daniyar)]);
      const { id: producerId } = await scene.media.produce(aigerim, camera);
      const asked = { producerId, rtpCapabilities: await scene.device() };
      const before = await scene.media.consume(daniyar, asked);
      await scene.media.closeProducer(aigerim, 'camera');
      await scene.media.closeProducer(aigerim, 'camera');
      expect((await scene.here('daniyar'))?.consumers).toEqual([]);
      await expect(scene.media.consume(daniyar, asked)).rejects.toEqual(refused('UNKNOWN_PRODUCER'));
      expect((await scene.media.produce(aigerim, camera)).id).toBe(producerId);
      expect((await scene.media.consume(daniyar, asked)).id).not.toBe(before.id);
      await vi.waitFor(() => expect(closed).toHaveBeenCalled());
      expect(closed.mock.calls).toEqual([[{ ...room, participant: 'aigerim', producerId }]]);
    });

    it('whoever shows a picture small asks for its low layer; a voice has none to choose from', async () => {
      const { id: voiceId } = await scene.aigerimSpeaks();
      const { id: pictureId } = await scene.media.produce(aigerim, camera);
      const rtpCapabilities = await scene.device();
      for (const producerId of [voiceId, pictureId]) {
        const { id } = await scene.media.consume(daniyar, { producerId, rtpCapabilities });
        for (const layer of ['low', 'low', 'full'] as const)
          await scene.media.preferLayer(daniyar, id, layer);
      }
    });

    it('a device that cannot decode a voice is told so', async () => {
      const { id: producerId } = await scene.aigerimSpeaks();
      const rtpCapabilities = deviceWithout(await scene.device(), 'audio/opus');
      const asked = scene.media.consume(daniyar, { producerId, rtpCapabilities });
      await expect(asked).rejects.toEqual(refused('CANNOT_CONSUME'));
    });

    it('what is not there cannot be heard, paused or muted, and is closed already', async () => {
      await scene.media.admit(daniyar);
      const asked = scene.media.consume(daniyar, {
        producerId: 'none',
        rtpCapabilities: await scene.device(),
      });
      await expect(asked).rejects.toEqual(refused('UNKNOWN_PRODUCER'));
      await expect(scene.media.pauseConsumer(daniyar, 'none', true)).rejects.toEqual(
        refused('UNKNOWN_CONSUMER'),
      );
      await expect(scene.media.preferLayer(daniyar, 'none', 'low')).rejects.toEqual(
        refused('UNKNOWN_CONSUMER'),
      );
      await expect(scene.media.pauseProducer(daniyar, 'camera', true)).rejects.toEqual(
        refused('UNKNOWN_PRODUCER'),
      );
      await scene.media.closeConsumer(daniyar, 'none');
      await scene.media.closeProducer(daniyar, 'camera');
    });

    it('voices of another room are not heard in this one', async () => {
      const other = { room: 'visit-8', epoch: 1 };
      const { id: producerId } = await scene.aigerimSpeaks();
      await scene.media.openRoom(other);
      await scene.media.admit({ ...other, participant: 'yerlan' });
      const asked = { producerId, rtpCapabilities: await scene.device() };
      const listening = scene.media.consume({ ...other, participant: 'yerlan' }, asked);
      await expect(listening).rejects.toEqual(refused('UNKNOWN_PRODUCER'));
    });
  });
}
