import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD, demo } from '../../prisma/seed/demo.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { securityTexts as texts } from '../../server/contract/texts/security.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { codeOf } from '../harness/second-factor.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { says } from './steps.ts';

const OWN_PASSWORD = 'тау бұлақ домбыра күз';

let server: TestServer;
let usual: Person;
let other: Person;
beforeAll(async () => {
  server = await startTestServer();
  [usual, other] = await Promise.all([openPerson(440), openPerson(880)]);
  const { owner } = server.database;
  await owner.query('UPDATE "Staff" SET "mustChangePassword" = true WHERE "id" = $1', [demo.staff.aigerim]);
  await owner.query(
    `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
     VALUES (gen_random_uuid(), 'staff.secondFactor', $1, '{"required": true}', '2020-01-01', 'test')`,
    [demo.offices.almalyDistrict],
  );
});
afterAll(async () => {
  await Promise.all([usual?.close(), other?.close()]);
  await server?.stopAll();
});

const button = (page: Page, text: Text) => page.getByRole('button', { name: says(text), exact: true });
const titled = (page: Page, text: Text) =>
  page.getByRole('heading', { level: 1, name: says(text) }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());

async function givePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel(says(deskTexts.login)).fill('aigerim');
  await page.getByLabel(says(deskTexts.password)).fill(password);
  await button(page, deskTexts.signIn).click();
}

async function giveCode(page: Page, label: Text, code: string): Promise<void> {
  await page.getByLabel(says(label)).fill(code);
  await button(page, commonTexts.next).click();
}

/** The key as the page shows it, typed into an authenticator. */
async function secretOn(page: Page): Promise<string> {
  await page.getByRole('img', { name: says(texts.qr) }).waitFor();
  const key = page.locator('[aria-labelledby="enrol-key"]');
  return (await key.textContent())!.replace(/\s/g, '');
}

