import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { demo } from '../../prisma/seed/demo.ts';
import { appealStateTexts, dossierTexts } from '../../server/contract/texts/dossier.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { handingInTexts as texts } from '../../server/contract/texts/handing-in.ts';
import { videoTexts } from '../../server/contract/texts/video-message.ts';
import { doAs, holderOf } from '../harness/asking.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { lookInEveryLanguage } from '../harness/look.ts';
import { signIn, takeTicket, type Applicant } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { pdf, png } from '../harness/uploads.ts';
import { says } from './steps.ts';

let server: TestServer;
let ghani: Person;
beforeAll(async () => {
  server = await startTestServer();
  ghani = await openPerson(440, { viewport: { width: 360, height: 720 } });
  await rememberTracks(ghani.context);
});
afterAll(async () => {
  await ghani?.close();
  await server?.stopAll();
});

test('GOV: Ghani hands in a written complaint with two scans while he waits, and gets its number and coupon', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const line = await addLine(server, demo.offices.almalyDistrict, 1);
  const ticket = await waitsAt(line);
  await press(page, texts.write);
  await press(page, texts.submit);
  await page.getByText(says(texts.textOrFile)).waitFor();
  await page.getByLabel(says(texts.appealText)).fill('Тергеуші шағымымды бір айдан бері қарамай отыр.');
  await choose(page, [scan('Шағым бірінші бет.png', 'image/png', png(900, 1200)), aPdf('қосымша.pdf')]);
  await expect.poll(() => page.getByText(says(texts.fileSent), { exact: false }).count()).toBeGreaterThan(1);

  await choose(page, [scan('бет.pdf', 'application/pdf', Buffer.from('<html>not a pdf</html>'))]);
  await page.locator('.why', { hasText: says(errorTexts.FILE_TYPE) }).waitFor();
  await choose(page, [scan('үлкен.pdf', 'application/pdf', Buffer.alloc(16_000_000))]);
  await page.locator('.why', { hasText: says(texts.fileTooLarge, { mb: 15 }) }).waitFor();
  await page.getByRole('checkbox', { name: says(texts.isComplaint) }).check();
  await page.getByLabel(says(dossierTexts.against)).fill('Тергеуші С. Ахметов');
  await lookInEveryLanguage(page, '20-write-appeal');

  await page.reload();
  await press(page, texts.write);
  expect(await page.getByLabel(says(texts.appealText)).inputValue()).toContain('Тергеуші шағымымды');
  expect(await page.getByLabel(says(dossierTexts.against)).inputValue()).toBe('Тергеуші С. Ахметов');
  await press(page, texts.submit);
  await page.getByText(says(texts.handedInDone)).waitFor();
  await page.getByText(says(appealStateTexts.submitted)).waitFor();
  await lookInEveryLanguage(page, '21-handed-in');

  const official = line.desks[0]!.principal;
  const { appeals, files } = await doAs(
    server,
    await holderOf(server, ticket.ticketId),
    'ticket.readDossier',
    ticket,
  );
  expect(appeals).toMatchObject([
    { form: 'written', state: 'submitted', complaint: { against: 'Тергеуші С. Ахметов' } },
  ]);
  expect(files.map(({ name, appealId }) => [name, appealId])).toEqual([
    ['Шағым бірінші бет.png', appeals[0]!.appealId],
    ['қосымша.pdf', appeals[0]!.appealId],
  ]);
  const { appealId } = appeals[0]!;
  const { label } = await doAs(server, official, 'appeal.register', { from: 'submitted', appealId });
  await page.getByText(says(dossierTexts.registeredUnder, { label })).waitFor();
  const coupon = page.getByRole('link', { name: says(texts.couponNumber, { label }) });
  await lookInEveryLanguage(page, '22-registered');
  const paper = await ghani.context.request.get(server.url + (await coupon.getAttribute('href'))!);
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const file = page.getByRole('link', { name: 'қосымша.pdf' });
  const given = await ghani.context.request.get(server.url + (await file.getAttribute('href'))!);
  expect(await given.body()).toEqual(pdf());
  expect(ghani.problems).toEqual([]);
});

test('O87-39-7: what the appeal lacks is told in plain words, and completed with a file and a reply', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const line = await addLine(server, demo.offices.almalyDistrict, 1);
  const { desks } = line;
  const ticket = await waitsAt(line);
  const holder = await holderOf(server, ticket.ticketId);
  const content = { text: 'Зейнетақы', language: 'kk' as const, complaint: null };
  await doAs(server, holder, 'ticket.submitAppeal', { ...ticket, form: 'written', ...content, fileIds: [] });
  const { principal } = desks[0]!;
  const { visitId } = holder;
  const note = 'Жол картасының көшірмесі керек.';
  await doAs(server, principal, 'completion.ask', {
    visitId,
    items: ['documents', 'signature', 'address'],
    note,
  });
  await page.getByText(note).waitFor();
  await choose(page, [aPdf('карта.pdf')]);
  await page.getByRole('link', { name: 'карта.pdf' }).waitFor();
  await press(page, texts.sendReply);
  await page.getByText(says(texts.replyNeeded)).waitFor();
  await lookInEveryLanguage(page, '23-completion');
  await page.getByLabel(says(texts.reply)).fill('Картаны қостым.');
  await press(page, texts.sendReply);
  await page.getByText(says(texts.replied)).waitFor();
  const { completions, files } = await doAs(server, principal, 'dossier.read', { visitId });
  expect(completions).toMatchObject([{ reply: 'Картаны қостым.' }]);
  expect(files).toMatchObject([{ name: 'карта.pdf', state: 'stored' }]);
});

