import type { Page } from 'playwright-core';

const AUDIBLE_DB = -60;
const LISTEN_MS = 1500;
/** A tone of `writeTone` comes back within it: by then each that is there has been heard at its loudest. */
const FAIR_MS = 300;

/**
 * Which of the tones is loudest in what the page plays to its person; null while it is silent. Listens for all of `forMs`
 * where a test says so, else until there is a sound to tell apart.
 */
export async function loudestTone(
  page: Page,
  tones: readonly number[],
  forMs?: number,
): Promise<number | null> {
  const ear = await openEar(page, tones);
  const levels = await ear.until(forMs ?? LISTEN_MS, forMs === undefined ? FAIR_MS : Infinity);
  const [hertz, level] = [...levels].sort((a, b) => b[1] - a[1])[0]!;
  return level > AUDIBLE_DB ? hertz : null;
}

/** All of the tones that the page plays to its person, as in a talk of more than two. */
export async function heardTones(page: Page, tones: readonly number[]): Promise<number[]> {
  const ear = await openEar(page, tones);
  return audible(await ear.until(LISTEN_MS, FAIR_MS));
}

/** All of the tones that the page plays at any moment while something is done, by whatever it comes to play them. */
export async function heardWhile(
  page: Page,
  tones: readonly number[],
  act: () => Promise<unknown>,
): Promise<number[]> {
  const ear = await openEar(page, tones);
  await act();
  return audible(await ear.until(0, Infinity));
}

type Levels = [hertz: number, level: number][];
const audible = (levels: Levels) => levels.filter(([, level]) => level > AUDIBLE_DB).map(([hertz]) => hertz);

/**
 * Listens to what the page plays from now on: the highest level of each tone. The page's own audio elements are heard, so a
 * muted or paused one is silent here too; one that comes later is heard from then on.
 * @returns what ends it: after so many milliseconds, or so many after the first tone was heard.
 */
async function openEar(page: Page, tones: readonly number[]) {
  const ear = await page.evaluateHandle(
    async ([candidates, threshold]) => {
      const context = new AudioContext({ sampleRate: 48_000 });
      const analyser = context.createAnalyser();
      analyser.fftSize = 4096;
      analyser.smoothingTimeConstant = 0;
      const attached = new Map<MediaStreamTrack, AudioNode>();
      const attach = () => {
        const played = [...document.querySelectorAll<HTMLMediaElement>('audio, video')]
          .filter(({ muted, paused }) => !muted && !paused)
          .flatMap(({ srcObject }) => (srcObject instanceof MediaStream ? srcObject.getAudioTracks() : []));
        for (const [track, source] of attached) {
          if (played.includes(track)) continue;
          source.disconnect();
          attached.delete(track);
        }
        for (const track of played) {
          if (attached.has(track)) continue;
          const source = context.createMediaStreamSource(new MediaStream([track]));
          source.connect(analyser);
          attached.set(track, source);
        }
      };
      const bins = new Float32Array(analyser.frequencyBinCount);
      const best = new Map<number, number>(candidates.map((hertz) => [hertz, -Infinity]));
      let heardAt = Infinity;
      // By the clock of the sound itself: on a busy machine it begins late, and until then everything is silent.
      const now = () => context.currentTime * 1_000;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const listen = () => {
        attach();
        analyser.getFloatFrequencyData(bins);
        for (const hertz of candidates) {
          const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
          const level = Math.max(bins[bin - 1]!, bins[bin]!, bins[bin + 1]!);
          best.set(hertz, Math.max(best.get(hertz)!, level));
          if (level > threshold) heardAt = Math.min(heardAt, now());
        }
      };
      const givenUpAt = performance.now() + 30_000;
      while (now() === 0) {
        if (performance.now() > givenUpAt) throw new Error(`no sound can be played: ${context.state}`);
        await frame();
      }
      let closed = false;
      void (async () => {
        for (; !closed; await frame()) listen();
      })();
      return {
        until: async ([forMs, afterHeardMs]: readonly [number, number]) => {
          const from = now();
          while (now() < from + forMs && now() < heardAt + afterHeardMs) await frame();
          closed = true;
          await context.close();
          return [...best];
        },
      };
    },
    [tones, AUDIBLE_DB] as const,
  );
  return {
    until: async (forMs: number, afterHeardMs: number): Promise<Levels> => {
      const levels = await ear.evaluate((one, ends) => one.until(ends), [forMs, afterHeardMs] as const);
      await ear.dispose();
      return levels;
    },
  };
}
