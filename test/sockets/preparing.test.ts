import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { addLine } from '../harness/lines.ts';
import { takeTicket, type Browser, type Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { held } from '../harness/held.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

test('at one desk the first two of the line are told to get ready, and the third when somebody before them goes', async () => {
  const { officeId, serviceId, queueId } = await addLine(server, demo.offices.almalyDistrict, 1);
  const people: { browser: Browser; page: Page; ticketId: string }[] = [];
  for (let i = 0; i < 3; i++) {
    const { browser, ticketId } = await takeTicket(server.url, { officeId, serviceId });
    const page = await browser.connect({ kind: 'ticket', ticketId });
    await page.watch(`queue:${queueId}`);
    people.push({ browser, page, ticketId });
  }
  const read = () => Promise.all(people.map(({ page, ticketId }) => page.ask('ticket.read', { ticketId })));
  const { rtpCapabilities } = await people[0]!.page.ask('media.capabilities', {});
  const prepare = async (who: number) => {
    const { visitId } = (await read())[who]!;
    return people[who]!.page.ask('media.prepare', { visitId, rtpCapabilities });
  };

  expect((await read()).map((view) => view.prepare)).toEqual([true, true, false]);
  await prepare(0);
  await prepare(1);
  await expect(prepare(2)).rejects.toThrow('WRONG_STATE');
  expect(await held(server.deps.media as MediasoupMedia)).toMatchObject({ rooms: 2, transports: 4 });

  const [ghani, , third] = people;
  await ghani!.page.ask('ticket.stepAway', { ticketId: ghani!.ticketId });
  await third!.page.hear('queue.changed');
  expect((await read()).map((view) => view.prepare)).toEqual([false, true, true]);
  await prepare(2);
  for (const { browser } of people) browser.close();
});
