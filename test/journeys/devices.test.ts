import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskVerdictTexts, deviceTexts } from '../../server/contract/texts/device-test.ts';
import { networkTroubleTexts, troubleTexts } from '../../server/contract/texts/device-trouble.ts';
import { openPerson } from '../harness/browser.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { RELAY_SECRET, startRelay } from '../harness/relay.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  again,
  begin,
  ghaniWaits,
  heading,
  hearTheTune,
  kept,
  press,
  tryNetwork,
  verdictIs,
} from './devices-steps.ts';
import { openDeskAs, says } from './steps.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stopAll());

const framesOfSelf = (page: Page) =>
  page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);

test('Ghani sees, hears and is heard; his verdict is good, and Aigerim reads it in the line', async () => {
  const { page, ticketId, label, person } = await ghaniWaits(server);
  await look(page, 'devices-01-card');
  await press(page, deviceTexts.checkMine);
  await lookInEveryLanguage(page, 'devices-02-intro');
  await press(page, deviceTexts.begin);
  await expect.poll(() => framesOfSelf(page)).toBeGreaterThan(2);
  await look(page, 'devices-03-camera');
  await press(page, commonTexts.next);

  const meter = page.getByRole('meter', { name: says(deviceTexts.level) });
  const level = async () => Number(await meter.getAttribute('aria-valuenow'));
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await expect.poll(level, { interval: 20 }).toBeGreaterThan(50);
  await expect.poll(level, { interval: 20 }).toBeLessThan(20);
  await lookInEveryLanguage(page, 'devices-04-microphone');
  await press(page, commonTexts.next);

  await press(page, deviceTexts.play);
  await page.getByText(says(deviceTexts.didYouHear)).waitFor();
  await lookInEveryLanguage(page, 'devices-05-speaker');
  await press(page, deviceTexts.yesHeard);
  await verdictIs(page, 'good');
  await page.getByText(says(deviceTexts.figures)).click();
  await lookInEveryLanguage(page, 'devices-06-good');

  const { paths, ...devices } = await kept(server, ticketId);
  expect(devices).toEqual({ camera: 'ok', microphone: 'ok', speaker: 'ok' });
  expect(paths).toMatchObject([
    { path: 'udp', reached: true, loss: 0 },
    { path: 'tcp', reached: true, loss: 0 },
  ]);
  await press(page, commonTexts.next);
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
    says(deviceTexts.checkMine),
  );
  await expect.poll(() => server.deps.media.load()).toMatchObject({ rooms: 0, transports: 0 });

  const aigerim = await openPerson(880);
  try {
    await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
    const entry = aigerim.page.getByRole('listitem').filter({ hasText: label });
    await entry.getByText(says(deskVerdictTexts.good)).waitFor();
    await look(aigerim.page, 'devices-07-line');
  } finally {
    await aigerim.close();
  }
  expect(person.problems).toEqual([]);
});

test('Ghani has blocked the camera: he is told how to allow it, and goes on with sound only', async () => {
  const { page, ticketId, person } = await ghaniWaits(server, {
    options: { permissions: ['microphone'] },
    devices: 'asked',
  });
  await begin(page);
  await page.getByText(says(troubleTexts.camera.blocked.title)).waitFor();
  await page.getByText(says(deviceTexts.soundOnly)).waitFor();
  await lookInEveryLanguage(page, 'devices-08-blocked');
  await press(page, deviceTexts.withSoundOnly);
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await press(page, commonTexts.next);
  await hearTheTune(page);
  await verdictIs(page, 'audio_only');
  await page.getByText(says(troubleTexts.camera.blocked.todo)).waitFor();
  await lookInEveryLanguage(page, 'devices-09-sound-only');
  expect(await kept(server, ticketId)).toMatchObject({ camera: 'blocked', microphone: 'ok' });

  await person.context.grantPermissions(['microphone', 'camera']);
  await press(page, again('camera'));
  await expect.poll(() => framesOfSelf(page)).toBeGreaterThan(2);
  await press(page, commonTexts.next);
  await verdictIs(page, 'good');
  expect(await kept(server, ticketId)).toMatchObject({
    camera: 'ok',
    microphone: 'ok',
    paths: [{ path: 'udp' }, { path: 'tcp' }],
  });
  await press(page, commonTexts.next);
  expect(person.problems).toEqual([]);
});

test('a slow network that loses packets comes to a worse verdict than a good one', async () => {
  const { page, ticketId, person } = await ghaniWaits(server);
  const devtools = await person.context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 200, downloadThroughput: -1, uploadThroughput: -1 },
    packetLoss: 20,
  });
  await tryNetwork(page);
  await heading(page, deviceTexts.result).waitFor({ timeout: 60_000 });
  await page.getByText(says(networkTroubleTexts.weak.title)).waitFor();
  await lookInEveryLanguage(page, 'devices-11-weak');
  const weak = await kept(server, ticketId);

  await devtools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
    packetLoss: 0,
  });
  await press(page, again('network'));
  await verdictIs(page, 'good');
  const good = await kept(server, ticketId);
  expect(weak.paths[0]!.loss).toBeGreaterThan(0);
  expect(weak.paths[0]!.delayMs).toBeGreaterThan(300);
  expect(good.paths[0]).toMatchObject({ path: 'udp', reached: true, loss: 0 });
  expect(person.problems).toEqual([]);
});

test('where there is a relay, the way through it is tried too, and Ghani reads which ways are open', async () => {
  const relay = await startRelay();
  const variables = { TURN_URLS: relay.urls.tcp, TURN_SECRET: RELAY_SECRET };
  const relayed = await startTestServer({ variables });
  try {
    const { page, person } = await ghaniWaits(relayed);
    await tryNetwork(page);
    await verdictIs(page, 'good');
    await page.getByText('Open ways: direct way (UDP), spare way (TCP), through a relay').waitFor();
    await page.getByText(says(deviceTexts.figures)).click();
    await page.getByText(/^Through a relay: delay \d+ ms, loss 0%$/).waitFor();
    await lookInEveryLanguage(page, 'devices-13-relay');
    expect(person.problems).toEqual([]);
  } finally {
    await relayed.stopAll();
    await relay.stop();
  }
});
