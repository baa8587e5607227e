import { afterAll, beforeAll, expect, test } from 'vitest';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { loudestTone } from '../harness/listening.ts';
import { TAKE_AWAY } from '../harness/old-phone.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  button,
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  says,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

const APPLICANT_HZ = 440;
const OFFICIAL_HZ = 880;
const TONES = [APPLICANT_HZ, OFFICIAL_HZ];

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    openPerson(APPLICANT_HZ, { viewport: { width: 360, height: 720 } }),
    openPerson(OFFICIAL_HZ),
  ]);
  for (const { context } of [ghani, aigerim]) await context.addInitScript(TAKE_AWAY);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

test('Ghani and Aigerim, whose browsers have nothing of the language that Chrome 87 lacks, are received and receive', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  await takeTicketAtAlmaly(page, server.url);
  expect(await page.evaluate(() => 'hasOwn' in Object || 'structuredClone' in globalThis)).toBe(false);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await callNext(aigerim.page);
  await joinTalk(page);
  await Promise.all([seesTheOther(page), seesTheOther(aigerim.page)]);
  await expect.poll(() => loudestTone(page, TONES)).toBe(OFFICIAL_HZ);

  await button(page, callTexts.devices).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('button', { name: says(commonTexts.close) }).click();
  await dialog.waitFor({ state: 'detached' });

  await finishWith(aigerim.page, 'Түсіндірілді.');
  await page.getByText('Түсіндірілді.').waitFor();
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});
