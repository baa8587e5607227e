import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { presenceNames } from '../../server/contract/texts/called.ts';
import { ringingTexts, submittedTexts } from '../../server/contract/texts/desk-between.ts';
import {
  closeUpTexts,
  completionTexts,
  finishingTexts,
  partTexts,
  personTexts,
  takingTexts,
} from '../../server/contract/texts/desk-record.ts';
import { personActTexts } from '../../server/contract/texts/desk-line.ts';
import { deskTexts, outcomeTexts } from '../../server/contract/texts/desk.ts';
import { appealStateTexts, documentKindTexts, lackingTexts } from '../../server/contract/texts/dossier.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { takeTicket, ticketInput, type Applicant } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { pdf, png } from '../harness/uploads.ts';
import { joinsFromHome } from './fromHome.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { recordedVideo } from './recordedVideo.ts';
import { callNext, finishWith, openDeskAs, says } from './steps.ts';
import { choose, giveReason, openPersonOf } from './line-steps.ts';

const PASSPORT = 'N 12345678';

let server: TestServer;
let aigerim: Person;
let page: Page;
let ghani: Applicant;
beforeAll(async () => {
  server = await startTestServer();
  aigerim = await openPerson(880);
  page = aigerim.page;
});
afterAll(async () => {
  await aigerim?.close();
  await server?.stopAll();
});

const press = (text: Text) => page.getByRole('button', { name: says(text), exact: true }).click();
const tab = (text: Text) => page.getByRole('tab', { name: says(text) });
const sees = (text: Text, parameters?: Parameters<typeof says>[1]) =>
  page.getByText(says(text, parameters)).first().waitFor();
const dossier = () => ghani.browser.ask('ticket.readDossier', { ticketId: ghani.ticketId });
const ofGhani = () => ({ ticketId: ghani.ticketId });

