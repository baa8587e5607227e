import { callTexts } from '../../server/contract/texts/call.ts';
import { GAP_MS, keepFrames, secondsToFrames } from './frames.ts';
import type { Person } from './browser.ts';

/** A talk is given up after a minute without its people. */
const WITHIN_MS = 60_000;

/**
 * Does this to a talk whose pictures flow, waits until each of them decodes new pictures of the other, and tells how long
 * that took: figures for whoever reads, and no bar, since machines differ.
 */
export async function tellOutage(
  what: string,
  people: readonly Person[],
  cut: () => Promise<unknown>,
): Promise<void> {
  const pages = people.map(({ page }) => page);
  await Promise.all(pages.map((page) => page.evaluate(keepFrames, callTexts.you.en)));
  const back = Promise.all(pages.map((page) => page.evaluate(secondsToFrames, [GAP_MS, WITHIN_MS] as const)));
  const [seconds] = await Promise.all([back, cut()]);
  const said = seconds.map((one) => (one === 0 ? `under ${GAP_MS / 1_000}` : one.toFixed(1)));
  console.log(`outage, ${what}: ${said.join(' and ')} s`);
}
