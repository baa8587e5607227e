import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatTexts } from '../../server/contract/texts/chat.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { submittedTexts } from '../../server/contract/texts/desk-between.ts';
import { partTexts } from '../../server/contract/texts/desk-record.ts';
import { handedTexts } from '../../server/contract/texts/handed.ts';
import { handingInTexts } from '../../server/contract/texts/handing-in.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { fits, look, lookInEveryLanguage, lookOnItsSide, standStill } from '../harness/look.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { pdf, png } from '../harness/uploads.ts';
import { field, messages, toggle, unread, writes } from './chat-steps.ts';
import { joinsFromHome } from './fromHome.ts';
import { button, callNext, finishWith, joinTalk, openDeskAs, says, takeTicketAtAlmaly } from './steps.ts';

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([openPerson(440), openPerson(880)]);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

test('applicant and official write to each other in the talk, and both read it afterwards', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await takeTicketAtAlmaly(ghani.page, server.url);
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await toggle(ghani.page).waitFor();
  await toggle(aigerim.page).click();
  await look(aigerim.page, 'chat-desk-empty');
  await writes(aigerim.page, 'Анықтама нөмірі: 14-2');

  await unread(ghani.page, 1);
  await ghani.page
    .getByRole('status')
    .getByText(/Анықтама нөмірі: 14-2$/)
    .waitFor();
  await toggle(ghani.page).click();
  await messages(ghani.page).getByText('Анықтама нөмірі: 14-2').waitFor();
  await ghani.page.getByRole('button', { name: says(chatTexts.heading), exact: true }).waitFor();
  await writes(ghani.page, 'Рақмет');
  await ghani.page.getByRole('status').getByText(says(chatTexts.sent)).waitFor();
  await messages(aigerim.page).getByText('Рақмет').waitFor();
});

test('what Aigerim hands over comes to Ghani in the talk, over no word that he types', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page, context } = ghani;
  const documents = (count = 0) => {
    const waits = count > 0 ? `. ${says(handingInTexts.tasksWait, { n: count })}` : '';
    return page.getByRole('button', { name: says(handingInTexts.openPanel) + waits, exact: true });
  };
  const decision = page.getByRole('link', { name: /^шешім\.pdf/ });
  const hears = (name: string) =>
    page.getByRole('status').getByText(says(handedTexts.came, { name })).waitFor();
  await field(page).pressSequentially('Күте тұр');
  await aigerim.page.getByRole('tab', { name: says(partTexts.files) }).click();
  await hands('шешім.pdf', 'application/pdf', pdf(340_000));
  await hears('шешім.pdf');
  await documents(1).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  expect(await field(page).inputValue()).toBe('Күте тұр');
  expect(await decision.count()).toBe(0);
  await field(page).fill('');

  await documents(1).press('Enter');
  await decision.waitFor();
  await documents().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await decision.evaluate((link) => link === document.activeElement)).toBe(true);
  const file = await context.request.get(server.url + (await decision.getAttribute('href'))!);
  expect([file.status(), (await file.body()).length]).toEqual([200, pdf(340_000).length]);
  await look(page, 'handed-applicant');
  await page.keyboard.press('Escape');

  await hands('үлгі.png', 'image/png', png(900, 1200));
  await hears('үлгі.png');
  await page.getByRole('link', { name: /^үлгі\.png/ }).waitFor();
  expect(await documents().evaluate((button) => button === document.activeElement)).toBe(true);
  await look(aigerim.page, 'handed-desk');
  await aigerim.page.getByRole('button', { name: /^Take back.*үлгі\.png/ }).press('Enter');
  await page.getByRole('link', { name: /^үлгі\.png/ }).waitFor({ state: 'detached' });
  await decision.waitFor();
  await toggle(page).click();
});

test('what is typed goes to nobody’s microphone, takes new lines, and survives a reload', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  const microphone = page.getByRole('button', { name: says(callTexts.microphoneKey) });
  const before = await microphone.getAttribute('aria-pressed');
  await field(page).click();
  await page.keyboard.type('mv https://example.kz/');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('екінші жол');
  expect(await microphone.getAttribute('aria-pressed')).toBe(before);
  const typed = 'mv https://example.kz/\nекінші жол';
  expect(await field(page).inputValue()).toBe(typed);

  await page.reload();
  await button(page, ticketTexts.join).or(button(page, callTexts.returnToTalk)).first().click();
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe(typed);
  // What was handed over and looked at is not new again.
  await page.getByRole('button', { name: says(handingInTexts.openPanel), exact: true }).waitFor();
  await messages(page).getByText('Рақмет').waitFor();
  await field(page).press('Enter');
  await messages(aigerim.page).getByText('екінші жол').waitFor();
  expect(await messages(aigerim.page).getByRole('link').count()).toBe(0);
  await expect.poll(() => field(page).inputValue()).toBe('');
});

