import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeTexts as outcomes, ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { deskTexts, outcomeTexts } from '../../server/contract/texts/desk.ts';
import { paperKindTexts } from '../../server/contract/texts/dossier.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { loudestTone } from '../harness/listening.ts';
import { look, lookEveryWay } from '../harness/look.ts';
import { connectionsMade, voiceSettings, waysOf } from '../harness/paths.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  button,
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  says,
  seesNewPicture,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

const APPLICANT_HZ = 440;
const OFFICIAL_HZ = 880;
const TONES = [APPLICANT_HZ, OFFICIAL_HZ, 1320];

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    openPerson(APPLICANT_HZ, { viewport: { width: 360, height: 720 } }),
    openPerson(OFFICIAL_HZ),
  ]);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

test('Ghani takes a ticket at home, is called, sees and hears Aigerim, and goes with her answer', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const label = await takeTicketAtAlmaly(ghani.page, server.url);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
  await aigerim.page.getByText(label).first().waitFor();

  await callNext(aigerim.page);
  // Both his paths stand before he presses: the press needs a single round trip.
  await button(ghani.page, ticketTexts.join).waitFor();
  await expect.poll(() => waysOf(ghani.page)).toEqual(['host udp', 'host udp']);
  const made = await connectionsMade(ghani.page);
  await joinTalk(ghani.page);
  await Promise.all([seesTheOther(ghani.page), seesTheOther(aigerim.page)]);
  expect(await connectionsMade(ghani.page)).toBe(made);
  for (const { page } of [ghani, aigerim]) expect(await voiceSettings(page)).toMatchObject(VOICE);
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(OFFICIAL_HZ);
  await expect.poll(() => loudestTone(aigerim.page, TONES)).toBe(APPLICANT_HZ);
  // Whoever speaks is marked: the tone is a voice.
  await Promise.all([ghani, aigerim].map(({ page }) => page.locator('figure.speaking').waitFor()));

  // Aigerim shows a document on her screen: Ghani sees it whole, and her face again when she has done.
  await button(aigerim.page, callTexts.shareScreen).click();
  const screen = ghani.page.getByRole('figure').filter({ hasText: says(callTexts.screenOf) });
  await screen.waitFor();
  await seesNewPicture(ghani.page);
  await look(aigerim.page, 'talk-screen-official');
  await button(aigerim.page, callTexts.stopSharing).click();
  await screen.waitFor({ state: 'detached' });
  await seesNewPicture(ghani.page);
  expect(await server.deps.media.load()).toMatchObject({ producers: 4, consumers: 4 });

  await aigerim.page.getByLabel(says(deskTexts.notes)).fill('Құжаттар қаралды.');
  await aigerim.page.getByText(/^Saved/).waitFor();
  await finishWith(aigerim.page, 'Шағымыңыз 15 жұмыс күнінде қаралады.');
  await ghani.page.getByText('Шағымыңыз 15 жұмыс күнінде қаралады.').waitFor();
  // The buttons of the talk are gone: whoever goes by keys goes on at the line, and Ghani at what has come of it.
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
  await expect.poll(() => focused(aigerim.page)).toBe('line-heading');
  await expect.poll(() => focused(ghani.page)).toBe('H1');

  const { rows } = await server.database.owner.query(
    `SELECT r."notes", r."outcome", s."state" FROM "Record" r JOIN "Session" s ON s."visitId" = r."visitId"`,
  );
  expect(rows).toEqual([{ notes: 'Құжаттар қаралды.', outcome: 'explained', state: 'ended' }]);
  // How the talk was is kept, without a name, as both browsers and the media engine counted it.
  const links = await server.database.owner.query(
    `SELECT "kind", "browser" LIKE 'Chrom%' AS known, "path", "cameraWidth" > 0 AS camera, "packetsUp" > 0 AS up,
       "packetsDown" > 0 AS down, "soundMs" > 0 AS heard, "soundAfterMs" > 0 AS sound, "pictureAfterMs" > 0 AS picture
     FROM "MediaQuality" ORDER BY "kind"`,
  );
  const seen = { known: true, path: 'udp', camera: true, up: true, down: true, heard: true };
  expect(links.rows).toEqual(
    ['applicant', 'official'].map((kind) => ({ kind, ...seen, sound: true, picture: true })),
  );
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});

/** A lost packet is mended from the next one, silence sends next to nothing, and the wire has room beside it (RFC 7587). */
const VOICE = { useinbandfec: '1', usedtx: '1', maxaveragebitrate: '24000' };

test('O87-39-6: an oral answer needs the applicant’s consent, and that is entered; Ghani takes its protocol home', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await takeTicketAtAlmaly(ghani.page, server.url);
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await seesTheOther(aigerim.page);

  // Ghani’s phone shows another page for a while: he has not left, and comes back to the talk.
  await ghani.page.goto('about:blank');
  await aigerim.page.getByText(says(callTexts.lostApplicant)).waitFor();
  await lookEveryWay(aigerim.page, 'talk-lost-applicant');
  await ghani.page.goBack();
  await button(ghani.page, ticketTexts.returnToTalk).click();
  await aigerim.page.getByText(says(callTexts.lostApplicant)).waitFor({ state: 'detached' });
  await seesTheOther(aigerim.page);

  await button(aigerim.page, deskTexts.finish).click();
  const dialog = aigerim.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: says(outcomeTexts.oral_answer.title) }).check();
  await dialog.getByLabel(says(deskTexts.answer)).fill('Мерзімі 20 желтоқсанда бітеді.');
  await dialog.getByRole('button', { name: says(deskTexts.finishYes) }).click();
  await dialog.getByText(says(deskTexts.oralConsentNeeded)).waitFor();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: says(deskTexts.finishYes) }).click();

  await ghani.page.getByRole('heading', { name: says(outcomes.oral_answer) }).waitFor();
  const protocol = ghani.page.getByRole('link', { name: says(paperKindTexts.protocol) });
  const paper = await ghani.context.request.get(
    new URL((await protocol.getAttribute('href'))!, server.url).href,
  );
  expect(paper.headers()['content-type']).toBe('application/pdf');
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const { rows } = await server.database.owner.query(
    `SELECT "answer", "oralConsentAt" IS NOT NULL AS consented FROM "Record" WHERE "outcome" = 'oral_answer'`,
  );
  expect(rows).toEqual([{ answer: 'Мерзімі 20 желтоқсанда бітеді.', consented: true }]);
});
