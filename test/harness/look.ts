import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const OUTPUT = 'test/output/screens';
/** Each width and each theme once: what one tells of the layout, the other tells of the colours. */
const VIEWS = [
  { width: 360, height: 720, theme: 'light' },
  { width: 1280, height: 800, theme: 'dark' },
] as const;

/** Looks at a page in each width and theme: a picture, no axe violation, and nothing wider than the screen. */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const size = page.viewportSize()!;
  for (const { theme, ...view } of VIEWS) {
    await page.setViewportSize(view);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await standStill(page);
    await page.screenshot({ path: `${OUTPUT}/${name}-${view.width}-${theme}.png` });
    await judge(page, `${name} ${view.width} ${theme}`);
    await fits(page, `${name} at ${view.width}`);
  }
  await page.setViewportSize(size);
}

/** The page on a phone that lies on its side; no control of a talk is cut off there. */
export async function lookOnItsSide(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 720, height: 360 });
  await standStill(page);
  await page.screenshot({ path: `${OUTPUT}/${name}-side.png` });
  await judge(page, `${name} on its side`);
  await fits(page, `${name} on its side`);
  expect(await outOfReach(page), `${name} on its side`).toEqual([]);
  await page.setViewportSize(size);
}

/** As `look`, and on its side. */
export async function lookEveryWay(page: Page, name: string): Promise<void> {
  await look(page, name);
  await lookOnItsSide(page, name);
}

/** axe is a megabyte of words, which a document is told but once. */
export async function judge(page: Page, what: string): Promise<void> {
  const isTold = await page.evaluate(() => 'axe' in window);
  const { violations } = await new AxeBuilder(isTold ? { page, axeSource: 'true' } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** The same page in the other two languages on a phone: Russian words are the longest. */
export async function lookInEveryLanguage(page: Page, name: string): Promise<void> {
  await look(page, name);
  const size = page.viewportSize()!;
  await page.setViewportSize(VIEWS[0]);
  const languages = page.getByRole('banner').getByRole('radio');
  for (const [index, language] of ['kk', 'ru', 'en'].entries()) {
    await languages.nth(index).check({ force: true });
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    await standStill(page);
    await page.screenshot({ path: `${OUTPUT}/${name}-360-${language}.png` });
    await fits(page, `${name} in ${language}`);
  }
  await page.setViewportSize(size);
}

/** Brings every change of colour to its end, so that the picture and axe see what stays. */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
}

/** Names of a talk's controls that are not on the screen as a whole. */
export const outOfReach = (page: Page) =>
  page
    .getByRole('toolbar')
    .getByRole('button')
    .evaluateAll((controls) =>
      controls
        .filter((control) => {
          const { top, right, bottom, left } = control.getBoundingClientRect();
          return top < 0 || left < 0 || right > innerWidth || bottom > innerHeight;
        })
        .map(({ ariaLabel }) => ariaLabel),
    );

export async function fits(page: Page, what: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, what).toBeLessThanOrEqual(0);
}
