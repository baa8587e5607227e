import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callTexts } from '../../server/contract/texts/call.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { heardWhile, loudestTone } from '../harness/listening.ts';
import { tellOutage } from '../harness/outage.ts';
import { suspendPages } from '../harness/suspend.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import {
  button,
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  says,
  seesNewPicture,
  takeTicketAtAlmaly,
} from './steps.ts';

const HZ = { ghani: 440, aigerim: 880 };
const TONES = Object.values(HZ);
/** `FROZEN_SECONDS=45` plays it as long as the place in the talk may be kept. */
const FROZEN_MS = 1_000 * Number(process.env.FROZEN_SECONDS ?? 6);

let server: TestServer;
let ghani: Person;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim] = await Promise.all([
    openPerson(HZ.ghani, { viewport: { width: 360, height: 720 } }),
    openPerson(HZ.aigerim),
  ]);
  await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close()]);
  await server?.stopAll();
});

const hears = ({ page }: Person) => expect.poll(() => loudestTone(page, TONES));
const microphone = ({ page }: Person) => button(page, callTexts.microphoneKey);

/** Is it seen at any moment of this time? A voice goes up and down. */
const marked = (mark: Locator, milliseconds: number) =>
  mark.waitFor({ timeout: milliseconds }).then(
    () => true,
    () => false,
  );

/** Both see and hear each other, by what comes from now on. */
async function bothSeeAndHear(): Promise<void> {
  await Promise.all([seesNewPicture(ghani.page), seesNewPicture(aigerim.page)]);
  await Promise.all([hears(ghani).toBe(HZ.aigerim), hears(aigerim).toBe(HZ.ghani)]);
}

/** One sees for so long that nothing comes of the other, and until the other is thawed. */
async function frozenFor(milliseconds: number, frozen: Person, other: Person, lost: Text): Promise<void> {
  const thaw = await suspendPages(frozen);
  const told = other.page.getByText(says(lost));
  await told.waitFor();
  expect(await loudestTone(other.page, TONES, milliseconds)).toBeNull();
  await told.waitFor();
  await tellOutage('frozen, from the thaw on', [other], async () => thaw());
  await told.waitFor({ state: 'detached' });
}

test('Ghani’s phone freezes his page in the talk: Aigerim sees that nothing comes, and thawed, it goes on without a press', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  await takeTicketAtAlmaly(ghani.page, server.url);
  await callNext(aigerim.page);
  await joinTalk(ghani.page);
  await bothSeeAndHear();
  await frozenFor(FROZEN_MS, ghani, aigerim, callTexts.lostApplicant);
  await bothSeeAndHear();
  expect(await microphone(ghani).getAttribute('aria-pressed')).toBe('true');
});

test('Aigerim’s page freezes while she is muted: thawed, she is seen, and heard only when she wants to be', async () => {
  pictureOnFailure(() => ({ ghani, aigerim }));
  const speaks = ghani.page.locator('figure.speaking');
  await speaks.waitFor();
  await microphone(aigerim).click();
  // A browser tells the last level for ten seconds more: the mark is gone before that.
  await expect.poll(() => marked(speaks, 1_000), { timeout: 6_000 }).toBe(false);
  await hears(ghani).toBeNull();
  const heard = await heardWhile(ghani.page, TONES, async () => {
    await frozenFor(FROZEN_MS / 2, aigerim, ghani, callTexts.lostOfficial);
    await Promise.all([seesNewPicture(ghani.page), seesNewPicture(aigerim.page)]);
    await hears(aigerim).toBe(HZ.ghani);
  });
  expect(heard).toEqual([]);
  expect(await microphone(aigerim).getAttribute('aria-pressed')).toBe('false');
  await microphone(aigerim).click();
  await bothSeeAndHear();
  await finishWith(aigerim.page, 'Жауап ауызша түсіндірілді.');
  await ghani.page.getByText('Жауап ауызша түсіндірілді.').waitFor();
  expect([...ghani.problems, ...aigerim.problems]).toEqual([]);
});
