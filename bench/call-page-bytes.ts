import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../prisma/seed/demo.ts';
import { callTexts } from '../server/contract/texts/call.ts';
import { openPerson } from '../test/harness/browser.ts';
import { openDesk, takeTicket } from '../test/harness/people.ts';
import { startProcess } from '../test/harness/process.ts';
import { joinTalk, says } from '../test/journeys/steps.ts';
import { quantile, row, type Benchmark } from './measure.ts';

const CALLS = 3;

/**
 * What an applicant's browser takes off the wire beyond the first page, until the call is on the screen and nothing more is
 * asked: the page on which one waits fetches the call's parts before it comes.
 */
const callPageBytes: Benchmark = async ({ seed, say }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-call-bytes-'));
  await chmod(dataDir, 0o711);
  const server = await startProcess(dataDir);
  const samples: number[] = [];
  try {
    const desk = await openDesk(server.url, 'aigerim', demo.desks.almalyDistrict['1']);
    for (let i = 0; i < CALLS; i++) {
      const person = await openPerson(440, { viewport: { width: 360, height: 720 } });
      const { page, context } = person;
      const { ticketId, secret, browser } = await takeTicket(server.url);
      let bytes = 0;
      const wire = await context.newCDPSession(page);
      await wire.send('Network.enable');
      wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
      await page.goto(`${server.url}/`);
      await page.waitForLoadState('networkidle');
      const first = bytes;
      await page.goto(`${server.url}/t/${ticketId}#${secret}`);
      await page.waitForLoadState('networkidle');
      const waiting = bytes;
      await desk.page.ask('desk.callNext', { deskId: desk.deskId });
      await joinTalk(page);
      await page.getByRole('region', { name: says(callTexts.room) }).waitFor();
      await page.waitForLoadState('networkidle');
      samples.push(bytes - first);
      say(`first page ${first}, waiting ${waiting - first} more, the call ${bytes - waiting} more`);
      await person.close();
      await browser.ask('ticket.leave', { ticketId }).catch(() => undefined);
      await desk.page.ask('desk.noShow', { deskId: desk.deskId }).catch(() => undefined);
      browser.close();
    }
    desk.browser.close();
  } finally {
    await server.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
  const bar = { of: 'value', atMost: 250_000 } as const;
  return [row({ name: 'call-page-bytes', unit: 'bytes', samples, seed, value: quantile(samples, 1), bar })];
};
export default callPageBytes;
