import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';

import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { look, lookOnItsSide } from '../harness/look.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { button, callNext, finishWith, joinTalk, openDeskAs, says, takeTicketAtAlmaly } from './steps.ts';

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    openPerson(440, { viewport: { width: 360, height: 720 } }),
    openPerson(880),
  ]);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

/** Upright, on its side and on a computer: nothing is cut off, and axe finds nothing. */
async function see(state: string): Promise<void> {
  await look(ghani.page, `call-${state}`);
  await lookOnItsSide(ghani.page, `call-${state}`);
}

test('every state of the talk can be read and used on a phone, upright and on its side', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const { page } = ghani;
  const told = (words: string) => page.getByText(words).first();
  await takeTicketAtAlmaly(page, server.url);
  await callNext(aigerim.page);
  // Aigerim, whose page has gone in by itself, is called away: Ghani waits for her in the talk.
  await aigerim.page.getByRole('button', { name: says(callTexts.leave) }).click();
  await joinTalk(page);
  await told(says(callTexts.waitingForOfficial)).waitFor();
  await see('1-waiting');
  await button(aigerim.page, callTexts.returnToTalk).or(button(aigerim.page, callTexts.join)).click();
  await told(says(callTexts.waitingForOfficial)).waitFor({ state: 'detached' });
  await see('2-live');

  await page.getByRole('button', { name: says(callTexts.microphoneKey) }).click();
  await page.getByRole('button', { name: says(callTexts.cameraKey) }).click();
  await page.getByRole('img', { name: says(callTexts.youAreMuted) }).waitFor();
  await see('3-silent-and-unseen');
  await page.getByRole('button', { name: says(callTexts.microphoneKey) }).click();
  await page.getByRole('button', { name: says(callTexts.cameraKey) }).click();

  await button(page, callTexts.devices).click();
  await page.getByRole('dialog').waitFor();
  await see('4-devices');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says(commonTexts.close) })
    .click();

  await button(aigerim.page, deskTexts.pauseSession).click();
  await told(says(callTexts.pausedByOfficial)).waitFor();
  await see('5-paused');
  await button(aigerim.page, deskTexts.resumeSession).click();
  await told(says(callTexts.pausedByOfficial)).waitFor({ state: 'detached' });

  await ghani.context.setOffline(true);
  await told(says(callTexts.reconnecting)).waitFor();
  await see('6-reconnecting');
  await ghani.context.setOffline(false);
  await told(says(callTexts.reconnecting)).waitFor({ state: 'detached' });

  // The same person goes on in another window, and then here again.
  const other = await ghani.context.newPage();
  await other.goto(page.url());
  await button(other, ticketTexts.returnToTalk).click();
  await told(says(callTexts.takenOver)).waitFor();
  await see('7-taken-over');
  await button(page, callTexts.takeBack).click();
  await other.getByText(says(callTexts.takenOver)).waitFor();
  await other.close();

  await page.getByRole('button', { name: says(callTexts.leave) }).click();
  await button(page, ticketTexts.returnToTalk).waitFor();
  await see('8-left');
  await button(page, ticketTexts.returnToTalk).click();
  await page.getByRole('button', { name: says(callTexts.leave) }).waitFor();

  await finishWith(aigerim.page, 'Жауап ауызша түсіндірілді.');
  await told('Жауап ауызша түсіндірілді.').waitFor();
  await see('9-ended');
  expect(ghani.problems).toEqual([]);
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
