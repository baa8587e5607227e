import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { DeviceTestResult, Verdict } from '../../server/contract/device-test.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskVerdictTexts, deviceTexts, verdictTexts } from '../../server/contract/texts/device-test.ts';
import { networkTroubleTexts, troubleTexts } from '../../server/contract/texts/device-trouble.ts';
import { readEnv } from '../../server/env.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { addFreeDesk } from '../harness/desks.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { RELAY_SECRET, startRelay } from '../harness/relay.ts';
import { addLine } from '../harness/lines.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { openDesk, takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { openDeskAs, says } from './steps.ts';

let server: TestServer;
let ghani: Person | undefined;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  await ghani?.close();
  ghani = undefined;
});
afterAll(() => server?.stopAll());

const press = (page: Page, text: Text) => page.getByRole('button', { name: says(text), exact: true }).click();
const heading = (page: Page, text: Text) => page.getByRole('heading', { name: says(text), exact: true });

const again = (part: 'camera' | 'network'): Text => ({
  ...deviceTexts.checkAgain,
  en: says(deviceTexts.checkAgain, { part: says(deviceTexts[part]) }),
});

/** Ghani waits at the busy district office, before his own page. */
async function ghaniWaits(options: BrowserContextOptions = {}, devices?: 'asked', at = { server, line: {} }) {
  const { url } = at.server;
  const { ticketId, secret, label } = await takeTicket(url, at.line);
  ghani = await openPerson(440, options, devices);
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await page.goto(`${url}/t/${ticketId}#${secret}`);
  await page.getByText(label).first().waitFor();
  return { person: ghani, page, ticketId, label };
}

async function begin(page: Page): Promise<void> {
  await press(page, deviceTexts.checkMine);
  await press(page, deviceTexts.begin);
}

async function hearTheTune(page: Page): Promise<void> {
  await press(page, deviceTexts.play);
  await press(page, deviceTexts.yesHeard);
}

async function verdictIs(page: Page, verdict: Verdict): Promise<void> {
  await heading(page, deviceTexts.result).waitFor({ timeout: 60_000 });
  await page.getByText(says(verdictTexts[verdict].title), { exact: true }).waitFor({ timeout: 30_000 });
}

async function kept(ticketId: string): Promise<DeviceTestResult> {
  const { rows } = await server.database.owner.query(
    `SELECT d."result" FROM "DeviceTest" d JOIN "Ticket" t ON t."visitId" = d."visitId"
     WHERE t."id" = $1 ORDER BY d."at" DESC LIMIT 1`,
    [ticketId],
  );
  return rows[0].result;
}

const framesOfSelf = (page: Page) =>
  page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0);

const devicesInUse = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { open: MediaStreamTrack[] }).open.filter((t) => t.readyState === 'live').length,
  );

/** Remembers every track that the page is given, so that the test sees which are still open. */
const watchTracks = (page: Page) =>
  page.addInitScript(() => {
    const open: MediaStreamTrack[] = [];
    Object.assign(window, { open });
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      open.push(...stream.getTracks());
      return stream;
    };
  });

test('Ghani sees, hears and is heard; his verdict is good, and Aigerim reads it in the line', async () => {
  const { page, ticketId, label, person } = await ghaniWaits();
  await look(page, 'devices-01-card');
  await press(page, deviceTexts.checkMine);
  await lookInEveryLanguage(page, 'devices-02-intro');
  await press(page, deviceTexts.begin);
  await expect.poll(() => framesOfSelf(page), { timeout: 20_000 }).toBeGreaterThan(2);
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

  const { paths, ...devices } = await kept(ticketId);
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
  const { page, ticketId, person } = await ghaniWaits({ permissions: ['microphone'] }, 'asked');
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
  expect(await kept(ticketId)).toMatchObject({ camera: 'blocked', microphone: 'ok' });

  await person.context.grantPermissions(['microphone', 'camera']);
  await press(page, again('camera'));
  await expect.poll(() => framesOfSelf(page), { timeout: 20_000 }).toBeGreaterThan(2);
  await press(page, commonTexts.next);
  await verdictIs(page, 'good');
  expect(await kept(ticketId)).toMatchObject({
    camera: 'ok',
    microphone: 'ok',
    paths: [{ path: 'udp' }, { path: 'tcp' }],
  });
  await press(page, commonTexts.next);
  expect(person.problems).toEqual([]);
});

test('Ghani has no device that he allows: the test and his place go on', async () => {
  const { page, ticketId, label, person } = await ghaniWaits({ permissions: [] }, 'asked');
  await begin(page);
  await page.getByText(says(troubleTexts.camera.blocked.title)).waitFor();
  await press(page, deviceTexts.withSoundOnly);
  await page.getByText(says(troubleTexts.microphone.blocked.title)).waitFor();
  await press(page, deviceTexts.goOnAnyway);
  await hearTheTune(page);
  await verdictIs(page, 'poor');
  await lookInEveryLanguage(page, 'devices-10-poor');
  expect(await kept(ticketId)).toMatchObject({ camera: 'blocked', microphone: 'blocked', speaker: 'ok' });
  await press(page, commonTexts.next);
  await page.getByText(label).first().waitFor();
  expect(person.problems).toEqual([]);
});

