import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { callTexts } from '../server/contract/texts/call.ts';
import { openPerson, type Person } from '../test/harness/browser.ts';
import { openNetwork } from '../test/harness/network.ts';
import { startProcess } from '../test/harness/process.ts';
import { callNext, joinTalk, openDeskAs, says, takeTicketAtAlmaly } from '../test/journeys/steps.ts';
import { GAP_MS, keepFrames, secondsToFrames, type Kept } from '../test/harness/frames.ts';
import { pause, quantile, row, type Benchmark, type Run } from './measure.ts';

/** Changes of each kind, so many that the worst is not the 95th in a hundred; `BENCH_RECOVERIES` makes a shorter trial. */
const CHANGES = Number(process.env.BENCH_RECOVERIES ?? 24);
const WITHIN_MS = 40_000;
/** A talk rests between two changes, so that each begins with paths that stand. */
const REST_MS = 4_000;

/**
 * A talk between two places of a network of our own. The path changes: with an event (the home gets another address, and
 * the browser says that it was offline and is online), or silently (every connection leads nowhere any more). Until each sees new pictures
 * of the other, the slower of both.
 */
const recoverPath: Benchmark = async (run) => {
  const network = await openNetwork();
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-recover-'));
  await chmod(dataDir, 0o711);
  const { office, home } = network;
  const variables = { HOST: office.address, MEDIA_LISTEN_IP: office.address };
  const server = await startProcess(dataDir, '0', variables, office.within);
  const flags = [`--unsafely-treat-insecure-origin-as-secure=${server.url}`];
  const people = await Promise.all([
    openPerson(440, {}, 'allowed', { chromium: home.chromium, flags }),
    openPerson(880, {}, 'allowed', { chromium: office.chromium, flags }),
  ]);
  try {
    const [ghani, aigerim] = people as [Person, Person];
    await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
    await takeTicketAtAlmaly(ghani.page, server.url);
    await callNext(aigerim.page);
    await joinTalk(ghani.page);
    const pages = people.map(({ page }) => page);
    for (const page of pages) {
      await page.evaluate(keepFrames, says(callTexts.you));
      await page.waitForFunction(() => (window as unknown as Kept).framesAt.length > 20);
    }
    const silent = await several(run, pages, 'silently', () => network.forgetConnections());
    await network.firewall([]);
    const told = await several(run, pages, 'with an event', async () => {
      await ghani.context.setOffline(true);
      await network.moveHome();
      await ghani.context.setOffline(false);
    });
    const figure = { unit: 's', seed: run.seed };
    return [
      row({
        ...{ ...figure, name: 'recover-path-event', samples: told, value: quantile(told, 0.95) },
        bar: { of: 'value', atMost: 3 },
      }),
      row({
        ...{ ...figure, name: 'recover-path-silent', samples: silent, value: quantile(silent, 0.95) },
        bar: { of: 'value', atMost: 6 },
      }),
    ];
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await server.end('SIGTERM');
    await network.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};
export default recoverPath;

async function several(
  { say }: Run,
  pages: Page[],
  how: string,
  change: () => Promise<void>,
): Promise<number[]> {
  const seconds: number[] = [];
  for (let i = 0; i < CHANGES; i++) {
    await pause(REST_MS);
    await change();
    const waited = await Promise.all(
      pages.map((page) => page.evaluate(secondsToFrames, [GAP_MS, WITHIN_MS] as const)),
    );
    say(`${how}: ${waited.map((one) => one.toFixed(2)).join(' and ')} s`);
    seconds.push(Math.max(...waited));
  }
  return seconds;
}
