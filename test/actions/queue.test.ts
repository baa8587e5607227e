import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { openDesk, Refused, takeTicket, ticketInput, Browser } from '../harness/people.ts';
import { addDesks, type DeskPrincipal } from '../harness/desks.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

/** Calls as fifty officials at once, through the gateway, and sorts the answers. */
async function callAtOnce(desks: DeskPrincipal[]) {
  const answers = await Promise.all(
    desks.map(({ principal, deskId }) =>
      server.gateway.ask({
        name: 'desk.callNext',
        body: { key: randomUUID(), input: { deskId } },
        principal,
        address: '127.0.0.1',
        page: null,
        browser: null,
      }),
    ),
  );
  const called = answers.filter((a) => a.ok).map((a) => a.output as { label: string; ticketId: string });
  const codes = answers.filter((a) => !a.ok).map((a) => a.code);
  return { called, codes };
}

describe('fifty officials press at once', () => {
  test('on one waiting person: one call, and 49 are told that the queue is empty', async () => {
    const desks = await addDesks(server, demo.queues.bostandyqDistrict.reception, 50);
    const { ticketId } = await takeTicket(server.url, atBostandyq());
    const { called, codes } = await callAtOnce(desks);
    expect(called.map((c) => c.ticketId)).toEqual([ticketId]);
    expect(codes).toEqual(Array(49).fill('QUEUE_EMPTY'));
  });

  test('on fifty waiting people: fifty calls, each person once', async () => {
    const desks = await addDesks(server, demo.queues.bostandyqDistrict.reception, 50);
    const waiting = [];
    for (let i = 0; i < 50; i++) waiting.push((await takeTicket(server.url, atBostandyq())).label);
    const { called, codes } = await callAtOnce(desks);
    expect(codes).toEqual([]);
    expect(called.map((c) => c.label).sort()).toEqual([...waiting].sort());
  });
});

test('a press that is repeated because its answer was lost calls one person, and answers alike', async () => {
  const { page, deskId } = await openDesk(server.url, 'daulet', demo.desks.almalyDistrict['2']);
  await takeTicket(server.url);
  await takeTicket(server.url);
  const key = randomUUID();
  const first = await page.ask('desk.callNext', { deskId }, key);
  expect(await page.ask('desk.callNext', { deskId }, key)).toEqual(first);
  await expect(page.ask('desk.callNext', { deskId })).rejects.toThrow('DESK_BUSY');
});

test('a ticket asked for twice with one key is one ticket', async () => {
  const browser = new Browser(server.url);
  const input = ticketInput();
  const key = randomUUID();
  const [first, second] = await Promise.all([
    browser.ask('ticket.take', input, key),
    browser.ask('ticket.take', input, key),
  ]);
  expect(second).toEqual(first);
  const other = browser.ask('ticket.take', { ...input, essence: 'басқа мәселе' }, key);
  await expect(other).rejects.toThrow('KEY_REUSED');
});

test('a hundred people at one moment get a hundred different numbers without a gap', async () => {
  const browser = new Browser(server.url);
  const input = () =>
    ticketInput({ officeId: demo.offices.esilDistrict, serviceId: demo.services.esilDistrict.prosecutor });
  const taken = await Promise.all(Array.from({ length: 100 }, () => browser.ask('ticket.take', input())));
  const numbers = taken.map((t) => Number(t.label.split('-')[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
});

describe('who steps away', () => {
  test('keeps the place, is not called meanwhile, and is called first on coming back', async () => {
    const { page, deskId } = await openDesk(server.url, 'nurlan', demo.desks.bostandyqDistrict['1']);
    const first = await takeTicket(server.url, atBostandyq());
    const second = await takeTicket(server.url, atBostandyq());
    await first.browser.ask('ticket.stepAway', { ticketId: first.ticketId });
    expect((await second.browser.ask('ticket.read', { ticketId: second.ticketId })).place?.ahead).toBe(0);
    expect((await page.ask('desk.callNext', { deskId })).label).toBe(second.label);
    await page.ask('desk.noShow', { deskId });
    await first.browser.ask('ticket.comeBack', { ticketId: first.ticketId });
    expect((await page.ask('desk.callNext', { deskId })).label).toBe(first.label);
  });

  test('cannot come back twice: what the table of states does not allow is refused and writes nothing', async () => {
    const { browser, ticketId } = await takeTicket(server.url);
    const before = await server.deps.store.ticket(ticketId);
    await expect(browser.ask('ticket.comeBack', { ticketId })).rejects.toThrow('WRONG_STATE');
    expect(await server.deps.store.ticket(ticketId)).toEqual(before);
  });
});

describe('what an office asks before it gives a ticket', () => {
  test('O87-39: at a district office nothing missing blocks the ticket but the name', async () => {
    const { label } = await takeTicket(server.url, {
      applicant: { name: { surname: 'Сейдахмет', givenName: 'Айша' } },
      essence: '',
    });
    expect(label).toMatch(/^[A-Z]-\d{3}$/);
  });

  test('O87-3: at a regional office an application without the essence is returned', async () => {
    const asked = takeTicket(server.url, {
      officeId: demo.offices.almaty,
      serviceId: demo.services.almaty.prosecutor,
      essence: '  ',
    });
    await expect(asked).rejects.toSatisfy((e) => e instanceof Refused && e.code === 'ESSENCE_NEEDED');
  });

  test('O87-11: video needs the person’s consent', async () => {
    await expect(takeTicket(server.url, { consentToVideo: false })).rejects.toThrow('CONSENT_NEEDED');
  });
});

test('O87-4: a ticket taken in the evening is not refused; it belongs to the next working day', async () => {
  const night = await startTestServer();
  try {
    const office = {
      officeId: demo.offices.saryarqaDistrict,
      serviceId: demo.services.saryarqaDistrict.prosecutor,
    };
    night.clock.set('2026-11-20T10:00:00Z');
    const afternoon = await takeTicket(night.url, office);
    expect(afternoon.label).toBe('A-001');
    night.clock.set('2026-11-20T15:00:00Z');
    const evening = await takeTicket(night.url, office);
    expect(evening.label, 'the number of who still waits is not given again').toBe('A-002');
    const view = await evening.browser.ask('ticket.read', { ticketId: evening.ticketId });
    expect(view.day).toBe('2026-11-23');
    expect(view.hours.open).toBe(false);

    for (const { browser, ticketId } of [afternoon, evening]) await browser.ask('ticket.leave', { ticketId });
    night.clock.set('2026-11-24T05:00:00Z');
    expect((await takeTicket(night.url, office)).label, 'nobody waits: numbers start again').toBe('A-001');
  } finally {
    await night.stopAll();
  }
});

const atBostandyq = () => ({
  officeId: demo.offices.bostandyqDistrict,
  serviceId: demo.services.bostandyqDistrict.prosecutor,
});
