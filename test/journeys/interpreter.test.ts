import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import { callTexts, participantTexts } from '../../server/contract/texts/call.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { interpreterTexts as texts } from '../../server/contract/texts/interpreter.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { heardTones } from '../harness/listening.ts';
import { look, lookInEveryLanguage, lookOnItsSide } from '../harness/look.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { messages, toggle, writes } from './chat-steps.ts';
import { button, callNext, finishWith, joinTalk, openDeskAs, picturesOfOthers, says } from './steps.ts';

const FOREIGNER_HZ = 440;
const OFFICIAL_HZ = 880;
const INTERPRETER_HZ = 1320;
const TONES = [FOREIGNER_HZ, OFFICIAL_HZ, INTERPRETER_HZ];

let server: TestServer;
let rustam: Person;
let madina: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer({ settings: { interpreterLeaseMs: 6000, deskSweepMs: 200 } });
  [rustam, madina, aigerim] = await Promise.all([
    openPerson(FOREIGNER_HZ, { viewport: { width: 360, height: 720 } }),
    openPerson(INTERPRETER_HZ),
    openPerson(OFFICIAL_HZ),
  ]);
});
afterAll(async () => {
  await Promise.all([rustam?.close(), madina?.close(), aigerim?.close()]);
  await server?.stopAll();
});

const everybody = () => ({ rustam, madina, aigerim });
const of = (person: Person, text: Parameters<typeof button>[1], label: string) =>
  person.page.getByRole('button', { name: `${says(text)}: ${label}`, exact: true });

async function hasTicket(person: Person): Promise<string> {
  const languages = { reception: 'ru', screen: 'en', interpreterFor: 'oʻzbekcha' } as const;
  const { ticketId, label, secret } = await takeTicket(server.url, { languages });
  await person.page.goto(`${server.url}/t/${ticketId}#${secret}`);
  await person.page.getByText(label).first().waitFor();
  return label;
}

type Widths = { main: number; small: number };
/** In pixels of what is decoded; 0 while nothing is. */
const widthsOfOthers = (page: Page): Promise<Widths> =>
  page.evaluate((you) => {
    const shown = (place: string) =>
      [...document.querySelectorAll<HTMLVideoElement>(`${place} video`)].find(
        (video) => video.getAttribute('aria-label') !== you,
      )?.videoWidth ?? 0;
    return { main: shown('.stage > .tile'), small: shown('.small') };
  }, says(callTexts.you));

/** Counts how often a voice or a picture that the page plays begins anew from now on. */
async function countBeginnings(page: Page): Promise<() => Promise<number>> {
  type Counting = Window & { begunAnew: number };
  await page.evaluate(() => {
    const counting = window as unknown as Counting;
    counting.begunAnew = 0;
    for (const one of document.querySelectorAll('audio, video'))
      one.addEventListener('emptied', () => (counting.begunAnew += 1));
  });
  return () => page.evaluate(() => (window as unknown as Counting).begunAnew);
}

/** A Chromium without a screen takes each of its pages for seen: this one is told what it would be told behind another. */
const layBehind = (page: Page, behind: boolean): Promise<void> =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    behind ? 'hidden' : 'visible',
  );

