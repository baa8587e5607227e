import { afterAll, beforeAll, describe, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { startTexts } from '../../server/contract/texts/applicant.ts';
import { openPerson, type Person } from '../harness/browser.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  says,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stopAll());

describe('every page fits a phone and a desk, by day and by night, and can be used by everyone', () => {
  let ghani: Person;
  let aigerim: Person;
  beforeAll(async () => {
    [ghani, aigerim] = await Promise.all([openPerson(440), openPerson(880)]);
  });
  afterAll(() => Promise.all([ghani?.close(), aigerim?.close()]));

  test('the pages of one reception, from the first screen to the outcome', async () => {
    await ghani.page.goto(server.url);
    await ghani.page.getByLabel(says(startTexts.region)).waitFor();
    await lookInEveryLanguage(ghani.page, '01-start');
    await ghani.page.getByRole('button', { name: says(commonTexts.next) }).click();
    await lookInEveryLanguage(ghani.page, '02-start-wrong');

    await aigerim.page.goto(`${server.url}/desk`);
    await aigerim.page.getByLabel(says(deskTexts.login)).waitFor();
    await lookInEveryLanguage(aigerim.page, '03-sign-in');
    await openDeskAs(aigerim.page, server.url, 'aigerim', '1', (page) => look(page, '04-choose-desk'));
    await look(aigerim.page, '05-desk-empty');

    const before = [];
    for (let i = 0; i < 3; i++) before.push(await takeTicket(server.url));
    await takeTicketAtAlmaly(ghani.page, server.url);
    await lookInEveryLanguage(ghani.page, '06-waiting');
    await aigerim.page.getByText('A-004').first().waitFor();
    await lookInEveryLanguage(aigerim.page, '07-desk-line');

    for (const { browser, ticketId } of before) await browser.ask('ticket.leave', { ticketId });
    await callNext(aigerim.page);
    await ghani.page.getByRole('alert').waitFor();
    await lookInEveryLanguage(ghani.page, '08-called');
    await look(aigerim.page, '09-desk-ringing');
    await lookAtBoard();
    await joinTalk(ghani.page);
    await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);
    await look(ghani.page, '10-talk-applicant');
    await look(aigerim.page, '11-talk-official');
    await aigerim.page.getByRole('button', { name: says(deskTexts.finish), exact: true }).click();
    await look(aigerim.page, '12-finish');
    await aigerim.page.keyboard.press('Escape');
    await finishWith(aigerim.page, 'Шағымыңыз 15 жұмыс күнінде қаралады.');
    await ghani.page.getByText('Шағымыңыз 15 жұмыс күнінде қаралады.').waitFor();
    await lookInEveryLanguage(ghani.page, '13-outcome');
  });

  /** While A-004 is called and others wait. */
  async function lookAtBoard(): Promise<void> {
    for (let i = 0; i < 2; i++) await takeTicket(server.url);
    const board = await ghani.context.newPage();
    await board.goto(`${server.url}/board/${demo.queues.almalyDistrict.reception}`);
    await board.getByText('A-006').waitFor();
    await look(board, '14-board');
    await board.close();
  }

  test('the page that is not there', async () => {
    await ghani.page.goto(`${server.url}/no-such-page`);
    await ghani.page.getByRole('link').first().waitFor();
    await look(ghani.page, '15-not-found');
  });
});
