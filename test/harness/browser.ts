import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFailed } from 'vitest';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { openChromium } from './chromium.ts';
import { carriedBy, watchPaths } from './paths.ts';
import { writeTone } from './tone.ts';

export type Person = {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  problems: string[];
  close(): Promise<void>;
};

/**
 * A person at a real Chromium, whose microphone plays a tone the test knows. `asked`: the browser lets the page use
 * only those devices that the context is granted.
 */
export async function openPerson(
  hertz: number,
  options: BrowserContextOptions = {},
  devices: 'allowed' | 'asked' = 'allowed',
  /** A browser at another place of a test's network, and what it must be told to be at home there. */
  { chromium, flags = [] }: { chromium?: string; flags?: string[] } = {},
): Promise<Person> {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-tone-'));
  const tone = join(folder, 'tone.wav');
  await writeTone(tone, hertz);
  const browser = await openChromium(
    [`--use-file-for-fake-audio-capture=${tone}`, ...flags],
    devices,
    chromium,
  );
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  await watchPaths(context);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  return {
    browser,
    context,
    page,
    problems,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps what each person saw when a journey failed, in `test/output/`, and prints what they read and what was carried. */
export function pictureOnFailure(people: () => Record<string, Person | undefined>): void {
  onTestFailed(async () => {
    for (const [name, person] of Object.entries(people())) {
      if (!person) continue;
      const { page, problems } = person;
      await page.screenshot({ path: `test/output/failed-${name}.png` });
      const words = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ').slice(0, 600);
      console.warn([`${name} reads: ${words}`, ...(await carriedBy(page)), ...problems].join('\n'));
    }
  });
}
