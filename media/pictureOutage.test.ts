import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openEngine } from './contract/engineUnderTest.ts';
import { aigerim, room } from './contract/scene.ts';
import { SendingPage } from './contract/sendingPage.ts';
import type { MediaEvents } from './port.ts';

const FRAME_MS = 50;
const FRAME_BYTES = 1_000;
const seconds = (count: number) => (count * 1000) / FRAME_MS;

it('a picture that comes again after two seconds of nothing is not judged by what was lost meanwhile', async () => {
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  await engine.openRoom(room);
  const page = await SendingPage.open(engine, aigerim);
  onTestFinished(() => page.close());
  const scored = vi.fn<(scored: MediaEvents['producerScored']) => void>();
  engine.on('producerScored', scored);
  const scores = () => scored.mock.calls.map(([{ score }]) => score);
  const isJudged = () => scores().some((score) => score < 10);
  const frames = async (isEnough: (sent: number) => boolean) => {
    for (let sent = 0; !isEnough(sent); sent++) {
      await page.packets.send('camera', FRAME_BYTES);
      await setTimeout(FRAME_MS);
    }
  };

  await page.publishLayers();
  // Long enough for a few reports of the sender's, by each of which the worker judges what came.
  await frames((sent) => sent >= seconds(4));
  for (let lost = 0; lost < seconds(2); lost++) {
    page.packets.lose('camera', FRAME_BYTES);
    await setTimeout(FRAME_MS);
  }
  await frames((sent) => isJudged() || sent >= seconds(10));
  expect(isJudged()).toBe(true);
  expect(scores()).not.toContain(0);
}, 30_000);
