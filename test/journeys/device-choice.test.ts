import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { loudestTone } from '../harness/listening.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { button, callNext, joinTalk, openDeskAs, says, seesNewPicture, takeTicketAtAlmaly } from './steps.ts';

const APPLICANT_HZ = 440;
const TONES = [APPLICANT_HZ, 880];

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  // Chromium's second camera shows depths, which nothing encodes: Ghani takes the third.
  const flags = ['--use-fake-device-for-media-stream=device-count=3'];
  [ghani, aigerim] = await Promise.all([
    openPerson(APPLICANT_HZ, { viewport: { width: 360, height: 720 } }, 'allowed', { flags }),
    openPerson(880),
  ]);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

const CHOICE = [
  [callTexts.microphone, 'Fake Audio Input 2'],
  [callTexts.camera, 'fake_device_2'],
  [callTexts.speaker, 'Fake Audio Output 2'],
] as const;

const chooser = (page: Page, device: Text) =>
  page.getByRole('dialog').getByRole('combobox', { name: says(device) });

async function inDevices(page: Page, act: () => Promise<void>): Promise<void> {
  await button(page, callTexts.devices).click();
  await page.getByRole('dialog').waitFor();
  await act();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** What the dialog says is in use: of microphone and camera it asks their tracks. */
const shown = (page: Page, device: Text) =>
  chooser(page, device).evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent);

/** The loudspeakers on which the page plays voices, by their names. */
const playsOn = (page: Page) =>
  page.evaluate(async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const sinks = [...document.querySelectorAll('audio')].map(({ sinkId }) => sinkId);
    return sinks.map(
      (sinkId) => devices.find((one) => one.kind === 'audiooutput' && one.deviceId === sinkId)?.label ?? '',
    );
  });

const isOn = (page: Page, device: Text) => button(page, device).getAttribute('aria-pressed');

async function loadAgain(page: Page): Promise<void> {
  await page.reload();
  await button(page, ticketTexts.returnToTalk).click();
  await button(page, callTexts.leave).waitFor();
}

test('the devices that Ghani chose are in use after a reload; muted and unseen, he stays so', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await takeTicketAtAlmaly(page, server.url);
  await callNext(aigerim.page);
  await joinTalk(page);
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(APPLICANT_HZ);

  await inDevices(page, async () => {
    for (const [device, name] of CHOICE) await chooser(page, device).selectOption({ label: name });
  });
  await expect.poll(() => playsOn(page)).toEqual(['Fake Audio Output 2']);
  await seesNewPicture(aigerim.page);

  await loadAgain(page);
  await inDevices(page, async () => {
    for (const [device, name] of CHOICE) await expect.poll(() => shown(page, device)).toBe(name);
  });
  await expect.poll(() => playsOn(page)).toEqual(['Fake Audio Output 2']);
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(APPLICANT_HZ);

  await button(page, callTexts.microphoneKey).click();
  await button(page, callTexts.cameraKey).click();
  await loadAgain(page);
  // In the talk and silent: Aigerim's voice comes, and hers alone is heard.
  await expect.poll(() => loudestTone(page, TONES)).toBe(880);
  expect(await loudestTone(aigerim.page, TONES, 1500)).toBeNull();
  expect(
    await Promise.all([callTexts.microphoneKey, callTexts.cameraKey].map((one) => isOn(page, one))),
  ).toEqual(['false', 'false']);
  await page.getByRole('img', { name: says(callTexts.youAreMuted) }).waitFor();

  await button(page, callTexts.microphoneKey).click();
  await button(page, callTexts.cameraKey).click();
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(APPLICANT_HZ);
  await seesNewPicture(aigerim.page);
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});
