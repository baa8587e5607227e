import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { outOfTurn } from '../../prisma/seed/outOfTurn.ts';
import { ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { startTexts } from '../../server/contract/texts/applicant.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { outOfTurnTexts, specialTexts } from '../../server/contract/texts/out-of-turn.ts';
import { placeTexts, whyTexts } from '../../server/contract/texts/queue-place.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { lookInEveryLanguage } from '../harness/look.ts';
import { openDesk, takeTicket } from '../harness/people.ts';
import { waitIn } from '../harness/reception.ts';
import { ruleOf } from '../harness/rule-rows.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { button, says, takeTicketAt, takeTicketAtAlmaly } from './steps.ts';

let server: TestServer;
let ghani: Person;
let aigerim: Awaited<ReturnType<typeof openDesk>>;
let daulet: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  server = await startTestServer();
  ghani = await openPerson(440, { viewport: { width: 360, height: 720 } });
  [aigerim, daulet] = await Promise.all([
    openDesk(server.url, 'aigerim', demo.desks.almalyDistrict['1']),
    openDesk(server.url, 'daulet', demo.desks.almalyDistrict['2']),
  ]);
});
afterAll(async () => {
  await ghani?.close();
  aigerim?.browser.close();
  daulet?.browser.close();
  await server?.stopAll();
});

const ticketIdOf = (page: Page) => new URL(page.url()).pathname.split('/')[2]!;

test('what is done to a waiting person’s place is told with its reason, and one press takes them on', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const { deskId } = aigerim;
  const before = [];
  for (let i = 0; i < 4; i++) before.push(await takeTicket(server.url));
  await takeTicketAtAlmaly(page, server.url);
  const ticketId = ticketIdOf(page);
  await page.getByText(says(ticketTexts.peopleBefore, { n: 4 }), { exact: true }).waitFor();

  await aigerim.page.ask('desk.sendNotice', {
    deskId,
    ticketId: null,
    words: 'Қабылдау 20 минутқа кешігеді.',
  });
  await page.getByText('Қабылдау 20 минутқа кешігеді.', { exact: true }).waitFor();
  await aigerim.page.ask('desk.sendNotice', { deskId, ticketId, words: 'Шағымның көшірмесін дайындаңыз.' });
  await page.getByText('Шағымның көшірмесін дайындаңыз.', { exact: true }).waitFor();
  await daulet.page.ask('desk.pause', { deskId: daulet.deskId, reason: 'Түскі үзіліс' });
  await page
    .getByText(says(whyTexts.desk_paused, { desk: '2', reason: 'Түскі үзіліс' }))
    .first()
    .waitFor();
  await lookInEveryLanguage(page, '24-why-and-notices');

  await button(page, outOfTurnTexts.claimNow).click();
  await page.getByRole('radio', { name: outOfTurn[2]!.name.en }).check();
  await lookInEveryLanguage(page, '25-claiming');
  await page.getByLabel(says(outOfTurnTexts.proof)).fill('Дәрігердің анықтамасы');
  await button(page, outOfTurnTexts.send).click();
  await page.getByText(says(outOfTurnTexts.claimed)).waitFor();
  await page.getByText(says(ticketTexts.youAreNext), { exact: true }).waitFor();
  const reason = 'Анықтаманың мерзімі өткен';
  await aigerim.page.ask('desk.checkClaim', { deskId, ticketId, proved: false, reason });
  await page.getByText(says(outOfTurnTexts.unproven)).waitFor();
  await page.getByText(says(outOfTurnTexts.reason, { reason })).waitFor();
  await page.getByText(says(ticketTexts.peopleBefore, { n: 4 }), { exact: true }).waitFor();

  await aigerim.page.ask('desk.park', { deskId, ticketId, reason: 'Құжатын әкеле жатыр' });
  await page.getByText(says(placeTexts.reason, { reason: 'Құжатын әкеле жатыр' })).waitFor();
  await lookInEveryLanguage(page, '26-parked');
  await button(page, ticketTexts.comeBack).click();
  await page.getByText(says(ticketTexts.peopleBefore, { n: 4 }), { exact: true }).waitFor();
  for (const { browser, ticketId } of before) await browser.ask('ticket.leave', { ticketId });
  await aigerim.page.ask('desk.callNext', { deskId });
  await page.getByRole('button', { name: says(ticketTexts.join), exact: true }).waitFor();
  await aigerim.page.ask('desk.putBack', { deskId, reason: 'Байланыс үзілді' });
  await page.getByText(says(placeTexts.reason, { reason: 'Байланыс үзілді' })).waitFor();
  await lookInEveryLanguage(page, '27-put-back');

  const { owner } = server.database;
  const set = async (columns: string) => {
    await owner.query(`UPDATE "Ticket" SET ${columns} WHERE "id" = $1`, [ticketId]);
    await page.reload();
  };
  await set(`"due" = false, "bookedFor" = now() + interval '1 hour'`);
  await page.getByText(says(placeTexts.cannotBeCalledYet), { exact: true }).first().waitFor();
  await lookInEveryLanguage(page, '28-booked-for-later');
  await owner.query(
    `UPDATE "Visit" SET "interpreterFor" = 'өзбек' WHERE "id" = (SELECT "visitId" FROM "Ticket" WHERE "id" = $1)`,
    [ticketId],
  );
  await set(`"due" = true, "bookedFor" = NULL, "interpreted" = false`);
  await page.getByText(says(placeTexts.waitsForInterpreter, { language: 'өзбек' })).waitFor();
  await lookInEveryLanguage(page, '29-interpreter-not-ready');
  await set(`"state" = 'carried_over'`);
  await page.getByText(/Reception starts on/).waitFor();
  await lookInEveryLanguage(page, '30-carried-over');
  expect(ghani.problems).toEqual([]);
});

test('O87-8: a full day shows the way on, and whoever has come from out of town gets a number all the same', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  await ruleOf(server, demo.offices.almaty, 'queue.capacity', { ticketsADay: 1 });
  await waitIn(server, { officeId: demo.offices.almaty, serviceId: demo.services.almaty.prosecutor });
  const taken = takeTicketAt(page, server.url, 'almaty', { phone: '+7 701 123 45 67' });
  await page.getByText(says(errorTexts.QUEUE_FULL)).waitFor();
  await lookInEveryLanguage(page, '31-full-day');
  await button(page, specialTexts.sayOutOfTown).click();
  await page.getByLabel(says(specialTexts.outOfTown)).fill('Қаскелең');
  await button(page, commonTexts.next).click();
  await button(page, startTexts.take).click();
  await taken;
  const ticket = await server.deps.store.ticket(ticketIdOf(page));
  expect(ticket?.visit.outOfTown).toBe('Қаскелең');
  expect(ghani.problems).toEqual([]);
});
