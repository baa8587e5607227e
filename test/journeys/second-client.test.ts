import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { offices } from '../../prisma/seed/offices.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { loudestTone } from '../harness/listening.ts';
import { tellOutage } from '../harness/outage.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { SecondClient } from '../second-client/applicant.ts';
import { opusFrames, vp8Frames } from '../second-client/frames.ts';
import { callNext, finishWith, openDeskAs, says, seesTheOther } from './steps.ts';
import { encodedPicture, encodedTone, picturesIn, toneIn } from './webCodecs.ts';

const OFFICIAL_HZ = 880;
const DANA_HZ = 440;
const TONES = [DANA_HZ, OFFICIAL_HZ, 1320];

let server: TestServer;
let aigerim: Person;
let dana: SecondClient;
beforeAll(async () => {
  server = await startTestServer();
  aigerim = await openPerson(OFFICIAL_HZ);
});
afterAll(async () => {
  dana?.close();
  await aigerim?.close();
  await server?.stopAll();
});

test('Dana comes with a program of her own and not with a browser: Aigerim sees and hears her, and she Aigerim', async () => {
  pictureOnFailure(() => ({ aigerim }));
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  const codecs = await aigerim.context.newPage();
  await codecs.goto(server.url);
  dana = await SecondClient.takeTicket(server.url, offices.almalyDistrict.name.en, {
    microphone: await encodedTone(codecs, DANA_HZ),
    camera: await encodedPicture(codecs, 'rgb(200, 40, 40)'),
  });
  await callNext(aigerim.page);
  await dana.joinWhenCalled();

  await seesTheOther(aigerim.page);
  await expect.poll(() => colourOfTheOther(aigerim.page)).toBe('red');
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(DANA_HZ);

  await expect.poll(() => dana.packets('microphone').length).toBeGreaterThan(150);
  const heard = opusFrames(dana.packets('microphone').slice(-150));
  expect(await toneIn(codecs, heard, TONES)).toBe(OFFICIAL_HZ);
  await expect.poll(() => vp8Frames(dana.packets('camera')).length).toBeGreaterThan(15);
  const seen = vp8Frames(dana.packets('camera'));
  expect((await picturesIn(codecs, seen)).count).toBe(seen.length);
  expect(aigerim.problems).toEqual([]);
});

test('Dana mutes herself and is not heard, and is heard again when she wants', async () => {
  pictureOnFailure(() => ({ aigerim }));
  await dana.pause('microphone', true);
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBeNull();
  await dana.pause('microphone', false);
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(DANA_HZ);
});

test('the media worker dies: Dana’s program is told, joins the new room by itself, and both hear each other again', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const before = dana.epoch!;
  const [worker] = await (server.deps.media as MediasoupMedia).workers();
  const kill = async () => process.kill(worker!.pid, 'SIGKILL');
  await tellOutage('the media worker killed under a program of another make', [aigerim], kill);
  await expect.poll(() => dana.epoch ?? before).toBeGreaterThan(before);
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(DANA_HZ);
  await expect.poll(() => dana.packets('microphone').length).toBeGreaterThan(50);
});

test('Aigerim ends the reception, and Dana’s program knows that it is over', async () => {
  pictureOnFailure(() => ({ aigerim }));
  await finishWith(aigerim.page, 'Түсіндірілді.');
  expect(await dana.ended.promise).toBe('ended');
});

/** Which colour fills the middle of the picture that is not the page's own. */
function colourOfTheOther(page: Person['page']): Promise<'red' | 'another'> {
  return page.evaluate((you) => {
    const video = [...document.querySelectorAll('video')].find(
      (one) => one.getAttribute('aria-label') !== you && one.videoWidth > 0,
    );
    const paint = new OffscreenCanvas(1, 1).getContext('2d')!;
    if (video) paint.drawImage(video, 160, 180, 1, 1, 0, 0, 1, 1);
    const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data;
    return red! > 150 && green! < 90 && blue! < 90 ? 'red' : 'another';
  }, says(callTexts.you));
}
