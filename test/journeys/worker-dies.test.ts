import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { heardWhile, loudestTone } from '../harness/listening.ts';
import { tellOutage } from '../harness/outage.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, hearing, roomOf, talkTogether, type Talk } from '../harness/talk.ts';
import {
  button,
  callNext,
  joinTalk,
  openDeskAs,
  seesNewPicture,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

const HZ = { ghani: 440, aigerim: 880 };
const TONES = Object.values(HZ);
const OTHERS = 9;

let server: TestServer;
let ghani: Person;
let aigerim: Person;
const others: Talk[] = [];
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    openPerson(HZ.ghani, { viewport: { width: 360, height: 720 } }),
    openPerson(HZ.aigerim),
  ]);
});
afterAll(async () => {
  others.forEach(hangUp);
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

test('a media worker dies among ten talks: a new one takes its place, and all ten go on without a press', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  for (let i = 0; i < OTHERS; i++) others.push(await callSomebody(server, 'daulet'));
  for (const talk of others) await talkTogether(talk);
  await takeTicketAtAlmaly(ghani.page, server.url);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);

  const media = server.deps.media as MediasoupMedia;
  const before = await media.workers();
  expect(before).toHaveLength(1);
  expect(before[0]!.rooms).toHaveLength(OTHERS + 1);
  const told = others.flatMap(({ desk, applicant }) =>
    [desk, applicant].map(({ page }) => page.hear<{ reason: string }>('media.dropped')),
  );
  // Aigerim is muted, and stays so in the new room from its first packet on.
  const microphone = button(aigerim.page, callTexts.microphoneKey);
  await microphone.click();
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBeNull();
  const kill = async () => process.kill(before[0]!.pid, 'SIGKILL');
  const heard = await heardWhile(ghani.page, TONES, async () => {
    await tellOutage('the media worker killed', [ghani, aigerim], kill);
    await Promise.all([seesNewPicture(ghani.page), seesNewPicture(aigerim.page)]);
    await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(HZ.ghani);
  });
  expect(heard).toEqual([]);
  await microphone.click();

  // The nine are pages by hand: they are told, and do what a page does then.
  expect((await Promise.all(told)).every(({ reason }) => reason === 'rebuilt')).toBe(true);
  for (const talk of others) await talkTogether(talk);
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.aigerim);
  for (const talk of others) expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  const [after] = await media.workers();
  expect(after!.pid).not.toBe(before[0]!.pid);
  expect(after!.rooms).toHaveLength(OTHERS + 1);
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});
