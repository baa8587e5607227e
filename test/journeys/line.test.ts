import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { callTexts } from '../../server/contract/texts/call.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { actNames, deskMenuTexts, handOverTexts, legTexts } from '../../server/contract/texts/desk-acts.ts';
import { lineTexts, personActTexts, transferTexts } from '../../server/contract/texts/desk-line.ts';
import { fullName, shortName } from '../../client/pages/call/personLabel.ts';
import { chatTexts } from '../../server/contract/texts/chat.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { loudestTone } from '../harness/listening.ts';
import { look, lookEveryWay } from '../harness/look.ts';
import { takeTicket, type Applicant } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { toggle, writes } from './chat-steps.ts';
import { choose, closeDialog, giveReason, openPersonOf, showsLine } from './line-steps.ts';
import {
  button,
  callNext,
  finishWith,
  joinTalk,
  openDeskAs,
  says,
  seesTheOther,
  takeTicketAtAlmaly,
} from './steps.ts';

const HZ = { ghani: 440, aigerim: 880, daulet: 1320 };
const TONES = Object.values(HZ);

let server: TestServer;
let ghani: Person;
let aigerim: Person;
let daulet: Person;
beforeAll(async () => {
  server = await startTestServer();
  [ghani, aigerim, daulet] = await Promise.all([
    openPerson(HZ.ghani, { viewport: { width: 360, height: 720 } }),
    openPerson(HZ.aigerim),
    openPerson(HZ.daulet),
  ]);
});
afterAll(async () => {
  await Promise.all([ghani?.close(), aigerim?.close(), daulet?.close()]);
  await server?.stopAll();
});
const people = () => ({ ghani, aigerim, daulet });

test('Aigerim calls a particular person with a reason, puts them back with another, and both stand in the log', async () => {
  pictureOnFailure(people);
  const { page } = aigerim;
  await openDeskAs(page, server.url, 'aigerim', '1');
  const three: Applicant[] = [];
  for (let i = 0; i < 3; i++) three.push(await takeTicket(server.url));
  const labels = three.map(({ label }) => label);
  await showsLine(page, labels);

  await openPersonOf(page, labels[2]!);
  await choose(page, personActTexts.call);
  await page.getByText(says(personActTexts.before, { n: 2 })).waitFor();
  await giveReason(page, 'Баласы ауырып қалды', personActTexts.call);
  await page.getByRole('heading', { name: 'Әбілқасымов Ғани Өмірұлы' }).waitFor();
  await showsLine(page, labels.slice(0, 2));
  const view = await three[2]!.browser.ask('ticket.read', { ticketId: three[2]!.ticketId });
  expect(view).toMatchObject({ state: 'called', act: { reason: 'Баласы ауырып қалды' } });

  await button(page, personActTexts.more).first().click();
  await choose(page, personActTexts.putBack);
  await giveReason(page, 'Әзірге байланыс жоқ', personActTexts.putBack);
  await showsLine(page, labels);
  await page.getByText(`${labels[2]}: put back in place`).waitFor();
  // What was done is said in the language of the screen, whenever that is chosen.
  const languages = page.getByRole('banner').getByRole('radio');
  await languages.nth(1).check({ force: true });
  await page.getByText(`${labels[2]}: ${actNames.put_back.ru}`).waitFor();
  await languages.nth(2).check({ force: true });

  await button(page, deskMenuTexts.more).click();
  await choose(page, deskMenuTexts.log);
  await expect
    .poll(() => page.getByRole('dialog').locator('.why').allTextContents())
    .toEqual(['Reason: Әзірге байланыс жоқ', 'Reason: Баласы ауырып қалды']);
  await closeDialog(page);
  for (const { browser, ticketId } of three) await browser.ask('ticket.leave', { ticketId });
});

test('the official finds a person of a long line by the surname', async () => {
  pictureOnFailure(people);
  const { page } = aigerim;
  const name = { surname: 'Сейдахмет', givenName: 'Айша' };
  const other = await takeTicket(server.url);
  const one = await takeTicket(server.url, { applicant: { name } });
  await page.getByLabel(says(lineTexts.find)).fill('сейд');
  await button(page, lineTexts.findYes).click();
  await page.getByText(says(lineTexts.found, { count: 1 })).waitFor();
  await showsLine(page, [one.label]);
  await button(page, lineTexts.wholeLine).click();
  await showsLine(page, [other.label, one.label]);
  for (const { browser, ticketId } of [other, one]) await browser.ask('ticket.leave', { ticketId });
});

