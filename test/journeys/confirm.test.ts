import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountTexts, outboxTexts } from '../../server/contract/texts/account.ts';
import { codeTexts, confirmTexts } from '../../server/contract/texts/codes.ts';
import { stateTexts, ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { appTexts } from '../../server/contract/texts/applicant.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { Browser } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { button, codeInLetterBox, says, takeTicketAt, takeTicketAtAlmaly } from './steps.ts';
import type { Page } from 'playwright-core';

let server: TestServer;
let ghani: Person;
beforeAll(async () => {
  server = await startTestServer({ settings: { codeAgainMs: 3_000 } });
});
afterAll(async () => {
  await ghani?.close();
  await server?.stopAll();
});
/** The person before stays until then, so that a failure can be seen. */
beforeEach(async () => {
  await ghani?.close();
  ghani = await openPerson(440, { viewport: { width: 360, height: 720 } });
});

const codeField = (page: Page) => page.getByLabel(says(codeTexts.code));
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const codeSentTo = (end: string, before?: string) => codeInLetterBox(server.url, end, before);

const stands = (page: Page) => page.getByText(says(stateTexts.waiting.next)).waitFor();

test('TRP: Ghani confirms his ticket by the code, after a wrong and an old one, and stands in the line', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAt(page, server.url, 'almaty', { phone: '+7 701 555 10 01' });
  const enter = button(page, confirmTexts.enterNow);
  await enter.waitFor();
  const first = await codeSentTo('01');
  await lookInEveryLanguage(page, '20-confirm-devices');
  await enter.click();

  await codeField(page).fill(another(first));
  await page.getByText(says(errorTexts.CODE_WRONG)).first().waitFor();
  await lookInEveryLanguage(page, '21-confirm-wrong');
  await page.reload();
  await enter.click();
  expect(await codeField(page).inputValue()).toBe('');

  await button(page, codeTexts.sendAgain).click();
  const second = await codeSentTo('01', first);
  await codeField(page).fill(first);
  await page.getByText(says(errorTexts.CODE_WRONG)).first().waitFor();
  await codeField(page).fill(`${second.slice(0, 3)} ${second.slice(3)}`);
  await stands(page);
  expect(ghani.problems).toEqual([]);
});

test('a mistyped phone is corrected on the page, and the code goes to the right one', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAt(page, server.url, 'almaty', { phone: '+7 701 555 10 02' });
  await codeSentTo('02');
  await button(page, confirmTexts.enterNow).click();
  await button(page, codeTexts.changeContact).click();
  const field = page.getByLabel(says(codeTexts.newContact));
  await field.fill('8 701');
  await button(page, codeTexts.sendCode).click();
  await page.getByText(says(codeTexts.contactWrong)).waitFor();
  await look(page, '22-contact-wrong');
  await field.fill('8 701 555 10 03');
  await button(page, codeTexts.sendCode).click();
  await codeField(page).fill(await codeSentTo('03'));
  await stands(page);
});

test('five wrong codes end the code, and the page says to ask for a new one', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAt(page, server.url, 'almaty', { email: 'ghani@example.kz' });
  const code = await codeSentTo('example.kz');
  await button(page, confirmTexts.enterNow).click();
  let wrong = code;
  for (let tries = 1; tries <= 5; tries++) {
    wrong = another(wrong);
    await codeField(page).fill(wrong);
    await page
      .getByText(says(tries < 5 ? errorTexts.CODE_WRONG : errorTexts.CODE_OVER))
      .first()
      .waitFor();
  }
  await page.getByText(says(codeTexts.over)).first().waitFor();
  await codeField(page).fill(code);
  await page.getByText(says(errorTexts.CODE_OVER)).first().waitFor();
  await look(page, '22-code-over');
});

test('with the keyboard alone: the code is typed where the focus already stands', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAt(page, server.url, 'almaty', { phone: '+7 701 555 10 04' });
  const code = await codeSentTo('04');
  await button(page, confirmTexts.enterNow).waitFor();
  await tabTo(page, says(confirmTexts.enterNow));
  await page.keyboard.press('Enter');
  await codeField(page).waitFor();
  await page.keyboard.type(code);
  await stands(page);
});

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return;
  }
  throw new Error(`the keyboard does not reach «${name}»`);
}

