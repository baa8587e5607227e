import { imageSize } from 'image-size';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { callTexts } from '../../server/contract/texts/call.ts';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { closeUpTexts as texts } from '../../server/contract/texts/close-up.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { paperKindTexts } from '../../server/contract/texts/dossier.ts';
import { handingInTexts } from '../../server/contract/texts/handing-in.ts';
import type { DocumentConcerns } from '../../server/contract/file.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { fits, look, standStill } from '../harness/look.ts';
import { signIn, type Browser } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  othersFrames,
  says,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

let server: TestServer;
let ghani: Person;
let aigerim: Person;
/** Aigerim once more, as who asks at the door of the server. */
let official: Browser;
let ticketId: string;
let visitId: string;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    openPerson(440, { viewport: { width: 360, height: 720 } }),
    openPerson(880),
  ]);
  official = await signIn(server.url, 'aigerim');
  await takeTicketAtAlmaly(ghani.page, server.url);
  ticketId = /\/t\/([0-9a-f-]{36})/.exec(ghani.page.url())![1]!;
  visitId = (await server.deps.store.ticket(ticketId))!.visitId;
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

test('O87-10: asked in the talk, Ghani shows his document sharper than the call could, and is seen again after', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);
  await look(page, '30-talk');
  await asked('applicant');
  await page.getByRole('heading', { name: says(texts.title.applicant) }).waitFor();
  expect(await reachable(page)).toBe(true);
  await look(page, '31-close-up-asked');
  await press(page, texts.openCamera);
  await page.locator('.guide').waitFor();
  await expect.poll(() => page.getByRole('button', { name: says(texts.take) }).isEnabled()).toBe(true);
  await expect.poll(() => stillFrames(aigerim.page)).toBe(true);
  expect(await focused(page)).toBe(says(texts.title.applicant));
  await look(page, '32-close-up-aim');
  await press(page, texts.take);
  await page.getByRole('img', { name: says(texts.taken) }).waitFor();
  await look(page, '33-close-up-taken');
  expect(await page.getByRole('checkbox', { name: says(texts.keep) }).isChecked()).toBe(false);
  await press(page, texts.send);
  await page.getByText(says(texts.sent)).waitFor();
  await page.getByText(says(handingInTexts.closeUpGoes)).waitFor();
  await expect.poll(() => stillFrames(aigerim.page)).toBe(false);

  const { files } = await official.ask('dossier.read', { visitId });
  expect(files).toMatchObject([{ purpose: 'close_up', state: 'stored', keepConsent: false }]);
  const answer = await fetch(`${server.url}/files/${files[0]!.fileId}?as=staff`, {
    headers: { cookie: official.cookie },
  });
  const picture = imageSize(new Uint8Array(await answer.arrayBuffer()));
  expect(picture.type).toBe('jpg');
  // The call's camera is asked for 640 by 360.
  expect(picture.width * picture.height).toBeGreaterThan(640 * 360 * 4);
  await look(page, '34-close-up-sent');
});

test('the panel opens and closes from the keyboard, and focus comes back to its button', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const toggle = page.getByRole('button', { name: says(handingInTexts.openPanel), exact: true });
  const panel = page.getByRole('region', { name: says(handingInTexts.title) });
  await panel.getByRole('button', { name: says(commonTexts.close), exact: true }).press('Enter');
  await panel.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(says(handingInTexts.openPanel));
  await page.keyboard.press('Enter');
  await panel.waitFor();
  expect(await focused(page)).toBe(says(handingInTexts.title));
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(says(handingInTexts.openPanel));
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(says(commonTexts.close));
  await press(page, handingInTexts.write);
  await page.getByLabel(says(handingInTexts.appealText)).fill('Mәселе: v, m');
  expect(
    await page.getByRole('button', { name: says(callTexts.cameraKey) }).getAttribute('aria-pressed'),
  ).toBe('true');
  await look(page, '34-write-in-talk');
  await page.setViewportSize({ width: 720, height: 360 });
  expect(await reachable(page)).toBe(true);
  await page.screenshot({ path: 'test/output/screens/34-write-in-talk-720.png' });
  await page.setViewportSize({ width: 360, height: 720 });
  await toggle.press('Enter');
  await panel.waitFor({ state: 'detached' });
});

test('what is not shown is not shown: Ghani declines, and the reception goes on', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await asked('authority');
  await page.getByRole('heading', { name: says(texts.title.authority) }).waitFor();
  await press(page, texts.decline);
  await page.getByRole('heading', { name: says(texts.title.authority) }).waitFor({ state: 'detached' });
  const { files } = await official.ask('dossier.read', { visitId });
  expect(files.map(({ state }) => state).sort()).toEqual(['declined', 'stored']);
  await seesTheOther(page);
});

test('a talk that is entered again in another language asks again what was asked', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await asked('representative');
  for (const language of ['kk', 'ru'] as const) {
    await page.evaluate((chosen) => localStorage.setItem('qabyldau.language', chosen), language);
    await page.reload();
    await page.getByRole('button', { name: ticketTexts.returnToTalk[language] }).click();
    await page.getByRole('heading', { name: texts.title.representative[language] }).waitFor();
    await page.getByRole('button', { name: texts.openCamera[language] }).click();
    await page.locator('.guide').waitFor();
    await standStill(page);
    await page.screenshot({ path: `test/output/screens/35-close-up-360-${language}.png` });
    await fits(page, `a close-up in ${language}`);
  }
  await page.evaluate(() => localStorage.setItem('qabyldau.language', 'en'));
  await page.reload();
  await page.getByRole('button', { name: says(ticketTexts.returnToTalk) }).click();
  await seesTheOther(page);
});

test('after the reception Ghani finds its protocol, and may still hand in an appeal', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  await finishWith(aigerim.page, 'Шағымыңыз 15 жұмыс күнінде қаралады.');
  const protocol = page.getByRole('link', { name: says(paperKindTexts.protocol) });
  await protocol.waitFor();
  const paper = await ghani.context.request.get(server.url + (await protocol.getAttribute('href'))!);
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await look(page, '36-after-the-reception');
  await press(page, handingInTexts.write);
  await page.getByLabel(says(handingInTexts.appealText)).fill('Қосымша өтініш');
  await press(page, handingInTexts.submit);
  await page.getByText(says(handingInTexts.handedInDone)).waitFor();
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});

const asked = (concerns: DocumentConcerns) => official.ask('identity.askCloseUp', { visitId, concerns });

const press = (page: Page, text: Parameters<typeof says>[0]) =>
  page.getByRole('button', { name: says(text), exact: true }).click();

/** Nothing lies over the button that leaves the talk. */
const reachable = (page: Page): Promise<boolean> =>
  page.getByRole('button', { name: says(callTexts.leave) }).evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

/** No new picture of the other comes while the page's own camera brings fifteen. */
async function stillFrames(page: Page): Promise<boolean> {
  const before = await othersFrames(page);
  await page.getByLabel(says(callTexts.you)).evaluate(async (own: HTMLVideoElement) => {
    for (let frame = 0; frame < 15; frame++)
      await new Promise((resolve) => own.requestVideoFrameCallback(resolve));
  });
  return (await othersFrames(page)) === before;
}
