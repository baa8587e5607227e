import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantRef } from '../port.ts';
import { aigerim, daniyar, room, type Scene } from './scene.ts';
import { SendingPage } from './sendingPage.ts';

/** He has written a page of his own. */
const ghani: ParticipantRef = { ...room, participant: 'ghani' };
const sources = (state: { producers: { source: string }[] } | undefined) =>
  state?.producers.map(({ source }) => source);

export function flooding(scene: Scene): void {
  describe('a page that sends what it likes', () => {
    const pages: SendingPage[] = [];
    const open = async (who: ParticipantRef) => {
      const page = await SendingPage.open(scene.media, who);
      pages.push(page);
      return page;
    };
    afterEach(async () => {
      await Promise.all(pages.splice(0).map((page) => page.close()));
    });

    it('loses its camera when that is more than a camera may, and the others of its room go on', async () => {
      const [cutOff, closed] = [scene.heard('cutOff'), scene.heard('producerClosed')];
      const [speaking, listening, hostile] = [await open(aigerim), await open(daniyar), await open(ghani)];
      const heard = await listening.hear((await speaking.publish('microphone')).id);
      await hostile.publish('microphone');
      const { id: producerId } = await hostile.publish('camera');

      await hostile.packets.sendUntil('camera', () => cutOff.mock.calls.length > 0);
      expect(cutOff.mock.calls).toEqual([[{ ...ghani, what: 'camera' }]]);
      expect(closed.mock.calls).toEqual([[{ ...ghani, producerId }]]);
      expect(sources(await scene.here('ghani'))).toEqual(['microphone']);

      const before = heard();
      await speaking.packets.send('microphone', 1_000);
      await vi.waitFor(() => expect(heard()).toBeGreaterThan(before));
      expect(sources(await scene.here('aigerim'))).toEqual(['microphone']);
    });

    it('is let go of when it goes on, though what it sends belongs to no track any more', async () => {
      const cutOff = scene.heard('cutOff');
      const hostile = await open(ghani);
      await hostile.publish('microphone');
      await hostile.publish('camera');
      await hostile.packets.sendUntil('camera', () => cutOff.mock.calls.length > 1);
      expect(cutOff.mock.calls.map(([{ what }]) => what)).toEqual(['camera', 'everything']);
      expect(await scene.here('ghani')).toBeUndefined();
      expect(await scene.media.load()).toMatchObject({ transports: 0, producers: 0 });
    });

    it('may send a burst; what is a flood of a voice is a burst of a camera', async () => {
      const cutOff = scene.heard('cutOff');
      const page = await open(ghani);
      await page.publish('microphone');
      await page.publish('camera');
      await page.packets.send('camera', 1_000_000);
      await page.packets.send('microphone', 1_000_000);
      await vi.waitFor(() => expect(cutOff).toHaveBeenCalled(), { timeout: 10_000 });
      expect(cutOff.mock.calls).toEqual([[{ ...ghani, what: 'microphone' }]]);
      expect(sources(await scene.here('ghani'))).toEqual(['camera']);
    });

    it('is counted when it asks how its media flows, as well as when it never does', async () => {
      const cutOff = scene.heard('cutOff');
      const page = await open(ghani);
      await page.publish('camera');
      while (cutOff.mock.calls.length === 0) {
        await page.packets.send('camera', 100_000);
        await scene.media.flow(ghani);
      }
      expect(cutOff.mock.calls).toEqual([[{ ...ghani, what: 'camera' }]]);
    });
  });
}
