import { mkdir } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../server/contract/language.ts';
import type { Turning } from '../gallery/main.ts';
import { openChromium } from '../harness/chromium.ts';
import { serveGallery } from '../harness/gallery.ts';
import { fits, judge, outOfReach, standStill } from '../harness/look.ts';

const OUTPUT = 'test/output/gallery';
/** Of each kind of thing that a colour stands on. */
const DARK = /^official: (live|cut off|microphone refused|paused|failed|everything|six)/;
/** `npm run gallery` looks at each state in every language; the suite in one for each shape. */
const WHOLE = process.env.GALLERY === 'whole';
/**
 * Kazakh words are kept as pictures on a phone, Russian ones at a desk. axe, which is slow, sees each state once, and what
 * differs by colour once more in the dark.
 */
const VIEWS = [
  {
    name: 'upright',
    width: 360,
    height: 720,
    colorScheme: 'light',
    kept: 'kk',
    spoken: 'kk',
    judged: /^applicant/,
  },
  {
    name: 'side',
    width: 720,
    height: 360,
    colorScheme: 'light',
    kept: 'kk',
    spoken: 'kk',
    judged: /^interpreter/,
  },
  { name: 'desk', width: 1280, height: 800, colorScheme: 'dark', kept: 'ru', spoken: 'ru', judged: DARK },
] as const;

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
const problems: string[] = [];
beforeAll(async () => {
  await mkdir(OUTPUT, { recursive: true });
  [gallery, browser] = await Promise.all([serveGallery(), openChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
  expect(problems).toEqual([]);
});

async function openGallery({ width, height }: { width: number; height: number }): Promise<Page> {
  // What a scene keeps on its device is its own.
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(gallery.url);
  return page;
}

type Window = { gallery: Turning };
const scenesOf = (page: Page) => page.evaluate(() => (window as unknown as Window).gallery.scenes());
const show = (page: Page, scene: string) =>
  page.evaluate((name) => (window as unknown as Window).gallery.show(name), scene);
const speak = (page: Page, language: Language) =>
  page.evaluate((chosen) => (window as unknown as Window).gallery.speak(chosen), language);

test.concurrent.each(VIEWS)(
  'in every state of a talk all is there and within reach, $name',
  async ({ name, colorScheme, kept, spoken, judged, ...size }) => {
    const page = await openGallery(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const scene of await scenesOf(page)) {
      await show(page, scene);
      for (const language of WHOLE ? LANGUAGES : [spoken]) {
        await speak(page, language);
        const what = `${scene}, ${name}, ${language}`;
        await fits(page, what);
        const amiss = [...(await inTheWay(page)), ...(await runsOut(page))];
        found.push(...amiss.map((words) => `${what}: ${words}`));
      }
      // Buttons without words are as large in every language.
      expect(await outOfReach(page), `${scene}, ${name}`).toEqual([]);
      // Pictures are kept of each where they are: an official at a desk, the others with a phone.
      if (scene.startsWith('official') !== (name === 'desk')) continue;
      await speak(page, kept);
      await standStill(page);
      await page.screenshot({ path: `${OUTPUT}/${name}-${scene.replaceAll(/[^a-z]+/g, '-')}.png` });
      if (judged.test(scene)) await judge(page, `${scene}, ${name}`);
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);

test('six on a phone on its side: no picture is too small to be made out, and by keys each comes into view', async () => {
  const page = await openGallery({ width: 720, height: 360 });
  await show(page, 'applicant: six');
  const heights = await page
    .locator('.small')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getBoundingClientRect().height));
  expect(heights).toHaveLength(5);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(64);
  const pins = page.locator('.pin');
  await pins.first().focus();
  for (const pin of await pins.all()) {
    await expect.poll(() => pin.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => isSeen(pin)).toBe(true);
    await page.keyboard.press('Tab');
  }
  await pins.last().focus();
  await page.keyboard.press('End');
  await expect.poll(() => isSeen(page.locator('.small').last())).toBe(true);
});

test.each(VIEWS)('a screen that is shown lies under none of the small pictures, $name', async (view) => {
  const page = await openGallery(view);
  for (const scene of ['applicant: six and a screen', 'official: six and a screen']) {
    await show(page, scene);
    const screen = (await page.locator('.stage > .tile video').boundingBox())!;
    const first = (await page.locator('.small').first().boundingBox())!;
    const beside = first.x >= screen.x + screen.width || first.y + first.height <= screen.y;
    expect([scene, beside]).toEqual([scene, true]);
  }
});

const isSeen = (tile: Locator) =>
  tile.evaluate((one) => {
    const [tall, strip] = [one, one.closest('.beside')!].map((at) => at.getBoundingClientRect());
    return tall!.top >= strip!.top && tall!.bottom <= strip!.bottom;
  });

/** Names of the talk's buttons under something else; what is scrolled away can be scrolled to. */
const inTheWay = (page: Page) =>
  page.evaluate(() => {
    const scrolledAway = (button: Element, x: number, y: number): boolean => {
      for (let at = button.parentElement; at; at = at.parentElement) {
        const { top, right, bottom, left } = at.getBoundingClientRect();
        const hides = getComputedStyle(at).overflow !== 'visible';
        if (hides && (x < left || x > right || y < top || y > bottom)) return true;
      }
      return x < 0 || y < 0 || x > innerWidth || y > innerHeight;
    };
    const hidden = [...document.querySelectorAll('.room button')].filter((button) => {
      const { top, left, width, height } = button.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return width > 0 && !scrolledAway(button, x, y) && !button.contains(document.elementFromPoint(x, y));
    });
    return hidden.map(({ ariaLabel, textContent }) => `covered: ${ariaLabel ?? textContent}`);
  });

/** Words that do not fit where they stand: the name in its tile, what is told over the pictures. */
const runsOut = (page: Page) =>
  page.evaluate(() => {
    const captions = [...document.querySelectorAll('figcaption')].filter((caption) => {
      const [words, tile] = [caption, caption.parentElement!].map((one) => one.getBoundingClientRect());
      return words!.top < tile!.top || words!.left < tile!.left || words!.right > tile!.right;
    });
    const told = [...document.querySelectorAll('.above .status, .above .notice')].filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
    return [...captions, ...told].map(({ textContent }) => `runs out: ${textContent}`);
  });
