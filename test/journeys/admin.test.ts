import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD, demo } from '../../prisma/seed/demo.ts';
import { adminTexts, foretellingTexts as texts } from '../../server/contract/texts/admin.ts';
import { talkQualityTexts } from '../../server/contract/texts/talk-quality.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { foretoldHistory } from '../harness/foretold.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { talksOfAWeek } from '../harness/quality.ts';
import { button, says } from './steps.ts';

let server: TestServer;
let arman: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [arman, aigerim] = await Promise.all([openPerson(440), openPerson(880)]);
});
afterAll(async () => {
  await Promise.all([arman?.close(), aigerim?.close()]);
  await server?.stopAll();
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel(says(deskTexts.login)).fill(login);
  await page.getByLabel(says(deskTexts.password)).fill(DEMO_PASSWORD);
  await button(page, deskTexts.signIn).click();
}

/** A figure of the page, under the words beside it. */
const figure = (page: Page, name: string) =>
  page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).locator('dd');
const pictures = (page: Page) => page.getByRole('img');
const period = (page: Page, n: number) => page.getByRole('radio', { name: says(adminTexts.days, { n }) });

test('an administrator sees what became of the waits that were foretold, by queue and one by one', async () => {
  pictureOnFailure(() => ({ arman }));
  const { page } = arman;
  await page.goto(`${server.url}/desk`);
  await signIn(page, 'arman');
  await page.waitForURL(/\/admin$/);
  await page.getByText(says(texts.none)).waitFor();
  await lookInEveryLanguage(page, '40-admin-nothing-yet');
  await page.getByRole('banner').getByRole('radio').last().check({ force: true });

  const { almalyDistrict, esilDistrict } = demo.offices;
  const { prosecutor } = demo.services.almalyDistrict;
  const [steady, uneven] = [
    { officeId: almalyDistrict, queueId: demo.queues.almalyDistrict.reception, serviceId: prosecutor },
    {
      officeId: esilDistrict,
      queueId: demo.queues.esilDistrict.reception,
      serviceId: demo.services.esilDistrict.prosecutor,
    },
  ];
  await foretoldHistory(server, steady, { people: 26, talkOf: (n) => 6 + ((n * 7) % 10) * 1.5 });
  // Long talks first, so that waits last longer than was told; then, when that is learnt, short ones.
  await foretoldHistory(server, uneven, { people: 24, talkOf: (n) => (n < 8 ? 24 + n * 2 : 1) });

  await page.reload();
  await expect.poll(() => figure(page, says(texts.waits)).textContent()).toMatch(/^50/);
  const shares = page.getByRole('table', { name: says(texts.byQueue) });
  await expect.poll(() => shares.locator('tbody').count()).toBe(2);
  expect(await pictures(page).count()).toBe(2);
  await lookInEveryLanguage(page, '41-admin');
  await page.getByRole('banner').getByRole('radio').last().check({ force: true });

  // The same waits to read, as many rows as there are marks.
  await page.getByText(says(texts.asTable)).click();
  await expect.poll(() => page.locator('details tbody tr').count()).toBe(26);
  await page.locator('details').scrollIntoViewIfNeeded();
  await look(page, '42-admin-table');
  await page.getByLabel(says(texts.chooseQueue)).selectOption(uneven.queueId);
  await expect.poll(() => page.locator('details tbody tr').count()).toBe(24);
  await look(page, '43-admin-other-queue');

  // Ten days later the sign-in has ended, and none of it is of the last week, all of it of the last month.
  server.clock.advance(10 * 24 * 3_600_000);
  await period(page, 30).click();
  await page.getByText(says(deskTexts.accessEnded)).waitFor();
  await signIn(page, 'arman');
  await page.getByText(says(texts.none)).waitFor();
  await period(page, 30).check();
  await expect.poll(() => figure(page, says(texts.waits)).textContent()).toMatch(/^50/);

  await button(page, deskTexts.signOut).click();
  await page.getByLabel(says(deskTexts.login)).waitFor();
  expect(arman.problems).toEqual([]);
});

test('an administrator sees how the connection of talks was, and what was amiss in which', async () => {
  pictureOnFailure(() => ({ arman }));
  const { page } = arman;
  await talksOfAWeek(server);
  await page.goto(`${server.url}/desk`);
  await signIn(page, 'arman');
  await page.waitForURL(/\/admin$/);
  await page.getByRole('tab', { name: says(adminTexts.talksTab) }).click();
  const talks = page.getByRole('region', { name: says(talkQualityTexts.title) });
  await expect.poll(() => figure(page, says(talkQualityTexts.parts)).textContent()).toMatch(/^28/);
  const rows = talks.getByRole('listitem').filter({ hasText: '·' });
  const troubled = await rows.count();
  expect(troubled).toBeGreaterThan(3);
  expect(troubled).toBeLessThan(20);
  await talks.scrollIntoViewIfNeeded();
  await lookInEveryLanguage(page, '45-admin-talks');
  await page.getByRole('banner').getByRole('radio').last().check({ force: true });
  await talks.getByRole('radio', { name: says(talkQualityTexts.all), exact: true }).check();
  await expect.poll(() => rows.count()).toBe(20);
  await button(page, talkQualityTexts.showMore).click();
  await expect.poll(() => rows.count()).toBe(28);
  await button(page, deskTexts.signOut).click();
  expect(arman.problems).toEqual([]);
});

test('an official is told that the page is not theirs, and goes on to their desk', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const { page } = aigerim;
  await page.goto(`${server.url}/admin`);
  await signIn(page, 'aigerim');
  await page.getByText(says(adminTexts.notYours)).waitFor();
  await lookInEveryLanguage(page, '44-admin-not-yours');
  await page.getByRole('banner').getByRole('radio').last().check({ force: true });
  await page.getByRole('link', { name: says(adminTexts.toOwnPage) }).click();
  await page.getByRole('heading', { level: 1, name: says(deskTexts.chooseDesk) }).waitFor();
  expect(aigerim.problems).toEqual([]);
});
