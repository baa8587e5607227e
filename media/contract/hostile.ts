import { describe, expect, it } from 'vitest';
import { HOSTILE } from './hostileMedia.ts';
import type { RtpParameters } from '../port.ts';
import { aigerim, camera, daniyar, microphone, refused, type Scene } from './scene.ts';
import { picture, voice } from './sentMedia.ts';

export function hostile(scene: Scene): void {
  describe('hostile pages', () => {
    it.each(HOSTILE)('%s is refused and the worker lives', async (_what, source, sent) => {
      const [before] = await scene.workers();
      await scene.media.admit(aigerim);
      const rtpParameters = sent as RtpParameters;
      const published = scene.media.produce(aigerim, { source, rtpParameters, paused: false });
      await expect(published).rejects.toEqual(refused('BAD_MEDIA'));
      await scene.media.produce(aigerim, microphone());
      await scene.media.produce(aigerim, camera);
      await scene.media.openRoom({ room: 'visit-8', epoch: 1 });
      await scene.media.admit({ ...daniyar, room: 'visit-8' });
      const [after] = await scene.workers();
      expect(after!.pid).toBe(before!.pid);
      expect(Object.prototype).not.toHaveProperty('polluted');
    });

    it("an SSRC that another source has is refused with the engine's own words, and leaves nothing", async () => {
      await scene.aigerimSpeaks();
      const taken = { ...picture(), encodings: [{ ssrc: 1_111 }] };
      const published = scene.media.produce(aigerim, { ...camera, rtpParameters: taken });
      const refusal = await published.catch((error: unknown) => error);
      expect(refusal).toEqual(refused('BAD_MEDIA'));
      expect(refusal).toHaveProperty('cause.message', expect.stringContaining('ssrc'));
      expect(await scene.workers()).toMatchObject([{ rooms: [{ producers: 1 }] }]);
      await scene.media.produce(aigerim, camera);
    });

    it.each([
      ['nothing', null],
      ['a word', 'opus'],
      ['codecs that are no list', { codecs: 'opus' }],
      ['a thousand codecs', { codecs: Array.from({ length: 1_000 }, () => voice(1).codecs[0]) }],
      [
        'a codec without a clock',
        { codecs: [{ kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100 }] },
      ],
    ])('capabilities that are %s are refused', async (_what, capabilities) => {
      const { id: producerId } = await scene.aigerimSpeaks();
      const asked = scene.media.consume(daniyar, { producerId, rtpCapabilities: capabilities as never });
      await expect(asked).rejects.toEqual(refused('BAD_MEDIA'));
      expect(await scene.workers()).toMatchObject([{ rooms: [{ consumers: 0 }] }]);
    });
  });
}