test('the devices are free as soon as they are not needed, and when Ghani stops in the middle', async () => {
  const { page, person } = await ghaniWaits();
  await watchTracks(page);
  await page.reload();
  await begin(page);
  await expect.poll(() => devicesInUse(page)).toBe(2);
  await press(page, commonTexts.next);
  await expect.poll(() => devicesInUse(page)).toBe(1);
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await press(page, commonTexts.next);
  await expect.poll(() => devicesInUse(page)).toBe(0);
  await press(page, deviceTexts.without);
  await begin(page);
  await expect.poll(() => devicesInUse(page)).toBe(2);
  await press(page, deviceTexts.without);
  await expect.poll(() => devicesInUse(page)).toBe(0);
  expect(person.problems).toEqual([]);
});

test('a browser that cannot hold a talk says so, and Ghani goes on', async () => {
  const { page, ticketId, person } = await ghaniWaits();
  await page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
  await page.reload();
  await begin(page);
  await press(page, commonTexts.next);
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await press(page, commonTexts.next);
  await hearTheTune(page);
  await verdictIs(page, 'poor');
  await page.getByText(says(networkTroubleTexts.unsupported.title)).waitFor();
  expect((await kept(ticketId)).paths).toMatchObject([{ reached: false }, { reached: false }]);
  await press(page, commonTexts.next);
  expect(person.problems).toEqual([]);
});

/** Up to the network, with all else passed by. */
async function tryNetwork(page: Page): Promise<void> {
  await begin(page);
  await press(page, deviceTexts.withSoundOnly);
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await press(page, commonTexts.next);
  await hearTheTune(page);
}

test('a slow network that loses packets comes to a worse verdict than a good one', async () => {
  const { page, ticketId, person } = await ghaniWaits();
  const devtools = await person.context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 200, downloadThroughput: -1, uploadThroughput: -1 },
    packetLoss: 20,
  });
  await tryNetwork(page);
  await heading(page, deviceTexts.result).waitFor({ timeout: 60_000 });
  await page.getByText(says(networkTroubleTexts.weak.title)).waitFor({ timeout: 30_000 });
  await lookInEveryLanguage(page, 'devices-11-weak');
  const weak = await kept(ticketId);

  await devtools.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
    packetLoss: 0,
  });
  await press(page, again('network'));
  await verdictIs(page, 'good');
  const good = await kept(ticketId);
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
    const { page, person } = await ghaniWaits({}, undefined, { server: relayed, line: {} });
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

test('a network that lets nothing through is given up after a while, and Ghani goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-walled-'));
  const env = readEnv({
    ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', MEDIA_WORKERS: '1' },
    MEDIA_ANNOUNCED_ADDRESS: '127.0.0.99',
  });
  const walled = await startTestServer({ env });
  try {
    const { page, person } = await ghaniWaits({}, undefined, { server: walled, line: {} });
    await tryNetwork(page);
    await page.getByRole('progressbar').waitFor();
    await look(page, 'devices-12-trying');
    await verdictIs(page, 'poor');
    await page.getByText(says(networkTroubleTexts.closed.title)).waitFor();
    await press(page, commonTexts.next);
    await expect.poll(() => walled.deps.media.load()).toMatchObject({ rooms: 0, transports: 0 });
    expect(person.problems).toEqual([]);
  } finally {
    await walled.stopAll();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a server that tries no more paths now says so, and Ghani goes on', async () => {
  const busy = await startTestServer({ settings: { probesAtOnce: 0 } });
  try {
    const { page, person } = await ghaniWaits({}, undefined, { server: busy, line: {} });
    await tryNetwork(page);
    await verdictIs(page, 'good');
    await page.getByText(says(networkTroubleTexts.notTried.title)).waitFor();
    await press(page, commonTexts.next);
    expect(person.problems).toEqual([]);
  } finally {
    await busy.stopAll();
  }
});

test('called in the middle of the test, Ghani sees the call, and his devices are free for it', async () => {
  const { officeId, serviceId, queueId } = await addLine(server, demo.offices.almalyDistrict, 0);
  const deskId = await addFreeDesk(server, queueId);
  const desk = await openDesk(server.url, 'aigerim', deskId);
  const { page, person } = await ghaniWaits({}, undefined, { server, line: { officeId, serviceId } });
  await watchTracks(page);
  await page.reload();
  await begin(page);
  await expect.poll(() => devicesInUse(page)).toBe(2);
  await desk.page.ask('desk.callNext', { deskId });
  await page.getByRole('alert').waitFor();
  await expect.poll(() => devicesInUse(page)).toBe(0);
  expect(person.problems).toEqual([]);
  desk.browser.close();
});
