import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { lineTexts } from '../../server/contract/texts/desk-line.ts';
import type { Text } from '../../server/contract/texts/text.ts';
import { says } from './steps.ts';

/** Opens the dialog of one person of the line. */
export async function openPersonOf(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}, .*: more$`) }).click();
  await page.getByRole('dialog').waitFor();
}

/** Chooses what to do with them. */
export async function choose(page: Page, act: Text): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says(act), exact: true })
    .click();
}

export async function giveReason(page: Page, reason: string, yes: Text): Promise<void> {
  await page.getByRole('dialog').getByLabel(says(lineTexts.reason)).fill(reason);
  await choose(page, yes);
}

/** Waits until the page shows just these as those who can be called, in this order: it reads its line at its own pace. */
export const showsLine = (page: Page, labels: unknown[]) =>
  expect.poll(() => shownLabels(page)).toEqual(labels);

/** The numbers that the page shows as those who can be called, in its order. */
const shownLabels = (page: Page): Promise<string[]> =>
  page.locator('section.waiting ol').first().locator('.label').allTextContents();

export const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