describe('around one talk at the desk', () => {
  test('a called person has a countdown, may ask to wait, and nothing happens by itself when it runs out', async () => {
    pictureOnFailure(() => ({ aigerim }));
    ghani = await ghaniTakesTicket();
    await openDeskAs(page, server.url, 'aigerim', '1');
    // His daughter interprets, whom the system does not know of.
    await openPersonOf(page, ghani.label);
    await choose(page, personActTexts.vouch);
    await giveReason(page, 'Қызы аударады', personActTexts.vouch);
    await callNext(page);
    await sees(deskTexts.ringing);
    // The page counts by the server's clock, which goes on five minutes; whoever comes into the line makes it read again.
    server.clock.advance(300_000);
    await takeTicket(server.url);
    await sees(ringingTexts.timeOver);
    await press(deskTexts.recall);
    await sees(deskTexts.ringing);
    await ghani.browser.ask('ticket.askToWait', ofGhani());
    await sees(ringingTexts.askedToWait, { count: 1 });
    await sees(ringingTexts.notOver);
    await page.getByText(/^Expected within 4:\d\d$/).waitFor();
    await lookInEveryLanguage(page, '30-desk-ringing');
    await press(deskTexts.noShow);
    await sees(ringingTexts.notOverTitle);
    await press(commonTexts.cancel);
    await joinsFromHome(ghani);
    await page.getByRole('button', { name: says(deskTexts.finish), exact: true }).waitFor();
  });

  test('O87-10: who came is shown as it is, a document is asked for close by, looked at and recorded', async () => {
    pictureOnFailure(() => ({ aigerim }));
    await sees(personTexts.nothingMissingBlocks);
    await page.getByText(says(personTexts.expired, { day: '01.02.2026' })).waitFor();
    await press(closeUpTexts.ask);
    await sees(closeUpTexts.waiting);
    const [asked] = (await dossier()).files;
    await ghani.browser.upload(
      'ticket.addFile',
      { ...ofGhani(), purpose: 'close_up', name: 'куәлік.png', closeUpId: asked!.fileId, keepConsent: false },
      { bytes: png(1200, 800), name: 'куәлік.png', type: 'image/png' },
    );
    const thumb = page.getByRole('button', { name: says(closeUpTexts.open) });
    await thumb.waitFor();
    await sees(closeUpTexts.destroyedNoConsent);
    await thumb.click();
    const picture = page.getByRole('dialog').getByRole('img');
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200);
    const before = (await picture.boundingBox())!.width;
    await press(closeUpTexts.closer);
    await expect.poll(async () => (await picture.boundingBox())!.width).toBeGreaterThan(before * 1.4);
    await look(page, '31-close-up');
    await page.keyboard.press('Escape');

    await press(personTexts.recordCheck);
    await press(personTexts.saveCheck);
    await sees(personTexts.kindNeeded);
    await page.getByLabel(says(personTexts.kind)).selectOption(says(documentKindTexts.passport));
    await page.getByLabel(says(personTexts.documentNumber)).fill(PASSPORT);
    await page.getByLabel(says(personTexts.validUntil)).fill('2030-05-01');
    await page.getByRole('radio', { name: says(personTexts.yesMatches) }).check();
    await look(page, '32-check-form');
    await press(personTexts.saveCheck);
    await page.getByText(/5678/).waitFor();
    await page.getByText(says(personTexts.until, { day: '01.05.2030' })).waitFor();
    expect(await page.getByText(PASSPORT).count()).toBe(0);
    await lookInEveryLanguage(page, '33-person');
    const { rows } = await server.database.owner.query(
      `SELECT "document", "matches", "fileId" IS NOT NULL AS "seen", encode("numberSealed", 'escape') AS "sealed" FROM "IdentityCheck"`,
    );
    expect(rows).toMatchObject([{ document: 'passport', matches: true, seen: true }]);
    expect(rows[0].sealed).not.toContain('12345678');
  });

  test('finishing with an appeal taken says when none is registered, and bars nothing', async () => {
    await press(deskTexts.finish);
    await page.getByRole('radio', { name: says(outcomeTexts.appeal_taken.title) }).check();
    await sees(finishingTexts.noneRegistered);
    await look(page, '34-finish-none-registered');
    await page.keyboard.press('Escape');
  });

  test('O87-39-6: an oral appeal goes to the applicant, comes back with a remark, goes again, and is registered on word', async () => {
    pictureOnFailure(() => ({ aigerim }));
    await tab(partTexts.appeal).click();
    await press(takingTexts.enterOral);
    await press(takingTexts.send);
    await sees(takingTexts.textNeeded);
    await page.getByLabel(says(takingTexts.text)).fill('Тергеуші өтінішімді қарамады.');
    await page.getByRole('checkbox', { name: says(takingTexts.isComplaint) }).check();
    await page.getByLabel('Demands').fill('Әрекетін тексеру');
    await look(page, '35-oral-form');
    await press(takingTexts.send);
    await sees(appealStateTexts.offered);

    await tab(partTexts.files).click();
    const [offered] = (await dossier()).appeals;
    const { appealId } = offered!;
    await ghani.browser.ask('ticket.returnAppeal', { ...ofGhani(), appealId, remark: 'Күні көрсетілмеген' });
    await page.getByRole('tab', { name: says(partTexts.news, { count: 1 }) }).waitFor();
    await tab(partTexts.appeal).click();
    await page.getByText('Күні көрсетілмеген').first().waitFor();
    expect(await page.getByRole('tab', { name: /new/ }).count()).toBe(0);
    await lookInEveryLanguage(page, '36-returned');
    await press(takingTexts.sendAgain);
    await page.getByLabel(says(takingTexts.text)).fill('Тергеуші 3 қарашадағы өтінішімді қарамады.');
    await press(takingTexts.send);
    await sees(appealStateTexts.offered);
    expect((await dossier()).appeals[0]!.text).toContain('3 қарашадағы');

    await press(takingTexts.onWord);
    await press(takingTexts.onWordYes);
    await sees(appealStateTexts.registered);
    const [registered] = (await dossier()).appeals;
    expect(registered).toMatchObject({ state: 'registered', confirmedBy: 'word' });
    await page.getByText(registered!.label!).first().waitFor();
    await sees(takingTexts.confirmedByWord);
  });

  test('O87-39-6: a written appeal with its scan is registered at the desk', async () => {
    pictureOnFailure(() => ({ aigerim }));
    await press(takingTexts.enterWritten);
    await press(takingTexts.register);
    await sees(takingTexts.scanNeeded);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(takingTexts.addScan)]);
    await chooser.setFiles([
      { name: 'шағым.pdf', mimeType: 'application/pdf', buffer: pdf() },
      { name: 'бағдарлама.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ, no document at all') },
    ]);
    await page.getByRole('checkbox', { name: /шағым\.pdf/ }).waitFor();
    await sees(takingTexts.notUploaded, { name: 'бағдарлама.pdf' });
    await look(page, '37-written-form');
    await page
      .getByRole('alert')
      .getByRole('button', { name: says(commonTexts.close) })
      .click();
    await press(takingTexts.register);
    await expect.poll(async () => (await dossier()).appeals.map(({ state }) => state)).toHaveLength(2);
    const written = (await dossier()).appeals.find(({ form }) => form === 'written')!;
    expect(written.state).toBe('registered');
    await page.getByText(written.label!).first().waitFor();
    await lookInEveryLanguage(page, '38-appeals');
  });

  test('O87-39-7: what is lacking is asked for as a list, the reply is news, and it is closed', async () => {
    pictureOnFailure(() => ({ aigerim }));
    await press(completionTexts.begin);
    await press(completionTexts.send);
    await sees(completionTexts.somethingNeeded);
    await page.getByRole('checkbox', { name: says(lackingTexts.signature.item) }).check();
    await page.getByLabel(says(completionTexts.note)).fill('Екінші бетке қол қойыңыз.');
    await look(page, '39-lacking-form');
    await press(completionTexts.send);
    await sees(completionTexts.waiting);
    await tab(partTexts.person).click();
    const { completionId } = (await dossier()).completions[0]!;
    await ghani.browser.ask('ticket.replyCompletion', { ...ofGhani(), completionId, reply: 'Қол қойдым' });
    await page.getByRole('tab', { name: says(partTexts.news, { count: 1 }) }).click();
    await page.getByText('Қол қойдым').waitFor();
    await press(completionTexts.close);
    await sees(completionTexts.closed);
  });

  test('the parts are walked by keys alone', async () => {
    await tab(partTexts.person).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await tab(partTexts.files).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^\/files\//);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Home');
    expect(await tab(partTexts.person).getAttribute('aria-selected')).toBe('true');
    await tab(partTexts.files).click();
    await lookInEveryLanguage(page, '40-files');
  });

  test('a file and a paper open in a tab of their own', async () => {
    await tab(partTexts.files).click();
    const href = await page.getByRole('link', { name: /шағым\.pdf/ }).getAttribute('href');
    const file = await aigerim.context.request.get(server.url + href!);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect(await page.getByRole('link', { name: /^Coupon/ }).count()).toBe(2);
  });
});