test('GOV: nobody receives now, so Ghani leaves a video message; an official plays it', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const line = await addLine(server, demo.offices.almalyDistrict, 0);
  const ticket = await waitsAt(line);
  await page.getByText(says(texts.nobodyReceives)).waitFor();
  await lookInEveryLanguage(page, '24-nobody-receives');
  await press(page, texts.leaveVideo);
  await press(page, videoTexts.start);
  await page.getByRole('timer').filter({ hasText: /4:5\d/ }).waitFor();
  await asksBeforeLeaving(page);
  await lookInEveryLanguage(page, '25-recording');
  await press(page, videoTexts.stop);
  await page.getByText(says(videoTexts.recorded)).waitFor();
  expect(await liveTracks(page)).toBe(0);
  const film = page.locator('video[controls]');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  await lookInEveryLanguage(page, '26-recorded');
  await press(page, videoTexts.again);
  await page
    .getByRole('timer')
    .filter({ hasText: /4:5[0-8]/ })
    .waitFor();
  await press(page, videoTexts.stop);
  await page.getByLabel(says(videoTexts.note)).fill('Зейнетақы туралы');
  await press(page, videoTexts.send);
  await page.getByText(says(videoTexts.done)).waitFor();

  const holder = await holderOf(server, ticket.ticketId);
  const { appeals, files } = await doAs(server, holder, 'ticket.readDossier', ticket);
  expect(appeals).toMatchObject([{ form: 'video', state: 'submitted', text: 'Зейнетақы туралы' }]);
  expect(files).toMatchObject([{ purpose: 'video_message', state: 'stored', mediaType: 'video/webm' }]);
  expect(await plays(`/files/${files[0]!.fileId}?as=staff`)).toBeGreaterThan(1);
  expect(ghani.problems).toEqual([]);
});

test('no camera: Ghani is told what to do, and writes instead', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const line = await addLine(server, demo.offices.almalyDistrict, 0);
  await waitsAt(line);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = (wanted) =>
      wanted?.video
        ? Promise.reject(new DOMException('', 'NotAllowedError'))
        : MediaDevices.prototype.getUserMedia.call(navigator.mediaDevices, wanted);
  });
  await press(page, texts.leaveVideo);
  await press(page, videoTexts.start);
  await page.getByText(says(videoTexts.lacks.camera.blocked)).waitFor();
  await page.getByText(says(videoTexts.fromDevice)).waitFor();
  expect(await liveTracks(page)).toBe(0);
  await lookInEveryLanguage(page, '27-no-camera');
  await page
    .getByRole('status')
    .getByRole('button', { name: says(texts.write) })
    .click();
  await page.getByLabel(says(texts.appealText)).fill('Шағым');
  await press(page, texts.submit);
  await page.getByText(says(texts.handedInDone)).waitFor();
});

/** Ghani holds a new ticket of this line, on the waiting page. */
async function waitsAt({ officeId, serviceId }: Line): Promise<Pick<Applicant, 'ticketId'>> {
  const { ticketId, secret } = await takeTicket(server.url, { officeId, serviceId });
  await ghani.page.goto(`${server.url}/t/${ticketId}#${secret}`);
  await ghani.page.getByRole('button', { name: says(texts.write) }).waitFor();
  return { ticketId };
}

const press = (page: Page, text: Parameters<typeof says>[0]) =>
  page.getByRole('button', { name: says(text), exact: true }).click();

const scan = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
const aPdf = (name: string) => scan(name, 'application/pdf', pdf());

async function choose(page: Page, files: ReturnType<typeof scan>[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, texts.chooseFiles)]);
  await chooser.setFiles(files);
}

async function asksBeforeLeaving(page: Page): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
}

/** Every device that the page has opened, so that a test can see whether it let them go. */
async function rememberTracks(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const opened: MediaStreamTrack[] = [];
    Object.assign(window, { opened });
    const original = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function (wanted) {
      const stream = await original.call(this, wanted);
      opened.push(...stream.getTracks());
      return stream;
    };
  });
}

const liveTracks = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (window as unknown as { opened: MediaStreamTrack[] }).opened.filter(
        ({ readyState }) => readyState === 'live',
      ).length,
  );

/** Opens a video as Aigerim at her own browser and says how many seconds of it were played. */
async function plays(path: string): Promise<number> {
  const official = await signIn(server.url, 'aigerim');
  const context = await ghani.browser.newContext({ extraHTTPHeaders: { cookie: official.cookie } });
  const page = await context.newPage();
  await page.goto(server.url);
  const seconds = await page.evaluate(async (source) => {
    const video = Object.assign(document.createElement('video'), { src: source, muted: true });
    await video.play();
    await new Promise((resolve) => video.addEventListener('ended', resolve));
    return video.currentTime;
  }, path);
  await context.close();
  return seconds;
}
