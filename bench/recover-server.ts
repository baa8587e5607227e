import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callTexts } from '../server/contract/texts/call.ts';
import { deskTexts } from '../server/contract/texts/desk.ts';
import { openPerson, type Person } from '../test/harness/browser.ts';
import { startProcess } from '../test/harness/process.ts';
import { button, callNext, joinTalk, openDeskAs, says, takeTicketAtAlmaly } from '../test/journeys/steps.ts';
import { GAP_MS, keepFrames, secondsToFrames, type Kept } from '../test/harness/frames.ts';
import { pause, quantile, row, type Benchmark } from './measure.ts';

/** `BENCH_RECOVERIES` makes a shorter trial. */
const KILLS = Number(process.env.BENCH_RECOVERIES ?? 8);
const REST_MS = 4_000;
const WITHIN_MS = 60_000;

/**
 * The server is killed with -9 in the middle of a talk and started again from outside at once. Until it serves; until each
 * of two Chromium decodes new frames of the other again, and both pages are in the state they were in.
 */
const recoverServer: Benchmark = async ({ seed, say }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-recover-server-'));
  await chmod(dataDir, 0o711);
  let server = await startProcess(dataDir);
  const people = await Promise.all([openPerson(440), openPerson(880)]);
  const [serving, decoding]: [number[], number[]] = [[], []];
  try {
    const [ghani, aigerim] = people as [Person, Person];
    await openDeskAs(aigerim.page, server.url, 'aigerim', '1');
    await takeTicketAtAlmaly(ghani.page, server.url);
    await callNext(aigerim.page);
    await joinTalk(ghani.page);
    for (const { page } of people) {
      await page.evaluate(keepFrames, says(callTexts.you));
      await page.waitForFunction(() => (window as unknown as Kept).framesAt.length > 20);
    }
    for (let i = 0; i < KILLS; i++) {
      await pause(REST_MS);
      const killedAt = performance.now();
      const frames = people.map(({ page }) => page.evaluate(secondsToFrames, [GAP_MS, WITHIN_MS] as const));
      await server.end('SIGKILL');
      server = await startProcess(dataDir, server.port);
      serving.push((performance.now() - killedAt) / 1000);
      const [slower] = (await Promise.all(frames)).sort((a, b) => b - a);
      await button(aigerim.page, deskTexts.finish).waitFor();
      decoding.push(Math.max(slower!, 0));
      say(`served after ${serving.at(-1)!.toFixed(2)} s, decoded after ${decoding.at(-1)!.toFixed(2)} s`);
    }
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await server.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
  const figure = { unit: 's', seed };
  return [
    row({
      ...{ ...figure, name: 'recover-server', samples: serving, value: quantile(serving, 0.95) },
      bar: { of: 'value', atMost: 10 },
    }),
    row({
      ...{ ...figure, name: 'recover-server-media', samples: decoding, value: quantile(decoding, 0.95) },
      bar: { of: 'value', atMost: 15 },
    }),
  ];
};
export default recoverServer;
