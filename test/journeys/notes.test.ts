import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { notesTexts } from '../../server/contract/texts/desk-record.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { joinsFromHome } from './fromHome.ts';
import { callNext, finishWith, openDeskAs, says } from './steps.ts';

/** What a browser that dies may take with it (issue: ≤ 2 s of typing). */
const MAY_LOSE_MS = 2_000;

let server: TestServer;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  aigerim = await openPerson(880);
});
afterAll(async () => {
  await aigerim?.close();
  await server?.stopAll();
});

const notes = (page: Page) => page.getByLabel(says(deskTexts.notes), { exact: true });

async function storedNotes(): Promise<string> {
  const { rows } = await server.database.owner.query<{ notes: string }>(
    `SELECT "notes" FROM "Record" ORDER BY "updatedAt" DESC NULLS LAST LIMIT 1`,
  );
  return rows[0]?.notes ?? '';
}

describe('O87-39-5: the notes of a talk', () => {
  test('bear the time of the talk, by a press, by keys, and on each new line when the official wants it', async () => {
    pictureOnFailure(() => ({ aigerim }));
    const { page } = aigerim;
    const ghani = await takeTicket(server.url);
    await openDeskAs(page, server.url, 'aigerim', '1');
    await callNext(page);
    await joinsFromHome(ghani);
    await notes(page).fill('Келісті.');
    await page.getByRole('button', { name: says(notesTexts.mark) }).click();
    await expect.poll(() => notes(page).inputValue()).toMatch(/^Келісті\.\[00:00:\d\d\] $/);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+KeyT');
    await expect.poll(() => notes(page).inputValue()).toMatch(/\] \n\[00:0\d:\d\d\] $/);
    await page.getByRole('checkbox', { name: says(notesTexts.marks) }).check();
    await notes(page).fill('Бірінші');
    await notes(page).press('Enter');
    await page.keyboard.type('екінші');
    await expect.poll(() => notes(page).inputValue()).toMatch(/^Бірінші\n\[00:0\d:\d\d\] екінші$/);
    await expect.poll(storedNotes).toMatch(/екінші$/);

    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => notes(page).inputValue()).not.toMatch(/екінші$/);
    await page.reload();
    await notes(page).waitFor();
    expect(await page.getByRole('checkbox', { name: says(notesTexts.marks) }).isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: says(notesTexts.marks) }).uncheck();
  });

  test('of two windows are both seen and joined by the official, and neither overwrites the other', async () => {
    pictureOnFailure(() => ({ aigerim }));
    const { page } = aigerim;
    await notes(page).fill('Бірінші терезе.');
    await expect.poll(storedNotes).toBe('Бірінші терезе.');
    await server.database.owner.query(
      `UPDATE "Record" SET "notes" = 'Екінші терезе.', "version" = "version" + 1`,
    );
    await notes(page).fill('Бірінші терезе, жалғасы.');
    const theirs = page.getByLabel(says(notesTexts.theirs));
    await theirs.waitFor();
    expect(await theirs.inputValue()).toBe('Екінші терезе.');
    expect(await storedNotes()).toBe('Екінші терезе.');
    await page.getByRole('button', { name: says(notesTexts.join) }).click();
    expect(await storedNotes()).toBe('Екінші терезе.');
    await page.getByRole('button', { name: says(notesTexts.keepMine) }).click();
    await expect.poll(storedNotes).toBe('Екінші терезе.\nБірінші терезе, жалғасы.');
    await finishWith(page, 'Түсіндірілді.');
    await page.getByText(/^Reception finished/).waitFor();
  });

  test('are at most two seconds behind when the browser is killed in the middle of typing', async () => {
    const saule = await openPerson(660);
    await takeTicket(server.url);
    await openDeskAs(saule.page, server.url, 'saule', '2');
    await callNext(saule.page);
    await notes(saule.page).waitFor();
    await notes(saule.page).click();

    const typed: number[] = [];
    const typing = (async () => {
      for (;;) {
        await saule.page.keyboard.type(String(typed.length % 10));
        typed.push(Date.now());
      }
    })().catch(() => 'the browser is gone');
    await expect.poll(() => typed.length).toBeGreaterThan(60);
    let worst = 0;
    const until = Date.now() + 4_000;
    while (Date.now() < until) worst = Math.max(worst, behind(typed, await storedNotes()));

    await killBrowser(saule);
    expect(await typing).toBe('the browser is gone');
    const killedAt = typed[typed.length - 1]!;
    const kept = (await storedNotes()).length;
    const lost = kept < typed.length ? killedAt - typed[kept]! : 0;
    console.log(`typed ${typed.length}, kept ${kept}: ${lost} ms lost; ${worst} ms behind at worst before`);
    expect(kept).toBeGreaterThan(40);
    expect(lost).toBeLessThanOrEqual(MAY_LOSE_MS);
    expect(worst).toBeLessThanOrEqual(MAY_LOSE_MS);
    await saule.close();
  });
});

/** For how many ms the first character that is not stored has been typed now. */
function behind(typed: readonly number[], stored: string): number {
  const first = typed[stored.length];
  return first === undefined ? 0 : Date.now() - first;
}

/** Every process of the browser at once, as when the machine's power goes. */
async function killBrowser({ browser }: Person): Promise<void> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const gone = new Promise((resolve) => browser.once('disconnected', resolve));
  for (const { id } of processInfo) {
    try {
      process.kill(id, 'SIGKILL');
    } catch (error) {
      // Gone with the one before.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  await gone;
}
