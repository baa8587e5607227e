import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { holdWrites } from '../harness/database.ts';
import { lookEveryWay } from '../harness/look.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { watchTracks } from './devices-steps.ts';
import {
  button,
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  picturesOfOthers,
  says,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    // His browser plays no sound that comes later than a press, and asks him for each device.
    openPerson(440, { viewport: { width: 360, height: 720 }, permissions: DEVICES }, 'asked', {
      flags: ['--autoplay-policy=user-gesture-required'],
    }),
    openPerson(880),
  ]);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

const DEVICES = ['microphone', 'camera'];

/** What Ghani's browser gives the page from now on. */
async function allowOnly(devices: string[]): Promise<void> {
  await ghani.context.clearPermissions();
  await ghani.context.grantPermissions(devices);
}

/** Nothing is cut off, and axe finds nothing. */
const see = (state: string) => lookEveryWay(ghani.page, `call-${state}`);
const officialSees = (state: string) => lookEveryWay(aigerim.page, `call-official-${state}`);
/** What a person reads in the talk. */
const told = ({ page }: Person, text: Text) => page.getByText(says(text)).first();
const gone = { state: 'detached' } as const;

test('every state of the talk can be read and used on a phone, upright and on its side, and at the desk', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  const both = [ghani, aigerim];
  const press = (text: Text) => Promise.all(both.map((one) => button(one.page, text).click()));
  await watchTracks(page);
  await takeTicketAtAlmaly(page, server.url);
  await callNext(aigerim.page);
  await told(aigerim, callTexts.waitingForApplicant).waitFor();
  await officialSees('1-ringing');
  // Aigerim, whose page has gone in by itself, is called away, and the server is slow to let Ghani in.
  await button(aigerim.page, callTexts.leave).click();
  await button(aigerim.page, callTexts.returnToTalk).waitFor();
  const letIn = await holdWrites(server.database, 'Participant');
  await joinTalk(page);
  await told(ghani, callTexts.connecting).waitFor();
  await told(ghani, callTexts.takesLong).waitFor();
  await see('1-connecting');
  await letIn();
  await told(ghani, callTexts.waitingForOfficial).waitFor();
  await told(ghani, callTexts.takesLong).waitFor(gone);
  await see('2-waiting');
  await officialSees('2-left');
  await pressIsOver(page);
  await button(aigerim.page, callTexts.returnToTalk).click();
  await seesTheOther(aigerim.page);

  const hear = button(page, callTexts.hear);
  await hear.waitFor();
  await see('3-sound-blocked');
  expect(await silentVoices(page)).toEqual([true]);
  await hear.click();
  await hear.waitFor(gone);
  await expect.poll(() => silentVoices(page)).toEqual([false]);
  await Promise.all(both.map((one) => seesTheOther(one.page)));
  await button(aigerim.page, deskTexts.pauseSession).waitFor();
  await Promise.all([see('4-live'), officialSees('3-live')]);

  for (const key of [callTexts.microphoneKey, callTexts.cameraKey]) await button(page, key).click();
  await page.getByRole('img', { name: says(callTexts.youAreMuted) }).waitFor();
  await aigerim.page.getByRole('img', { name: says(callTexts.muted) }).waitFor();
  await Promise.all([see('5-silent-and-unseen'), officialSees('4-the-other-unseen')]);
  for (const key of [callTexts.microphoneKey, callTexts.cameraKey]) await button(page, key).click();

  const isSeen = () => picturesOfOthers(aigerim.page);
  await expect.poll(isSeen).toBe(1);
  await phone(page, 'mute');
  await told(ghani, callTexts.microphoneInterrupted).waitFor();
  await aigerim.page.getByRole('img', { name: says(callTexts.muted) }).waitFor();
  await expect.poll(isSeen).toBe(0);
  await see('5-taken-by-the-phone');
  await phone(page, 'unmute');
  await told(ghani, callTexts.microphoneInterrupted).waitFor(gone);
  await aigerim.page.getByRole('img', { name: says(callTexts.muted) }).waitFor(gone);
  await expect.poll(isSeen).toBe(1);

  await secondMicrophoneIsBusy(page);
  await press(callTexts.devices);
  await told(aigerim, callTexts.speaker).waitFor();
  const microphone = page.getByRole('combobox', { name: says(callTexts.microphone) });
  const inUse = await microphone.inputValue();
  await microphone.selectOption({ label: 'Fake Audio Input 2' });
  await told(ghani, callTexts.notSwitched).waitFor();
  expect(await microphone.inputValue()).toBe(inUse);
  await Promise.all([see('6-devices'), officialSees('5-devices')]);
  await press(commonTexts.close);

  await button(aigerim.page, deskTexts.pauseSession).click();
  await told(ghani, callTexts.pausedByOfficial).waitFor();
  await Promise.all([see('7-paused'), officialSees('6-paused')]);
  await button(aigerim.page, deskTexts.resumeSession).click();
  await told(ghani, callTexts.pausedByOfficial).waitFor(gone);

  const offline = (is: boolean) => Promise.all(both.map(({ context }) => context.setOffline(is)));
  await offline(true);
  await Promise.all(both.map((one) => told(one, callTexts.reconnecting).waitFor()));
  await Promise.all([see('8-reconnecting'), officialSees('7-reconnecting')]);
  await offline(false);
  await Promise.all(both.map((one) => told(one, callTexts.reconnecting).waitFor(gone)));

  // The same person goes on in another window, and then here again.
  const other = await ghani.context.newPage();
  await other.goto(page.url());
  await button(other, ticketTexts.returnToTalk).click();
  await told(ghani, callTexts.takenOver).waitFor();
  await see('9-taken-over');
  await button(page, callTexts.takeBack).click();
  await other.getByText(says(callTexts.takenOver)).waitFor();
  await other.close();

  await button(page, callTexts.leave).click();
  await button(page, ticketTexts.returnToTalk).waitFor();
  await see('10-left');
  await allowOnly([]);
  await button(page, ticketTexts.returnToTalk).click();
  await told(ghani, callTexts.microphoneBlocked).waitFor();
  await see('11-microphone-refused');
  await allowOnly(['microphone']);
  await button(page, commonTexts.tryAgain).click();
  await told(ghani, callTexts.cameraBlocked).waitFor();
  await see('12-camera-refused');

  await finishWith(aigerim.page, 'Жауап ауызша түсіндірілді.');
  await page.getByText('Жауап ауызша түсіндірілді.').first().waitFor();
  await see('13-ended');
  await allowOnly(DEVICES);
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});

