import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { closingTexts, deskMenuTexts, handOverTexts } from '../../server/contract/texts/desk-acts.ts';
import { personActTexts, transferTexts } from '../../server/contract/texts/desk-line.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { look, lookInEveryLanguage } from '../harness/look.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { choose, closeDialog, openPersonOf } from './line-steps.ts';
import { button, openDeskAs, says } from './steps.ts';

let server: TestServer;
let aigerim: Person;
beforeAll(async () => {
  server = await startTestServer();
  aigerim = await openPerson(880);
});
afterAll(async () => {
  await aigerim?.close();
  await server?.stopAll();
});

const named = (surname: string, givenName: string) => ({ name: { surname, givenName } });

/** One of everybody who may stand in a line. */
async function everybody(): Promise<void> {
  const outOfTurn = { category: 'disability', proof: 'Мүгедектік туралы анықтама № 118' };
  await takeTicket(server.url, { applicant: named('Серікбаев', 'Мұрат') });
  await takeTicket(server.url, { applicant: named('Жанұзақова', 'Бибігүл'), outOfTurn });
  await takeTicket(server.url, { applicant: named('Ким', 'Алексей'), outOfTown: 'Қаскелең' });
  const languages = { reception: 'ru', screen: 'en', interpreterFor: 'English' } as const;
  await takeTicket(server.url, { applicant: named('Smith', 'John'), languages });
  const away = await takeTicket(server.url, { applicant: named('Оразова', 'Гүлсім') });
  await away.browser.ask('ticket.stepAway', { ticketId: away.ticketId });
  const booked = await takeTicket(server.url, { applicant: named('Тілеубаев', 'Қайрат') });
  await server.database.owner.query(
    `UPDATE "Ticket" SET "due" = false, "bookedFor" = now() + interval '3 hours' WHERE "id" = $1`,
    [booked.ticketId],
  );
}

test('the line, its people and what an official does with them', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const { page } = aigerim;
  await everybody();
  await openDeskAs(page, server.url, 'aigerim', '1');
  await page.getByText('A-003').first().waitFor();
  await openPersonOf(page, 'A-001');
  await choose(page, personActTexts.park);
  await page.getByRole('dialog').getByRole('textbox').fill('Құжатын алып келеді');
  await look(page, '20-desk-park');
  await choose(page, personActTexts.park);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await lookInEveryLanguage(page, '21-desk-line');

  await openPersonOf(page, 'A-002');
  await look(page, '22-person');
  await choose(page, personActTexts.checkClaim);
  await look(page, '23-claim');
  await choose(page, personActTexts.unproven);
  await look(page, '24-claim-unproven');
  await closeDialog(page);

  await openPersonOf(page, 'A-003');
  await choose(page, personActTexts.call);
  await page
    .getByRole('dialog')
    .getByText(says(personActTexts.before, { n: 1 }))
    .waitFor();
  await choose(page, personActTexts.call);
  await lookInEveryLanguage(page, '25-call-out-of-order').catch((error: unknown) => {
    // The page behind a dialog is inert: its switch of language cannot be reached.
    if (!String(error).includes('banner')) throw error;
  });
  await closeDialog(page);

  await openPersonOf(page, 'A-003');
  await choose(page, personActTexts.transfer);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(says(transferTexts.office)).selectOption(demo.offices.almaty);
  await dialog.getByLabel(says(transferTexts.to)).waitFor();
  await choose(page, transferTexts.sendYes);
  await look(page, '26-transfer');
  await closeDialog(page);
});

test('what an official does with the desk', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const { page } = aigerim;
  const more = () => button(page, deskMenuTexts.more).click();
  await more();
  await look(page, '27-desk-menu');
  await choose(page, deskMenuTexts.writeToAll);
  await page.getByRole('dialog').getByRole('button').filter({ hasText: 'short break' }).click();
  await look(page, '28-write-to-all');
  await closeDialog(page);
  await more();
  await choose(page, deskMenuTexts.handOver);
  const daulet = page.getByRole('radio', { name: /Дәулет/ });
  await daulet.check();
  await look(page, '29-hand-over');
  await choose(page, handOverTexts.offer);
  await page
    .getByRole('dialog')
    .getByText(/^Offered to/)
    .waitFor();
  await look(page, '30-offered');
  await choose(page, handOverTexts.takeBack);
  await daulet.waitFor();
  await closeDialog(page);
  await more();
  await choose(page, deskMenuTexts.log);
  await page.getByRole('dialog').getByText('Құжатын алып келеді').waitFor();
  await look(page, '31-log');
  await closeDialog(page);

  await button(page, deskTexts.closeDesk).click();
  await page
    .getByRole('dialog')
    .getByText(says(closingTexts.outOfTown, { n: 1 }))
    .waitFor();
  await look(page, '32-close-out-of-town');
  await button(page, closingTexts.stay).click();
  expect(aigerim.problems).toEqual([]);
});
