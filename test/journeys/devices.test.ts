import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { DeviceTestResult, Verdict } from '../../server/contract/device-test.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskVerdictTexts, deviceTexts, verdictTexts } from '../../server/contract/texts/device-test.ts';
import { networkTroubleTexts, troubleTexts } from '../../server/contract/texts/device-trouble.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { openDeskAs, says } from './steps.ts';

const OUTPUT = 'test/output/devices';
const VIEWS = [
  { width: 360, height: 720 },
  { width: 1280, height: 800 },
];

let server: TestServer;
let ghani: Person | undefined;
beforeAll(async () => {
  await mkdir(OUTPUT, { recursive: true });
  server = await startTestServer();
});
afterEach(async () => {
  await ghani?.close();
  ghani = undefined;
});
afterAll(() => server?.stopAll());

const press = (page: Page, text: Text) => page.getByRole('button', { name: says(text), exact: true }).click();
const heading = (page: Page, text: Text) => page.getByRole('heading', { name: says(text), exact: true });

/** Ghani waits at the busy district office, before his own page. */
async function ghaniWaits(options: BrowserContextOptions = {}, devices?: 'asked') {
  const { ticketId, secret, label } = await takeTicket(server.url);
  ghani = await openPerson(440, options, devices);
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await page.goto(`${server.url}/t/${ticketId}#${secret}`);
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
  await page.getByText(says(verdictTexts[verdict].title)).waitFor({ timeout: 30_000 });
}

async function kept(ticketId: string): Promise<DeviceTestResult> {
  const { rows } = await server.database.owner.query(
    `SELECT d."result" FROM "DeviceTest" d JOIN "Ticket" t ON t."visitId" = d."visitId"
     WHERE t."id" = $1 ORDER BY d."at" DESC LIMIT 1`,
    [ticketId],
  );
  return rows[0].result;
}

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

/** A picture in each width, no axe violation, nothing wider than the screen. */
async function look(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!;
  for (const view of VIEWS) {
    await page.setViewportSize(view);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `${OUTPUT}/${name}-${view.width}-${colorScheme}.png`, fullPage: true });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${name} ${view.width}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, name).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(size);
}

test('Ghani sees, hears and is heard; his verdict is good, and Aigerim reads it in the line', async () => {
  const { page, ticketId, label, person } = await ghaniWaits();
  await look(page, '1-card');
  await press(page, deviceTexts.checkMine);
  await look(page, '2-intro');
  await press(page, deviceTexts.begin);
  await page.waitForFunction(
    () => document.querySelector('video')!.getVideoPlaybackQuality().totalVideoFrames > 2,
  );
  await look(page, '3-camera');
  await press(page, commonTexts.next);

  const meter = page.getByRole('meter', { name: says(deviceTexts.level) });
  const level = async () => Number(await meter.getAttribute('aria-valuenow'));
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await expect.poll(level, { interval: 20 }).toBeGreaterThan(50);
  await expect.poll(level, { interval: 20 }).toBeLessThan(20);
  await look(page, '4-microphone');
  await press(page, commonTexts.next);

  await press(page, deviceTexts.play);
  await page.getByText(says(deviceTexts.didYouHear)).waitFor();
  await look(page, '5-speaker');
  await press(page, deviceTexts.yesHeard);
  await verdictIs(page, 'good');
  await page.getByText(says(deviceTexts.figures)).click();
  await look(page, '6-good');

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
    await look(aigerim.page, '7-line');
  } finally {
    await aigerim.close();
  }
  expect(person.problems).toEqual([]);
});