test('without a connection the press says so at once, and what was typed stays', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page, context } = ghani;
  await field(page).fill('Үзілген сөз');
  await context.setOffline(true);
  await expect
    .poll(
      async () => {
        await field(page).press('Enter');
        return page.getByRole('alert').allTextContents();
      },
      { timeout: 20_000 },
    )
    .toContain(says(errorTexts.NO_CONNECTION));
  expect(await field(page).inputValue()).toBe('Үзілген сөз');
  await context.setOffline(false);
  await expect
    .poll(
      async () => {
        await field(page).press('Enter');
        return field(page).inputValue();
      },
      { timeout: 30_000 },
    )
    .toBe('');
  await messages(aigerim.page).getByText('Үзілген сөз').waitFor();
});

test('on a phone and on a wide screen the chat stands beside the picture and the controls', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  for (const words of ['Мекенжай: Алматы қаласы, Абай даңғылы, 10-үй, 25-пәтер', 'Жарайды'])
    await writes(aigerim.page, words);
  await messages(ghani.page).getByText('Жарайды').waitFor();
  await look(ghani.page, 'chat-applicant');
  await lookInEveryLanguage(aigerim.page, 'chat-desk');
  // She looks at the head of her desk while she writes, and turns her phone.
  await aigerim.page.setViewportSize({ width: 360, height: 720 });
  await standStill(aigerim.page);
  await button(aigerim.page, deskTexts.takeBreak).scrollIntoViewIfNeeded();
  await lookOnItsSide(aigerim.page, 'chat-desk');
  const { page } = ghani;
  for (const size of [
    { width: 360, height: 640 },
    { width: 640, height: 360 },
  ]) {
    await page.setViewportSize(size);
    await standStill(page);
    await page.screenshot({ path: `test/output/screens/chat-applicant-${size.width}x${size.height}.png` });
    await fits(page, `the chat at ${size.width} × ${size.height}`);
    await field(page).fill('Көрініп тұр');
    const leave = (await button(page, callTexts.leave).boundingBox())!;
    const send = (await button(page, chatTexts.send).boundingBox())!;
    for (const { x, y, width, height } of [leave, send]) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(y + height).toBeLessThanOrEqual(size.height);
    }
    await button(page, chatTexts.send).click();
    await expect.poll(() => field(page).inputValue()).toBe('');
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await button(page, commonTexts.close).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('chat-toggle');
});

test('after the talk the page of the ticket shows it, folded when it is long', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  await finishWith(aigerim.page, 'Түсіндірілді.');
  await page.getByRole('heading', { name: says(chatTexts.afterwards) }).waitFor();
  await page.getByText('Анықтама нөмірі: 14-2').waitFor();
  expect(await page.getByText('Көрініп тұр').count()).toBe(0);
  await page.getByRole('link', { name: /^шешім\.pdf/ }).waitFor();
  await look(page, 'chat-ended');
  await page.getByRole('button', { name: says(chatTexts.showAll, { count: 8 }) }).click();
  await page.getByText('Көрініп тұр').first().waitFor();
  await page.reload();
  await page.getByText('Анықтама нөмірі: 14-2').waitFor();
  expect(await page.evaluate(() => sessionStorage.getItem('qabyldau.chat'))).toBeNull();
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});

test('an official who receives the same person again reads what was written before', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const { page } = aigerim;
  const person = await takeTicket(server.url);
  await callNext(page);
  const home = await joinsFromHome(person);
  const { ticketId } = person;
  const { session } = await home.ask('ticket.read', { ticketId });
  const { sessionId } = session!;
  await home.ask('session.say', { sessionId, words: 'Байланыс нашар, қайта кіремін' });
  await home.ask('session.leave', { sessionId });
  await button(page, deskTexts.personGone).click();
  await button(page, deskTexts.goneYes).click();
  await button(page, deskTexts.callNext).waitFor();
  await home.ask('ticket.comeBack', { ticketId });
  await callNext(page);
  const before = page.getByRole('region', { name: says(chatTexts.afterwards) });
  await before.getByText('Байланыс нашар, қайта кіремін').waitFor();
  await look(page, 'chat-desk-before');

  // What that person hands in stands beside it, when the talk is over.
  await joinsFromHome(person);
  const content = { text: 'Шағымым', language: 'kk' as const, complaint: null, fileIds: [] };
  await home.ask('ticket.submitAppeal', { ticketId, form: 'written', ...content });
  await finishWith(page, 'Шағымыңыз тіркеледі.');
  await page.getByRole('button', { name: `${says(submittedTexts.heading)} 1` }).click();
  await page.getByRole('button', { name: `${says(submittedTexts.open)}: ` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: says(chatTexts.afterwards) }).waitFor();
  await dialog.getByText('Байланыс нашар, қайта кіремін').waitFor();
  await look(page, 'chat-desk-submitted');
  person.browser.close();
});

/** Aigerim hands a document to the applicant, and reads that it is there. */
async function hands(name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const { page } = aigerim;
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, handedTexts.hand).press('Enter'),
  ]);
  await chooser.setFiles([{ name, mimeType, buffer }]);
  const arrived = says(handedTexts.arrived, { name });
  await page.getByRole('status').filter({ hasText: arrived }).waitFor();
}