test('O87-7: Rustam is called once Mädina is ready to interpret, and all three hear and see each other', async () => {
  pictureOnFailure(everybody);
  await madina.page.goto(`${server.url}/desk`);
  await madina.page.getByLabel(says(deskTexts.login)).fill('madina');
  await madina.page.getByLabel(says(deskTexts.password)).fill(DEMO_PASSWORD);
  await button(madina.page, deskTexts.signIn).click();
  await madina.page.getByRole('heading', { name: says(texts.nobody) }).waitFor();
  expect(new URL(madina.page.url()).pathname).toBe('/interpreter');
  await lookInEveryLanguage(madina.page, 'interpreter-1-nobody');

  const label = await hasTicket(rustam);
  const { label: second } = await takeTicket(server.url);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await of(madina, texts.take, label).click();
  await of(madina, texts.ready, label).waitFor();
  await lookInEveryLanguage(madina.page, 'interpreter-2-taken');

  // Whoever came later is called; Rustam keeps the place.
  await callNext(aigerim.page);
  await aigerim.page.getByRole('region', { name: second, exact: true }).waitFor();
  await button(aigerim.page, deskTexts.noShow).click();
  await aigerim.page
    .getByRole('alertdialog')
    .getByRole('button', { name: says(deskTexts.noShowYes) })
    .click();

  await of(madina, texts.ready, label).click();
  await madina.page.getByText(says(texts.isReady)).waitFor();
  await look(madina.page, 'interpreter-3-ready');
  await callNext(aigerim.page);
  await aigerim.page.getByRole('region', { name: label, exact: true }).waitFor();
  await button(madina.page, texts.join).waitFor();
  await lookInEveryLanguage(madina.page, 'interpreter-4-called');

  await joinTalk(rustam.page);
  await toggle(aigerim.page).click();
  await writes(aigerim.page, 'Өтініш нөмірі: 14-2');
  await toggle(aigerim.page).click();
  await button(madina.page, texts.join).click();
  const expected = [
    [rustam, [OFFICIAL_HZ, INTERPRETER_HZ]],
    [aigerim, [FOREIGNER_HZ, INTERPRETER_HZ]],
    [madina, [FOREIGNER_HZ, OFFICIAL_HZ]],
  ] as const;
  await Promise.all(
    expected.map(async ([{ page }, tones]) => {
      await expect.poll(() => heardTones(page, TONES)).toEqual(tones);
      await expect.poll(() => picturesOfOthers(page)).toBe(2);
    }),
  );
  // The picture that is looked at comes in full, the small one in its low layer.
  const widths = () => expect.poll(() => widthsOfOthers(aigerim.page));
  const inFull = ({ main, small }: Widths) => small > 0 && main >= 2 * small;
  await widths().toSatisfy(inFull);
  // While her page lies behind another, nothing is looked at: all of it comes in the low layer.
  await layBehind(aigerim.page, true);
  await widths().toSatisfy(({ main, small }: Widths) => small > 0 && main === small);
  await layBehind(aigerim.page, false);
  await widths().toSatisfy(inFull);
  await look(madina.page, 'interpreter-5-talk');
  // Mädina asks for the word, which breaks off nobody's voice or picture. Rustam looks at everyone alike, and then at her.
  const begunAnew = await countBeginnings(aigerim.page);
  await button(madina.page, callTexts.raiseHand).click();
  await aigerim.page.locator('figcaption', { hasText: says(callTexts.handOf) }).waitFor();
  expect(await begunAnew()).toBe(0);
  await look(aigerim.page, 'interpreter-6-talk-official');
  await button(rustam.page, callTexts.showAll).click();
  await expect.poll(() => rustam.page.getByRole('figure').count()).toBe(3);
  await look(rustam.page, 'interpreter-7-talk-applicant');
  await lookOnItsSide(rustam.page, 'interpreter-7-talk-applicant');
  await button(rustam.page, callTexts.showOne).click();
  await rustam.page.locator('.pin').click();
  await expect
    .poll(() => rustam.page.locator('.stage > .tile figcaption').textContent())
    .toContain(says(participantTexts.interpreter));
  await lookOnItsSide(rustam.page, 'interpreter-8-talk-one');
  await button(madina.page, callTexts.raiseHand).click();
});

test('Mädina reads in the chat what was written before she came, and both read what she writes', async () => {
  pictureOnFailure(everybody);
  const people = [rustam.page, madina.page, aigerim.page];
  for (const page of people) await toggle(page).click();
  await messages(madina.page).getByText('Өтініш нөмірі: 14-2').waitFor();
  await writes(madina.page, 'Toshkent koʻchasi, 5-uy');
  const hers = { hasText: says(participantTexts.interpreter) };
  for (const { page } of [rustam, aigerim])
    await messages(page).getByRole('listitem').filter(hers).getByText('Toshkent koʻchasi, 5-uy').waitFor();
  await look(rustam.page, 'interpreter-8-chat');
  for (const page of people) await toggle(page).click();
});

test('Mädina’s browser dies in the middle: the talk goes on, and she comes back to it', async () => {
  pictureOnFailure(everybody);
  const { page } = madina;
  const label = await page.getByRole('heading', { level: 1 }).locator('span').textContent();
  await page.reload();
  await button(page, texts.returnToTalk).waitFor();
  await look(page, 'interpreter-8-return');
  await button(page, texts.returnToTalk).click();
  const hears = (person: Person, ...tones: number[]) =>
    expect.poll(() => heardTones(person.page, TONES)).toEqual(tones);
  await Promise.all([hears(madina, FOREIGNER_HZ, OFFICIAL_HZ), hears(rustam, OFFICIAL_HZ, INTERPRETER_HZ)]);

  await finishWith(aigerim.page, 'Түсіндірілді.');
  await rustam.page.getByText('Түсіндірілді.').waitFor();
  await page.getByText(says(texts.over, { label: label! })).waitFor();
  expect([...rustam.problems, ...madina.problems, ...aigerim.problems]).toEqual([]);
});

test('Mädina loses the network for longer than her word lasts: nobody is called with her, and she is told', async () => {
  pictureOnFailure(everybody);
  const { page, context } = madina;
  const label = await hasTicket(rustam);
  await of(madina, texts.take, label).click();
  await of(madina, texts.ready, label).click();
  await of(madina, texts.notReady, label).waitFor();
  await context.setOffline(true);
  const { rows } = await server.database.owner.query<{ id: string }>(
    `SELECT "id" FROM "Ticket" WHERE "label" = $1`,
    [label],
  );
  const interpreted = async () => (await server.deps.store.ticket(rows[0]!.id))!.interpreted;
  await expect.poll(interpreted).toBe(false);
  await context.setOffline(false);
  await page.getByText(says(texts.lost)).waitFor();
  await look(page, 'interpreter-9-lost');
  await of(madina, texts.ready, label).click();
  await expect.poll(interpreted).toBe(true);
});
