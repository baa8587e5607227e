import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { addLine } from '../harness/lines.ts';
import { signIn, takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

type Announced = { stream: string; type: string; payload: { ticketId?: string; state: string } };
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { interpreterLeaseMs: 1500, deskSweepMs: 100 } });
});
afterAll(() => server?.stopAll());

/** Mädina at her page, and a person who waits for an interpreter with the ticket's page open. */
async function readyTogether() {
  const { officeId, serviceId, queueId } = await addLine(server, demo.offices.almalyDistrict, 0);
  const languages = { reception: 'ru', screen: 'en', interpreterFor: 'oʻzbekcha' } as const;
  const foreigner = await takeTicket(server.url, { officeId, serviceId, languages });
  const { ticketId } = foreigner;
  const page = await foreigner.browser.connect({ kind: 'ticket', ticketId });
  await page.watch(`ticket:${ticketId}`);
  const browser = await signIn(server.url, 'madina');
  const madina = await browser.connect({ kind: 'staff' });
  await madina.watch(`line:${queueId}`);
  await madina.ask('interpreter.take', { ticketId });
  await madina.ask('interpreter.setReady', { ticketId, ready: true });
  const waitsFor = async () => (await page.ask('ticket.read', { ticketId })).waitsFor;
  return {
    ticketId,
    page,
    browser,
    madina,
    waitsFor,
    close: () => [foreigner.browser, browser].map((b) => b.close()),
  };
}

test('O87-7: an interpreter’s word keeps the unit ready; when it stops, person and interpreters are told', async () => {
  const { ticketId, page, madina, waitsFor, close } = await readyTogether();
  const { keepEveryMs } = await madina.ask('interpreter.list', {});
  expect(keepEveryMs * 3).toBe(1500);
  const since = Date.now();
  while (Date.now() - since < 2 * 1500) {
    await madina.ask('interpreter.keep', {});
    expect(await waitsFor()).toBe(null);
  }
  await expect.poll(waitsFor).toBe('interpreter');
  const told = madina.heard<Announced>('announced').filter(({ payload }) => payload.ticketId === ticketId);
  // Taken, ready, not ready any more.
  expect(told.map(({ type }) => type)).toEqual(['line.changed', 'line.changed', 'line.changed']);
  expect(page.heard<Announced>('announced')).toHaveLength(2);
  close();
});

test('the interpreter’s lines are those of the offices where they interpret', async () => {
  const { queueId } = await addLine(server, demo.offices.esilDistrict, 0);
  const browser = await signIn(server.url, 'madina');
  const madina = await browser.connect({ kind: 'staff' });
  expect((await madina.ask('interpreter.list', {})).queueIds).toContain(queueId);
  await madina.watch(`line:${queueId}`);
  await server.database.owner.query(`UPDATE "Grant" SET "officeId" = $1 WHERE "staffId" = $2`, [
    demo.offices.almalyDistrict,
    demo.staff.madina,
  ]);
  const again = await signIn(server.url, 'madina');
  const narrow = await again.connect({ kind: 'staff' });
  expect((await narrow.ask('interpreter.list', {})).queueIds).not.toContain(queueId);
  await expect(narrow.watch(`line:${queueId}`)).rejects.toThrow('NOT_FOUND');
  for (const one of [browser, again]) one.close();
});
