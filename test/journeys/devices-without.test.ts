import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deviceTexts } from '../../server/contract/texts/device-test.ts';
import { networkTroubleTexts, troubleTexts } from '../../server/contract/texts/device-trouble.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { readEnv } from '../../server/env.ts';
import { addFreeDesk } from '../harness/desks.ts';
import { addLine } from '../harness/lines.ts';
import { look, lookEveryWay, lookInEveryLanguage } from '../harness/look.ts';
import { openDesk } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  begin,
  ghaniWaits,
  hearTheTune,
  kept,
  press,
  tryNetwork,
  verdictIs,
  watchTracks,
} from './devices-steps.ts';
import { says } from './steps.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stopAll());

const devicesInUse = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { open: MediaStreamTrack[] }).open.filter((t) => t.readyState === 'live').length,
  );

test('Ghani has no device that he allows: the test and his place go on', async () => {
  const { page, ticketId, label, person } = await ghaniWaits(server, {
    options: { permissions: [] },
    devices: 'asked',
  });
  await begin(page);
  await page.getByText(says(troubleTexts.camera.blocked.title)).waitFor();
  await press(page, deviceTexts.withSoundOnly);
  await page.getByText(says(troubleTexts.microphone.blocked.title)).waitFor();
  await press(page, deviceTexts.goOnAnyway);
  await hearTheTune(page);
  await verdictIs(page, 'poor');
  await lookInEveryLanguage(page, 'devices-10-poor');
  expect(await kept(server, ticketId)).toMatchObject({
    camera: 'blocked',
    microphone: 'blocked',
    speaker: 'ok',
  });
  await press(page, commonTexts.next);
  await page.getByText(label).first().waitFor();
  expect(person.problems).toEqual([]);
});

test('the devices are free as soon as they are not needed, and when Ghani stops in the middle', async () => {
  const { page, person } = await ghaniWaits(server);
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

test('Ghani stops the test while the browser still asks him, and allows then: nothing comes on', async () => {
  const { page, person } = await ghaniWaits(server);
  await watchTracks(page);
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      await new Promise((allow) => Object.assign(window, { allow }));
      return stream;
    };
  });
  await page.reload();
  await begin(page);
  await page.waitForFunction(() => 'allow' in window);
  await press(page, deviceTexts.without);
  await page.evaluate(() => (window as unknown as { allow: () => void }).allow());
  await expect.poll(() => devicesInUse(page)).toBe(0);
  expect(person.problems).toEqual([]);
});

/** From the next load of the page on. */
const withoutWebRtc = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));

test('a browser that cannot hold a talk says so, and Ghani goes on', async () => {
  const { page, ticketId, person } = await ghaniWaits(server);
  await withoutWebRtc(page);
  await page.reload();
  await begin(page);
  await press(page, commonTexts.next);
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await press(page, commonTexts.next);
  await hearTheTune(page);
  await verdictIs(page, 'poor');
  await page.getByText(says(networkTroubleTexts.unsupported.title)).waitFor();
  expect((await kept(server, ticketId)).paths).toMatchObject([{ reached: false }, { reached: false }]);
  await press(page, commonTexts.next);
  expect(person.problems).toEqual([]);
});

test('a network that lets nothing through is given up after a while, and Ghani goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-walled-'));
  const env = readEnv({
    ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', MEDIA_WORKERS: '1' },
    MEDIA_ANNOUNCED_ADDRESS: '127.0.0.99',
  });
  const walled = await startTestServer({ env });
  try {
    const { page, person } = await ghaniWaits(walled);
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
    const { page, person } = await ghaniWaits(busy);
    await tryNetwork(page);
    await verdictIs(page, 'good');
    await page.getByText(says(networkTroubleTexts.notTried.title)).waitFor();
    await press(page, commonTexts.next);
    expect(person.problems).toEqual([]);
  } finally {
    await busy.stopAll();
  }
});

/** A line of one, and a desk that calls Ghani when the test says so. */
async function ghaniIsNext() {
  const { officeId, serviceId, queueId } = await addLine(server, demo.offices.almalyDistrict, 0);
  const deskId = await addFreeDesk(server, queueId);
  const desk = await openDesk(server.url, 'aigerim', deskId);
  onTestFinished(() => desk.browser.close());
  const call = () => desk.page.ask('desk.callNext', { deskId });
  return { call, ...(await ghaniWaits(server, { line: { officeId, serviceId } })) };
}

test('called to a browser that cannot hold a talk, Ghani reads so at once, and takes his link to another one', async () => {
  const { page, person, call } = await ghaniIsNext();
  await withoutWebRtc(page);
  await page.reload();
  await call();
  await press(page, ticketTexts.join);
  await page.getByText(says(errorTexts.CANNOT_TALK)).waitFor();
  await lookEveryWay(page, 'call-cannot-talk');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, ticketTexts.copyLink);
  await page.getByText(says(ticketTexts.linkCopied)).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/t\/.+#.+/);
  expect(person.problems).toEqual([]);
});

test('called in the middle of the test, Ghani sees the call, and his devices are free for it', async () => {
  const { page, person, call } = await ghaniIsNext();
  await watchTracks(page);
  await page.reload();
  await begin(page);
  await expect.poll(() => devicesInUse(page)).toBe(2);
  await call();
  await page.getByRole('alert').waitFor();
  await expect.poll(() => devicesInUse(page)).toBe(0);
  expect(person.problems).toEqual([]);
});