test('O87-39: Aigerim sends Ghani on from the district to the region with his agreement; Zhanar there sees whence and why', async () => {
  pictureOnFailure(people);
  const reason = 'Мәселе қала прокуратурасының құзыретінде';
  const label = await takeTicketAtAlmaly(ghani.page, server.url);
  const { page } = aigerim;
  await callNext(page);
  await joinTalk(ghani.page);
  await seesTheOther(page);
  await page.getByLabel(says(deskTexts.notes)).fill('Жер телімі туралы, құжаттары толық.');
  await page.getByText(/^Saved/).waitFor();
  await toggle(page).click();
  await writes(page, 'Кадастр нөмірі: 20-311-043');
  await toggle(page).click();
  await look(page, '33-talk-with-line');
  await button(page, personActTexts.more).click();
  await choose(page, personActTexts.transfer);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(says(transferTexts.office)).selectOption(demo.offices.almaty);
  await dialog.getByLabel(says(transferTexts.to)).waitFor();
  await giveReason(page, reason, transferTexts.sendYes);
  await dialog.getByText(says(transferTexts.agreementNeeded)).waitFor();
  await dialog.getByLabel(says(transferTexts.agreed)).check();
  await choose(page, transferTexts.sendYes);
  await page
    .getByText(/was sent on: “Reception of citizens”, Almaty City/)
    .first()
    .waitFor();
  await showsLine(page, []);

  const zhanar = await openPerson(660);
  try {
    const there = zhanar.page;
    await openDeskAs(there, server.url, 'zhanar', '1, Almaty City');
    await showsLine(there, [expect.stringContaining(label)]);
    await callNext(there);
    await there.getByRole('heading', { name: says(legTexts.heading) }).waitFor();
    await there.getByText(`Reason: ${reason}`).waitFor();
    await look(there, '34-came-from');
    await button(there, legTexts.openEarlier).click();
    const earlier = there.getByRole('dialog');
    await earlier.getByText('Жер телімі туралы, құжаттары толық.').waitFor();
    await earlier.getByRole('heading', { name: says(chatTexts.afterwards) }).waitFor();
    await earlier.getByText('Кадастр нөмірі: 20-311-043').waitFor();
    await look(there, '35-earlier-visit');
    expect(zhanar.problems).toEqual([]);
  } finally {
    await zhanar.close();
  }
});

test('Aigerim hands her desk over in the talk: Ghani hears Daulet, and her window says what became of it', async () => {
  pictureOnFailure(people);
  await takeTicketAtAlmaly(ghani.page, server.url);
  const { page } = aigerim;
  await callNext(page);
  await joinTalk(ghani.page);
  await Promise.all([seesTheOther(ghani.page), seesTheOther(page)]);
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.aigerim);

  const neighbour = await takeTicket(server.url);
  await showsLine(page, [neighbour.label]);
  await look(page, '38-talk-and-line');

  await openDeskAs(daulet.page, server.url, 'daulet', '2');
  await button(page, deskMenuTexts.more).click();
  await choose(page, deskMenuTexts.handOver);
  await page.getByRole('radio', { name: /Дәулет/ }).check();
  await choose(page, handOverTexts.offer);
  await closeDialog(page);
  const offered = daulet.page.getByText(
    says(handOverTexts.offersYou, {
      name: fullName({ surname: 'Нұрланова', givenName: 'Айгерім', patronymic: 'Серікқызы' }),
      desk: '1',
    }),
  );
  await offered.waitFor();
  await look(daulet.page, '36-offers-you');
  await button(daulet.page, handOverTexts.take).click();
  await button(daulet.page, deskTexts.finish).waitFor();
  const taker = shortName({ surname: 'Оспанов', givenName: 'Дәулет' });
  await ghani.page.getByText(says(callTexts.colleagueGoesOn, { name: taker })).waitFor();
  await lookEveryWay(ghani.page, '37-colleague-goes-on');
  await daulet.page
    .getByRole('button', { name: /join|enter/i })
    .first()
    .click();

  await seesTheOther(daulet.page);
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.daulet);
  await expect.poll(() => loudestTone(daulet.page, TONES)).toBe(HZ.ghani);
  const room = ghani.page.getByRole('region', { name: says(callTexts.room) });
  await room.getByRole('figure').filter({ hasText: taker }).first().waitFor();
  expect(await room.getByText(/Нұрланова/).count()).toBe(0);
  await look(ghani.page, '37-with-the-colleague');
  const name = fullName({ surname: 'Оспанов', givenName: 'Дәулет', patronymic: 'Бауыржанұлы' });
  await page.getByText(says(handOverTexts.gone, { name })).waitFor();
  expect(await loudestTone(page, TONES)).toBeNull();
  await lookEveryWay(page, '37-handed-over');

  await button(page, deskTexts.chooseDesk).click();
  await page.getByRole('heading', { name: says(deskTexts.chooseDesk) }).waitFor();
  await button(daulet.page, deskMenuTexts.more).click();
  await choose(daulet.page, deskMenuTexts.handOver);
  await daulet.page.getByRole('radio', { name: /Айгерім/ }).check();
  await choose(daulet.page, handOverTexts.offer);
  const take = page.getByRole('button', { name: `${says(handOverTexts.take)}: Desk 1` });
  await take.waitFor();
  await look(page, '39-offered-at-choice');
  await take.click();
  await enterTalk(page);
  await expect.poll(() => loudestTone(ghani.page, TONES)).toBe(HZ.aigerim);
  await finishWith(page, 'Шағымыңыз қабылданды.');
  await ghani.page.getByText('Шағымыңыз қабылданды.').waitFor();
  expect([...ghani.problems, ...aigerim.problems, ...daulet.problems]).toEqual([]);
});

/** The press that enters a talk which was under way when the desk was taken. */
const enterTalk = (page: Page) => button(page, callTexts.join).click();
