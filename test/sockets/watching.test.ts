import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeAfter, type Place } from '../../server/contract/place.ts';
import { demo } from '../../prisma/seed/demo.ts';
import type { QueueChanged } from '../../server/contract/queue.ts';
import { doAs } from '../harness/asking.ts';
import { addLine } from '../harness/lines.ts';
import { signIn, takeTicket, type Applicant, type Page } from '../harness/people.ts';
import { waitIn } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join } from '../harness/talk.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

type Announced = { stream: string; seq: number; type: string; payload: Record<string, unknown> };

const head = async (stream: string) =>
  Number(
    (await server.database.owner.query('SELECT "seq" FROM "Stream" WHERE "id" = $1', [stream])).rows[0]?.seq,
  );

describe('while the queue changes under their hands', () => {
  test('twelve people come in at any moment, hear every change after their reading, and stand where they are', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 2);
    const { officeId, serviceId, queueId, desks } = line;
    const people: Applicant[] = [];
    for (let i = 0; i < 12; i++) people.push(await takeTicket(server.url, { officeId, serviceId }));

    const unrest = (async () => {
      const coming = [];
      for (let i = 0; i < 20; i++) {
        coming.push(await waitIn(server, line));
        const { ticketId } = coming[i >> 1]!.holder;
        await doAs(server, coming[i >> 1]!.holder, i % 2 ? 'ticket.comeBack' : 'ticket.stepAway', {
          ticketId,
        });
        const { deskId, principal } = desks[i % 2]!;
        if (i >= 2) await doAs(server, principal, 'desk.noShow', { deskId });
        await doAs(server, principal, 'desk.callNext', { deskId });
      }
    })();
    const pages = people.map(async ({ browser, ticketId }, i) => {
      while ((await head(`queue:${queueId}`)) < 14 + 4 * i) await new Promise((turn) => setImmediate(turn));
      const page = await browser.connect({ kind: 'ticket', ticketId });
      await page.watch(`queue:${queueId}`);
      const { key, place } = await page.ask('ticket.read', { ticketId });
      return { page, key, place, ticketId };
    });
    const [came] = await Promise.all([Promise.all(pages), unrest]);
    const last = await head(`queue:${queueId}`);
    for (const { page, key, place, ticketId } of came) {
      const now = await page.ask('ticket.read', { ticketId });
      if (!place || !now.place || key.join() !== now.key.join()) continue;
      await page.hear<QueueChanged>('queue.changed', ({ to }) => to === last);
      expect(await worked(page, ticketId, place, key)).toMatchObject({
        ahead: now.place.ahead,
        version: last,
      });
    }
    for (const { browser } of people) browser.close();
  });

  test('an official who comes in meanwhile hears every step of the line, each once and in order', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 0);
    const stream = `line:${line.queueId}`;
    const coming = Array.from({ length: 15 }, () => waitIn(server, line));
    const browser = await signIn(server.url, 'aigerim');
    const desk = await browser.connect({ kind: 'staff' });
    const version = await desk.watch(stream);
    await Promise.all(coming);
    for (let i = 0; i < 5; i++) await waitIn(server, line);
    await desk.hear<Announced>('announced', ({ seq }) => seq === 20);
    const seqs = desk.heard<Announced>('announced').map(({ seq }) => seq);
    expect(seqs.filter((seq) => seq > version)).toEqual(
      Array.from({ length: 20 - version }, (_, i) => version + 1 + i),
    );
    browser.close();
  });
});

/** As the page does it: a message that spans the reading, or one missed, makes it read again; here once, at the end. */
async function worked(page: Page, ticketId: string, place: Place, key: [number, number, number]) {
  let now: Place | null = place;
  for (const changed of page.heard<QueueChanged>('queue.changed')) now &&= placeAfter(now, changed, key);
  return now ?? (await page.ask('ticket.read', { ticketId })).place;
}

test('the one who is called hears it ring, and ring again, on every open page', async () => {
  const talk = await callSomebody(server);
  const { browser } = talk.applicant;
  const second = await browser.connect({ kind: 'ticket', ticketId: talk.ticketId });
  for (const page of [talk.applicant.page, second]) await page.watch(`ticket:${talk.ticketId}`);
  expect(await talk.desk.page.ask('desk.recall', { deskId: talk.deskId })).toEqual({ calls: 2 });
  for (const page of [talk.applicant.page, second]) {
    const rang = await page.hear<Announced>('announced', ({ type }) => type === 'ticket.changed');
    expect(rang.payload).toMatchObject({ state: 'called', calls: 2, sessionId: talk.sessionId });
  }
  hangUp(talk);
});

test('what is announced of a talk names nobody', async () => {
  const talk = await callSomebody(server);
  await talk.applicant.page.watch(`session:${talk.sessionId}`);
  await talk.applicant.page.watch(`queue:${talk.queueId}`);
  await join(talk, talk.desk.page);
  await join(talk, talk.applicant.page);
  await talk.applicant.page.hear<Announced>('announced', ({ payload }) => payload.state === 'live');
  await talk.desk.page.ask('session.finish', {
    ...{ sessionId: talk.sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
  });
  await talk.applicant.page.hear<Announced>('announced', ({ payload }) => payload.state === 'ended');
  const said = JSON.stringify([
    talk.applicant.page.heard('announced'),
    talk.applicant.page.heard('queue.changed'),
  ]);
  expect(said).not.toMatch(/[\u0400-\u04ff]/);
  hangUp(talk);
});