/** The browser takes whatever a test does to a page for a press, which lets sound play for some seconds. */
async function pressIsOver(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const isFelt = { expression: 'navigator.userActivation.isActive' };
  await expect.poll(async () => (await devtools.send('Runtime.evaluate', isFelt)).result.value).toBe(false);
  await devtools.detach();
}

/** Of each voice that has come: does the page not play it? */
const silentVoices = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('audio')].map(({ paused }) => paused));

/** Takes all devices of the page for a call, or gives them back, as never happens to those that Chromium makes up. */
const phone = (page: Page, event: 'mute' | 'unmute') =>
  page.evaluate((event) => {
    const tracks = (window as unknown as { open: MediaStreamTrack[] }).open;
    for (const track of tracks) track.dispatchEvent(new Event(event));
  }, event);

/** Another program has it, as never happens to the devices that Chromium makes up. */
const secondMicrophoneIsBusy = (page: Page) =>
  page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      const [voice] = stream.getAudioTracks();
      if (voice?.label !== 'Fake Audio Input 2') return stream;
      voice.stop();
      throw new DOMException('', 'NotReadableError');
    };
  });

test('by keys alone: into the talk, microphone and camera off and on, devices and back, out of the talk', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  await takeTicketAtAlmaly(page, server.url);
  await callNext(aigerim.page);
  await button(page, ticketTexts.join).focus();
  await page.keyboard.press('Enter');
  const microphone = page.getByRole('button', { name: says(callTexts.microphoneKey) });
  const camera = page.getByRole('button', { name: says(callTexts.cameraKey) });
  const pressed = (control: typeof microphone) => control.getAttribute('aria-pressed');
  await expect.poll(() => pressed(microphone)).toBe('true');
  // Who comes is said in the same place: said later, it would take the place of what the keys do.
  const came = says(callTexts.joined, { name: 'Нұрланова Айгерім' });
  await page.getByRole('status').filter({ hasText: came }).waitFor();
  await page.keyboard.press('m');
  await page.keyboard.press('v');
  await expect.poll(() => pressed(microphone)).toBe('false');
  await expect.poll(() => pressed(camera)).toBe('false');
  await page
    .getByRole('status')
    .filter({ hasText: says(callTexts.cameraIsOff) })
    .waitFor();
  await page.keyboard.press('m');
  await page.keyboard.press('v');
  await expect.poll(() => pressed(camera)).toBe('true');
  // The toolbar is walked through by Tab, and the dialog gives the focus back to where it came from.
  await microphone.focus();
  const devices = button(page, callTexts.devices);
  for (let step = 0; step < 8 && !(await isFocused()); step++) await page.keyboard.press('Tab');
  expect(await isFocused()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(isFocused).toBe(true);
  // Single keys can be turned off, for they may be a screen reader's own.
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: says(callTexts.keys) }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const withoutKey = page.getByRole('button', { name: says(callTexts.microphone), exact: true });
  await page.keyboard.press('m');
  expect(await pressed(withoutKey)).toBe('true');
  await page.getByRole('button', { name: says(callTexts.leave) }).focus();
  await page.keyboard.press('Enter');
  await button(page, ticketTexts.returnToTalk).waitFor();

  function isFocused(): Promise<boolean> {
    return devices.evaluate((element) => element === document.activeElement);
  }
});
