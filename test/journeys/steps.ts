import { expect } from 'vitest';
import { demo, DEMO_PASSWORD } from '../../prisma/seed/demo.ts';
import { offices } from '../../prisma/seed/offices.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { startTexts } from '../../server/contract/texts/applicant.ts';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskTexts, outcomeTexts } from '../../server/contract/texts/desk.ts';
import { fill, type Parameters, type Text } from '../../server/contract/texts/text.ts';
import type { Page } from 'playwright-core';
import { Browser } from '../harness/people.ts';

/** What the page says in English; the journeys press what a person reads. */
export const says = (text: Text, parameters?: Parameters) => fill(text, 'en', parameters);
export const button = (page: Page, text: Text) => page.getByRole('button', { name: says(text), exact: true });

/** Walks the four steps of the start page at the busy district office, and stands before the ticket. */
export async function takeTicketAtAlmaly(page: Page, url: string, more: Telling = {}): Promise<string> {
  await takeTicketAt(page, url, 'almalyDistrict', more);
  const label = page.getByText(/^[A-Z]-\d{3}$/).first();
  await label.waitFor();
  return (await label.textContent())!.trim();
}

/** What a person tells besides the name; `atMatter` is what they do before they leave the step of the matter. */
type Telling = { phone?: string; email?: string; atMatter?: (page: Page) => Promise<void> };

/** The same at any office of Almaty, with ways to be reached; the page of the ticket is still on its way then. */
export async function takeTicketAt(
  page: Page,
  url: string,
  office: 'almaty' | 'almalyDistrict',
  { phone = '', email = '', atMatter }: Telling = {},
): Promise<void> {
  await page.goto(url);
  await page.getByLabel(says(startTexts.region)).selectOption(demo.offices.almaty);
  await page.getByRole('radio', { name: offices[office].name.en }).check();
  await page
    .getByRole('radiogroup', { name: says(startTexts.service) })
    .getByRole('radio')
    .first()
    .check();
  await button(page, commonTexts.next).click();
  await page.getByLabel(says(startTexts.surname), { exact: true }).fill('Әбілқасымов');
  await page.getByLabel(says(startTexts.givenName), { exact: true }).fill('Ғани');
  await page.getByLabel(says(startTexts.phone)).fill(phone);
  await page.getByLabel(says(startTexts.email)).fill(email);
  await button(page, commonTexts.next).click();
  await page
    .getByRole('radiogroup', { name: says(startTexts.receptionLanguage) })
    .getByRole('radio')
    .first()
    .check();
  await page.getByLabel(says(startTexts.essence)).fill('Тергеушінің әрекетіне шағым');
  await atMatter?.(page);
  await button(page, commonTexts.next).click();
  await page.getByRole('checkbox', { name: says(startTexts.consent) }).check();
  await button(page, startTexts.take).click();
  await page.waitForURL(/\/t\//);
}

export async function openDeskAs(
  page: Page,
  url: string,
  login: string,
  desk: string,
  atChoice: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.getByLabel(says(deskTexts.login)).fill(login);
  await page.getByLabel(says(deskTexts.password)).fill(DEMO_PASSWORD);
  await button(page, deskTexts.signIn).click();
  const open = page.getByRole('button', {
    // To the end of the word: desk 1 is not desk 12.
    name: new RegExp(`^${says(deskTexts.openDesk)}: ${says(commonTexts.atDesk, { desk })}\\b`),
  });
  await open.waitFor();
  await atChoice(page);
  await open.click();
  await page.getByRole('button', { name: says(deskTexts.callNext) }).waitFor();
}

export async function callNext(page: Page): Promise<void> {
  await page.getByRole('button', { name: says(deskTexts.callNext) }).click();
}

/** The one press that joins the ringing call. */
export async function joinTalk(page: Page): Promise<void> {
  await button(page, ticketTexts.join).click();
}

/** Waits until the page has decoded a picture that is not its own. */
export async function seesTheOther(page: Page): Promise<void> {
  await expect.poll(() => othersFrames(page)).toBeGreaterThan(2);
}

/** Frames of others' pictures that the page has decoded so far. */
export function othersFrames(page: Page): Promise<number> {
  return page.evaluate(
    (you) =>
      [...document.querySelectorAll('video')]
        .filter((video) => video.getAttribute('aria-label') !== you)
        .reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0),
    says(callTexts.you),
  );
}

/** From how many others the page shows a moving picture; one under somebody's initials is not shown. */
export async function picturesOfOthers(page: Page): Promise<number> {
  return page.evaluate(
    (you) =>
      [...document.querySelectorAll('video')].filter(
        (video) =>
          video.getAttribute('aria-label') !== you &&
          !video.closest('figure')?.querySelector('.instead') &&
          video.getVideoPlaybackQuality().totalVideoFrames > 2,
      ).length,
    says(callTexts.you),
  );
}

export async function finishWith(page: Page, answer: string): Promise<void> {
  await button(page, deskTexts.finish).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: says(outcomeTexts.explained.title) }).check();
  await dialog.getByLabel(says(deskTexts.answer)).fill(answer);
  await dialog.getByRole('button', { name: says(deskTexts.finishYes) }).click();
}

/** The code of the newest message to a contact that ends so, as the demonstration's letter box shows it. */
export async function codeInLetterBox(url: string, end: string, before = ''): Promise<string> {
  let code = '';
  const newest = async () => {
    const { messages } = await new Browser(url).ask('outbox.read', {});
    const letter = messages.find(({ kind, to }) => kind === 'code' && to.endsWith(end));
    code = /\d{6}/.exec(letter?.words ?? '')?.[0] ?? '';
    return code !== '' && code !== before;
  };
  await expect.poll(newest).toBe(true);
  return code;
}

/** The other's picture moves: frames are decoded now, not only before. */
export async function seesNewPicture(page: Page): Promise<void> {
  let before = await othersFrames(page);
  const moves = async () => {
    const now = await othersFrames(page);
    const more = now - before;
    before = now;
    return more;
  };
  await expect.poll(moves, { timeout: 60_000, interval: 200 }).toBeGreaterThan(0);
}