test('GOV: a video message left when nobody received is watched and registered from the free desk', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const dana = await takeTicket(server.url);
  const { ticketId } = dana;
  const bytes = await recordedVideo(page);
  const { fileId } = await dana.browser.upload(
    'ticket.addFile',
    { ticketId, purpose: 'video_message', name: 'үндеу.webm' },
    { bytes, name: 'үндеу.webm', type: 'video/webm' },
  );
  const handedIn = { ticketId, form: 'video' as const, text: '', language: 'kk' as const, complaint: null };
  await dana.browser.ask('ticket.submitAppeal', { ...handedIn, fileIds: [fileId] });
  await finishWith(page, 'Жолданымдар тіркелді.');
  await sees(deskTexts.finished, { label: ghani.label });
  await page.getByRole('button', { name: `${says(submittedTexts.heading)} 1` }).click();
  await look(page, '41-free-desk');
  await page.getByRole('button', { name: says(submittedTexts.open) }).click();
  const video = page.getByLabel(says(submittedTexts.video));
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.videoWidth)).toBeGreaterThan(0);
  await look(page, '42-submitted');
  await press(takingTexts.register);
  const label = async () =>
    (await dana.browser.ask('ticket.readDossier', { ticketId })).appeals[0]!.label ?? '';
  await expect.poll(label).not.toBe('');
  await sees(takingTexts.registeredAs, { label: await label() });
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText(says(submittedTexts.heading)).count()).toBe(0);
  expect(aigerim.problems).toEqual([]);
});

test('a colleague sees at the choice of desks who receives, talks or pauses, as it changes', async () => {
  const context = await aigerim.browser.newContext({ locale: 'en-GB' });
  const saule = await context.newPage();
  await openDeskAs(saule, server.url, 'saule', '2', async () => {
    const desk1 = saule.getByRole('region', { name: says(commonTexts.atDesk, { desk: '1' }) });
    await desk1.getByText(says(presenceNames.receiving)).waitFor();
    await press(deskTexts.takeBreak);
    await page.getByLabel(says(deskTexts.breakReason)).fill('түскі ас');
    await look(page, '43-break');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: says(deskTexts.takeBreak) })
      .click();
    await desk1.getByText(says(presenceNames.paused)).waitFor();
    await desk1.getByText(/түскі ас/).waitFor();
    await lookInEveryLanguage(saule, '44-choose-desk');
    await press(deskTexts.endBreak);
    await desk1.getByText(says(presenceNames.receiving)).waitFor();
    await callNext(page);
    await desk1.getByText(says(presenceNames.in_session)).waitFor();
  });
  await context.close();
});

/** For his mother, with a power of attorney that has run out, and in a language of his own. */
function ghaniTakesTicket(): Promise<Applicant> {
  const { applicant } = ticketInput();
  return takeTicket(server.url, {
    languages: { reception: 'kk', screen: 'kk', interpreterFor: 'өзбек' },
    applicant: {
      ...applicant,
      iin: '900101300017',
      address: 'Алматы қаласы, Абай даңғылы, 10-үй, 5-пәтер',
      organisation: { name: '«Алатау» тұтыну кооперативі' },
      representative: {
        name: { surname: 'Сейітова', givenName: 'Жанар' },
        authority: 'Сенімхат № 15, 2025 жылғы 1 ақпан',
        authorityUntil: '2026-02-01',
      },
    },
  });
}
