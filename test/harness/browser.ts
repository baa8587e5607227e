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

/**
 * Which of the tones is loudest in what the page plays to its person; null while it is silent. Listens for all of `forMs`
 * where a test says so, else until there is a sound to tell apart.
 */
export async function loudestTone(
  page: Page,
  tones: readonly number[],
  forMs?: number,
): Promise<number | null> {
  const levels = await levelsOf(page, tones, forMs ?? LISTEN_MS, forMs === undefined);
  const [hertz, level] = [...levels].sort((a, b) => b[1] - a[1])[0]!;
  return level > AUDIBLE_DB ? hertz : null;
}

/** All of the tones that the page plays to its person, as in a talk of more than two. */
export async function heardTones(page: Page, tones: readonly number[]): Promise<number[]> {
  const levels = await levelsOf(page, tones, LISTEN_MS);
  return levels.filter(([, level]) => level > AUDIBLE_DB).map(([hertz]) => hertz);
}

const AUDIBLE_DB = -60;
const LISTEN_MS = 1500;
/** A tone of `writeTone` comes back within it: by then each that is there has been heard at its loudest. */
const FAIR_MS = 300;

/**
 * Listens to what the page plays: the highest level of each tone. The page's own audio elements are heard, so a muted or
 * paused one is silent here too.
 */
function levelsOf(
  page: Page,
  tones: readonly number[],
  forMs: number,
  untilHeard = false,
): Promise<[number, number][]> {
  return page.evaluate(
    async ([candidates, duration, audible, fairMs]) => {
      const context = new AudioContext({ sampleRate: 48_000 });
      const analyser = context.createAnalyser();
      analyser.fftSize = 4096;
      analyser.smoothingTimeConstant = 0;
      for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
        if (element.muted || element.paused || !(element.srcObject instanceof MediaStream)) continue;
        const tracks = element.srcObject.getAudioTracks();
        if (tracks.length > 0) context.createMediaStreamSource(new MediaStream(tracks)).connect(analyser);
      }
      const bins = new Float32Array(analyser.frequencyBinCount);
      const best = new Map<number, number>();
      // By the clock of the sound itself: on a busy machine it begins late, and until then everything is silent.
      const now = () => context.currentTime * 1_000;
      const givenUpAt = performance.now() + 30_000;
      let until = now() + duration;
      let heard = false;
      while (now() < until) {
        if (performance.now() > givenUpAt) throw new Error(`no sound can be played: ${context.state}`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        analyser.getFloatFrequencyData(bins);
        for (const hertz of candidates) {
          const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
          const level = Math.max(bins[bin - 1]!, bins[bin]!, bins[bin + 1]!);
          best.set(hertz, Math.max(best.get(hertz) ?? -Infinity, level));
          if (heard || level <= audible) continue;
          heard = true;
          until = Math.min(until, now() + fairMs);
        }
      }
      await context.close();
      return [...best];
    },
    [tones, forMs, AUDIBLE_DB, untilHeard ? FAIR_MS : forMs] as const,
  );
}
