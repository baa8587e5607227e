import { describe, expect, it } from 'vitest';
import { aigerim, microphone, refused, type Scene } from './scene.ts';
import { page } from './sentMedia.ts';

export function comingIn(scene: Scene): void {
  describe('coming in', () => {
    it('a page learns before it joins what can be sent here', async () => {
      const { codecs = [] } = await scene.device();
      const names = codecs.map(({ mimeType }) => mimeType).filter((mimeType) => mimeType !== 'video/rtx');
      expect(names).toEqual(['audio/opus', 'video/VP8', 'video/H264']);
    });

    it('a person admitted again is given the transports and producer ids she has', async () => {
      const admission = await scene.media.admit(aigerim);
      expect(await scene.media.admit(aigerim)).toEqual(admission);
      expect(admission.send.id).not.toBe(admission.recv.id);
      expect(admission.send.iceCandidates.map(({ protocol }) => protocol)).toEqual(['udp', 'tcp']);
      expect(new Set(Object.values(admission.producerIds)).size).toBe(3);
    });

    it('a person who knocks five times at one moment is admitted once', async () => {
      const admissions = await Promise.all(Array.from({ length: 5 }, () => scene.media.admit(aigerim)));
      expect(new Set(admissions.map(({ send }) => send.id)).size).toBe(1);
      expect(await scene.workers()).toMatchObject([{ transports: 2 }]);
    });

    it('nobody comes into a room that is not open', async () => {
      await expect(scene.media.admit({ ...aigerim, room: 'visit-8' })).rejects.toEqual(
        refused('UNKNOWN_ROOM'),
      );
    });

    it('who was not admitted can do nothing', async () => {
      const stranger = refused('UNKNOWN_PARTICIPANT');
      await expect(scene.media.connect(aigerim, 'send', page('a'))).rejects.toEqual(stranger);
      await expect(scene.media.restartIce(aigerim, 'recv')).rejects.toEqual(stranger);
      await expect(scene.media.produce(aigerim, microphone())).rejects.toEqual(stranger);
      await expect(scene.media.produceWarming(aigerim, { streamId: 0 })).rejects.toEqual(stranger);
      await expect(scene.media.pauseConsumer(aigerim, 'any', false)).rejects.toEqual(stranger);
    });

    it('a page that connects again is connected; another page is refused in its place', async () => {
      await scene.media.admit(aigerim);
      await Promise.all([
        scene.media.connect(aigerim, 'send', page('a')),
        scene.media.connect(aigerim, 'send', page('a')),
      ]);
      await scene.media.connect(aigerim, 'recv', page('b'));
      await expect(scene.media.connect(aigerim, 'send', page('b'))).rejects.toEqual(refused('BAD_MEDIA'));
    });

    it('a wrong fingerprint is refused and the right one still connects', async () => {
      await scene.media.admit(aigerim);
      const wrong = { fingerprints: [{ algorithm: 'sha-256' as const, value: 'aa:bb' }] };
      await expect(scene.media.connect(aigerim, 'send', wrong)).rejects.toEqual(refused('BAD_MEDIA'));
      await scene.media.connect(aigerim, 'send', page('a'));
    });

    it('the warming channel opens once', async () => {
      const { warming } = await scene.media.admit(aigerim);
      expect(warming.sctpStreamParameters.streamId).toBeGreaterThanOrEqual(0);
      const stream = { streamId: 0, ordered: true };
      expect(await scene.media.produceWarming(aigerim, stream)).toEqual(
        await scene.media.produceWarming(aigerim, stream),
      );
      await expect(scene.media.produceWarming(aigerim, { streamId: -1 })).rejects.toEqual(
        refused('BAD_MEDIA'),
      );
    });

    it('a link counts from its admission on; the next one begins anew', async () => {
      const { send } = await scene.media.admit(aigerim);
      await scene.media.produce(aigerim, microphone());
      // One lost network: both directions, and one of them once more.
      for (const direction of ['recv', 'send', 'recv'] as const) {
        await scene.media.restartIce(aigerim, direction);
      }
      const nothing = { packets: 0, lost: 0 };
      const quality = { protocol: null, roundTripMs: null, up: nothing, down: nothing };
      expect(await scene.media.quality(aigerim)).toEqual({ linkId: send.id, restarts: 1, ...quality });
      await scene.media.release(aigerim);
      const again = await scene.media.admit(aigerim);
      expect(again.send.id).not.toBe(send.id);
      expect(await scene.media.quality(aigerim)).toEqual({
        ...{ linkId: again.send.id, restarts: 0 },
        ...quality,
      });
    });

    it('after an ICE restart the new credentials are the ones to join with', async () => {
      const before = await scene.media.admit(aigerim);
      const restarted = await scene.media.restartIce(aigerim, 'recv');
      const after = await scene.media.admit(aigerim);
      expect(restarted).not.toEqual(before.recv.iceParameters);
      expect(after.recv.iceParameters).toEqual(restarted);
      expect(after.send.iceParameters).toEqual(before.send.iceParameters);
    });
  });
}
