import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { startTexts } from '../../server/contract/texts/applicant.ts';
import { openPerson, type Person } from '../harness/browser.ts';
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

const OUTPUT = 'test/output/screens';
const VIEWS = [
  { width: 360, height: 720 },
  { width: 1280, height: 800 },
] as const;
const THEMES = ['light', 'dark'] as const;

let server: TestServer;
beforeAll(async () => {
  await mkdir(OUTPUT, { recursive: true });
  server = await startTestServer();
});
afterAll(() => server?.stopAll());

/** Brings every change of colour to its end, so that the picture and axe see what stays. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
}

/** Looks at a page in each width and theme: a picture, no axe violation, and nothing wider than the screen. */
async function look(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!;
  for (const view of VIEWS) {
    await page.setViewportSize(view);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await standStill(page);
      await page.screenshot({ path: `${OUTPUT}/${name}-${view.width}-${colorScheme}.png` });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.map(
        ({ id, nodes }) => `${name} ${view.width} ${colorScheme}: ${id} ${nodes[0]?.html}`,
      );
      expect(found).toEqual([]);
    }
    await fits(page, `${name} at ${view.width}`);
  }
  await page.setViewportSize(size);
}

/** The same page in the other two languages on a phone: Russian words are the longest. */
async function lookInEveryLanguage(page: Page, name: string): Promise<void> {
  await look(page, name);
  const size = page.viewportSize()!;
  await page.setViewportSize(VIEWS[0]);
  const languages = page.getByRole('banner').getByRole('radio');
  for (const [index, language] of ['kk', 'ru', 'en'].entries()) {
    await languages.nth(index).check({ force: true });
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    await standStill(page);
    await page.screenshot({ path: `${OUTPUT}/${name}-360-${language}.png` });
    await fits(page, `${name} in ${language}`);
  }
  await page.setViewportSize(size);
}

async function fits(page: Page, what: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, what).toBeLessThanOrEqual(0);
}

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
