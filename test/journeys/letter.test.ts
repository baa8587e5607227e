import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { codeTexts, confirmTexts, deliveryTexts } from '../../server/contract/texts/codes.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { codeIn } from '../harness/codes.ts';
import { startMailServer, type MailServer } from '../harness/mail-server.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { button, says, takeTicketAt } from './steps.ts';

const FROM = 'Qabyldau <no-reply@qabyldau.example>';

let mail: MailServer;
let server: TestServer;
let ghani: Person;
beforeAll(async () => {
  mail = await startMailServer();
  const variables = { SMTP_URL: mail.url, SMTP_FROM: FROM };
  server = await startTestServer({ variables, settings: { codeAgainMs: 1_000 } });
  ghani = await openPerson(440, { viewport: { width: 360, height: 720 } });
});
afterAll(async () => {
  await ghani?.close();
  await server?.stopAll();
  await mail?.close();
});

test('TRP: the code comes to Ghani’s letter box by a real mail server; a wrong and an old one do not, the right one serves once', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await takeTicketAt(page, server.url, 'almaty', { email: 'ghani@mail.example' });
  await button(page, confirmTexts.enterNow).click();
  await expect.poll(() => mail.letters.length).toBe(1);
  const [letter] = mail.letters;
  expect(letter!.from?.text).toContain('no-reply@qabyldau.example');
  const first = codeIn(letter!.text!);

  const code = page.getByLabel(says(codeTexts.code));
  await code.fill(String((Number(first) + 1) % 1_000_000).padStart(6, '0'));
  await page.getByText(says(errorTexts.CODE_WRONG)).first().waitFor();
  await button(page, codeTexts.sendAgain).click();
  await expect.poll(() => mail.letters.length).toBe(2);
  const second = codeIn(mail.letters[1]!.text!);
  await code.fill(first);
  await page.getByText(says(errorTexts.CODE_WRONG)).first().waitFor();
  await code.fill(second);
  await page.getByText(says(stateTexts.waiting.next)).waitFor();

  // What became of the letters stands on the page.
  await page.getByText(says(deliveryTexts.sent)).first().waitFor();
  const { rows } = await server.database.owner.query(
    `SELECT "state", "wordsSealed" IS NULL AS wiped FROM "Message" ORDER BY "createdAt"`,
  );
  expect(rows).toEqual([
    { state: 'sent', wiped: true },
    { state: 'sent', wiped: true },
  ]);
  expect(ghani.problems).toEqual([]);
});