test('O87-39: a district office asks for no code; the offer to confirm opens in a dialog and is taken there', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAtAlmaly(page, server.url);
  await page.getByText(says(confirmTexts.cardTitle)).waitFor();
  await lookInEveryLanguage(page, '23-waiting-offer');
  await button(page, confirmTexts.confirm).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(says(codeTexts.newContact)).fill('701 555 10 05');
  await button(page, codeTexts.sendCode).click();
  const code = await codeSentTo('05');
  await codeField(page).waitFor();
  await look(page, '24-confirm-dialog');
  await codeField(page).fill(code);
  await page.getByText(says(confirmTexts.cardDone)).waitFor();
  expect(await dialog.count()).toBe(0);
});

test('TRP: Ghani comes back in another browser with the same phone, and opens his ticket there', async () => {
  const elsewhere = await openPerson(440);
  pictureOnFailure(() => ({ ghani, elsewhere }));
  try {
    await takeTicketAt(ghani.page, server.url, 'almaty', { phone: '+7 701 555 10 06' });
    const first = await codeSentTo('06');
    await button(ghani.page, confirmTexts.enterNow).click();
    await codeField(ghani.page).fill(first);
    await ghani.page.getByText(says(ticketTexts.yourNumber)).waitFor();
    const label = (await ghani.page
      .getByText(/^[A-Z]-\d{3}$/)
      .first()
      .textContent())!.trim();
    const ticket = new URL(ghani.page.url()).pathname;

    const { page } = elsewhere;
    await page.goto(server.url + ticket);
    await page.getByText(says(accountTexts.notOpenedHere)).waitFor();
    await look(page, '25-not-opened-here');
    await page.getByRole('link', { name: says(accountTexts.heading) }).click();
    await page.getByLabel(says(codeTexts.newContact)).waitFor();
    await lookInEveryLanguage(page, '26-account-sign-in');
    await page.getByLabel(says(codeTexts.newContact)).fill('8 (701) 555-10-06');
    await button(page, accountTexts.getCode).click();
    await codeField(page).waitFor();
    await lookInEveryLanguage(page, '27-account-code');
    await codeField(page).fill(await codeSentTo('06', first));
    await page.getByRole('heading', { name: says(accountTexts.ticket, { label }) }).waitFor();
    await lookInEveryLanguage(page, '28-my-receptions');
    await page.getByRole('button', { name: says(accountTexts.openLabel, { label }) }).click();
    await page.waitForURL(`**${ticket}`);
    await page.getByText(says(stateTexts.waiting.next)).waitFor();
    await page.reload();
    await page.getByText(label, { exact: true }).first().waitFor();

    await page.goto(`${server.url}/my`);
    await button(page, accountTexts.signOut).click();
    await page.getByLabel(says(codeTexts.newContact)).waitFor();
    expect([...ghani.problems, ...elsewhere.problems]).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});

test('an unknown phone is answered like a known one, and nothing is sent to it', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await page.goto(`${server.url}/my`);
  await page.getByLabel(says(codeTexts.newContact)).fill('+7 702 000 00 99');
  await button(page, accountTexts.getCode).click();
  await codeField(page).fill('123456');
  await page.getByText(says(errorTexts.CODE_WRONG)).first().waitFor();
  const { messages } = await new Browser(server.url).ask('outbox.read', {});
  expect(messages.filter(({ to }) => to.endsWith('99'))).toEqual([]);
});

test('the letter box of the demonstration shows what would have been sent, the newest first', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await page.goto(`${server.url}/outbox`);
  await page.getByRole('heading', { name: says(outboxTexts.heading) }).waitFor();
  const other = await ghani.context.newPage();
  await takeTicketAt(other, server.url, 'almaty', { phone: '+7 701 555 10 07' });
  const code = await codeSentTo('07');
  await page.bringToFront();
  await page.getByRole('listitem').first().getByText(code, { exact: true }).waitFor();
  await lookInEveryLanguage(page, '29-letter-box');
  await page.goto(`${server.url}/outboxes`);
  await page.getByText(says(appTexts.noSuchPage)).waitFor();
});
