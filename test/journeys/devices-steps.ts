import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { DeviceTestResult, Verdict } from '../../server/contract/device-test.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deviceTexts, verdictTexts } from '../../server/contract/texts/device-test.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure } from '../harness/browser.ts';
import { takeTicket } from '../harness/people.ts';
import type { TestServer } from '../harness/server.ts';
import { button, says } from './steps.ts';

export const press = (page: Page, text: Text) => button(page, text).click();
export const heading = (page: Page, text: Text) =>
  page.getByRole('heading', { name: says(text), exact: true });

export const again = (part: 'camera' | 'network'): Text => ({
  ...deviceTexts.checkAgain,
  en: says(deviceTexts.checkAgain, { part: says(deviceTexts[part]) }),
});

type Waiting = {
  options?: BrowserContextOptions;
  devices?: 'asked';
  line?: Parameters<typeof takeTicket>[1];
};

/** Ghani waits at the busy district office, before his own page, until the end of the test. */
export async function ghaniWaits({ url }: TestServer, { options, devices, line }: Waiting = {}) {
  const { ticketId, secret, label } = await takeTicket(url, line);
  const ghani = await openPerson(440, options, devices);
  onTestFinished(() => ghani.close());
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await page.goto(`${url}/t/${ticketId}#${secret}`);
  await page.getByText(label).first().waitFor();
  return { person: ghani, page, ticketId, label };
}

export async function begin(page: Page): Promise<void> {
  await press(page, deviceTexts.checkMine);
  await press(page, deviceTexts.begin);
}

/** Remembers every track that the page is given, under `window.open`. */
export const watchTracks = (page: Page) =>
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

export async function hearTheTune(page: Page): Promise<void> {
  await press(page, deviceTexts.play);
  await press(page, deviceTexts.yesHeard);
}

/** Up to the network, with all else passed by. */
export async function tryNetwork(page: Page): Promise<void> {
  await begin(page);
  await press(page, deviceTexts.withSoundOnly);
  await page.getByText(says(deviceTexts.weHear)).waitFor();
  await press(page, commonTexts.next);
  await hearTheTune(page);
}

export async function verdictIs(page: Page, verdict: Verdict): Promise<void> {
  await heading(page, deviceTexts.result).waitFor({ timeout: 60_000 });
  await page.getByText(says(verdictTexts[verdict].title), { exact: true }).waitFor();
}

/** What came of the last test of this ticket's person, as the server keeps it. */
export async function kept({ database }: TestServer, ticketId: string): Promise<DeviceTestResult> {
  const { rows } = await database.owner.query(
    `SELECT d."result" FROM "DeviceTest" d JOIN "Ticket" t ON t."visitId" = d."visitId"
     WHERE t."id" = $1 ORDER BY d."at" DESC LIMIT 1`,
    [ticketId],
  );
  return rows[0].result;
}