test('a first password, an own one, a telephone, papers; then a code at each sign-in, and the other browser is ended', async () => {
  pictureOnFailure(() => ({ usual, other }));
  const { page } = usual;
  await page.goto(`${server.url}/desk`);
  await givePassword(page, DEMO_PASSWORD);

  await titled(page, texts.newPasswordTitle);
  expect(await focused(page)).toBe(says(texts.newPasswordTitle));
  await page.reload();
  await titled(page, texts.newPasswordTitle);
  await lookInEveryLanguage(page, '20-new-password');
  await page.getByLabel(says(texts.currentPassword)).fill(DEMO_PASSWORD);
  await page.getByLabel(says(texts.newPassword), { exact: true }).fill('aigerim-aigerim');
  await page.getByLabel(says(texts.repeatPassword)).fill('aigerim-aigerim');
  await button(page, texts.savePassword).click();
  await page.locator('[aria-invalid="true"]').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('new-password');
  await look(page, '21-weak-password');
  await page.getByLabel(says(texts.newPassword), { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel(says(texts.repeatPassword)).fill(OWN_PASSWORD);
  await button(page, texts.savePassword).click();

  await titled(page, texts.enrolTitle);
  const secret = await secretOn(page);
  await page.reload();
  expect(await secretOn(page)).toBe(secret);
  await lookInEveryLanguage(page, '22-enrol');
  await page.getByLabel(says(texts.code)).fill('000000');
  await button(page, texts.confirmEnrolment).click();
  await page.getByText(says(texts.codeWrong)).waitFor();
  await page.getByLabel(says(texts.code)).fill(codeOf(secret, server.clock, -1));
  await button(page, texts.confirmEnrolment).click();

  await titled(page, texts.keepTitle);
  await lookInEveryLanguage(page, '23-recovery-codes');
  const codes = await page
    .getByRole('list', { name: says(texts.recoveryCodes) })
    .getByRole('listitem')
    .allTextContents();
  expect(codes).toHaveLength(10);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, texts.download).click()]);
  expect(download.suggestedFilename()).toBe('qabyldau-recovery-codes.txt');
  await button(page, texts.kept).click();
  await titled(page, deskTexts.chooseDesk);
  await look(page, '24-choose-desk');

  await button(page, deskTexts.signOut).click();
  await givePassword(page, OWN_PASSWORD);
  await titled(page, texts.codeTitle);
  await lookInEveryLanguage(page, '25-code');
  await giveCode(page, texts.code, codeOf(secret, server.clock));
  await titled(page, deskTexts.chooseDesk);

  // The telephone is not at hand at the other browser.
  await other.page.goto(`${server.url}/desk`);
  await givePassword(other.page, OWN_PASSWORD);
  await titled(other.page, texts.codeTitle);
  await button(other.page, texts.startAgain).click();
  await titled(other.page, deskTexts.signInTitle);
  await givePassword(other.page, OWN_PASSWORD);
  await button(other.page, texts.useRecovery).click();
  await titled(other.page, texts.recoveryTitle);
  await lookInEveryLanguage(other.page, '26-recovery');
  await giveCode(other.page, texts.recoveryCode, codes[0]!.toLowerCase());
  await titled(other.page, deskTexts.chooseDesk);

  await page.getByRole('link', { name: says(texts.security) }).click();
  await page.getByText(says(texts.codesLeft, { count: 9 })).waitFor();
  await page.getByText(says(texts.requiredHere)).waitFor();
  expect(await button(page, texts.switchOff).count()).toBe(0);
  await page.getByText(says(texts.openNow)).waitFor();
  await lookInEveryLanguage(page, '27-security');
  await page.getByRole('button', { name: /^End the sign-in: Chrome, Linux/ }).click();
  await page.getByText(says(texts.ended)).waitFor();
  await other.page.getByText(says(deskTexts.accessEnded)).waitFor();
  await titled(other.page, deskTexts.signInTitle);
  await look(other.page, '28-ended');

  // A new telephone in the place of the old one, proved by a code of the paper.
  await button(page, texts.setUpAgain).click();
  const renewed = await secretOn(page);
  expect(renewed).not.toBe(secret);
  await look(page, '29-set-up-again');
  await page.getByLabel(says(texts.code)).fill(codeOf(renewed, server.clock));
  await page.getByLabel(says(texts.currentFactor)).fill(codes[1]!);
  await button(page, texts.confirmEnrolment).click();
  await button(page, texts.kept).click();
  await page.getByText(says(texts.switchedOn)).waitFor();
  await page.getByText(says(texts.codesLeft, { count: 10 })).waitFor();
  expect([...usual.problems, ...other.problems]).toEqual([]);
});

test('where it is not required, one switches it on, and off again by a code', async () => {
  pictureOnFailure(() => ({ usual, other }));
  const { page } = other;
  await page.goto(`${server.url}/desk/security`);
  await page.getByLabel(says(deskTexts.login)).fill('nurlan');
  await page.getByLabel(says(deskTexts.password)).fill(DEMO_PASSWORD);
  await button(page, deskTexts.signIn).click();
  await button(page, texts.switchOn).waitFor();
  await look(page, '30-security-off');
  await button(page, texts.switchOn).click();
  const secret = await secretOn(page);
  await page.getByLabel(says(texts.code)).fill(codeOf(secret, server.clock, -1));
  await button(page, texts.confirmEnrolment).click();
  await button(page, texts.kept).click();
  await button(page, texts.switchOff).click();
  await look(page, '31-switch-off');
  await page.getByLabel(says(texts.anyCode)).fill(codeOf(secret, server.clock));
  await button(page, texts.switchOff).click();
  await page.getByText(says(texts.switchedOff)).waitFor();

  await button(page, texts.changePassword).click();
  await page.getByLabel(says(texts.currentPassword)).fill(DEMO_PASSWORD);
  await page.getByLabel(says(texts.newPassword), { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel(says(texts.repeatPassword)).fill(OWN_PASSWORD);
  await button(page, texts.savePassword).click();
  await page.getByText(says(texts.passwordChanged)).waitFor();
  await button(page, deskTexts.signOut).click();
  await titled(page, deskTexts.signInTitle);
  expect(other.problems).toEqual([]);
});
