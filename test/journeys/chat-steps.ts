import type { Page } from 'playwright-core';
import { chatTexts } from '../../server/contract/texts/chat.ts';
import { says } from './steps.ts';

/** Opens the chat of a talk, and closes it again. */
export const toggle = (page: Page) => page.locator('#chat-toggle');
export const field = (page: Page) => page.getByLabel(says(chatTexts.message));
export const messages = (page: Page) => page.getByRole('region', { name: says(chatTexts.messages) });
export const unread = (page: Page, count: number) =>
  page.getByRole('button', { name: says(chatTexts.unread, { count }) }).waitFor();

/** In the chat that is open. */
export async function writes(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press('Enter');
  await messages(page).getByText(words, { exact: true }).waitFor();
}
