import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { offices } from '../../prisma/seed/offices.ts';
import { outOfTurn } from '../../prisma/seed/outOfTurn.ts';
import { accountTexts } from '../../server/contract/texts/account.ts';
import { stateTexts, ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { commonTexts } from '../../server/contract/texts/common.ts';
import { errorTexts } from '../../server/contract/texts/errors.ts';
import { outOfTurnTexts, specialTexts } from '../../server/contract/texts/out-of-turn.ts';
import { placeTexts } from '../../server/contract/texts/queue-place.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { lookInEveryLanguage } from '../harness/look.ts';
import { openDesk, takeTicket, type Applicant } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { joinTalk, says, takeTicketAtAlmaly } from './steps.ts';

const TEN_MINUTES = 10 * 60 * 1000;

let server: TestServer;
let ghani: Person;
let aigerim: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  server = await startTestServer();
  ghani = await openPerson(440, { viewport: { width: 360, height: 720 } });
  await ghani.page.addInitScript(listenToBell);
});
afterAll(async () => {
  await ghani?.close();
  aigerim?.browser.close();
  await server?.stopAll();
});

/** Keeps what the page's bell has played, in hertz. */
function listenToBell() {
  const played: number[] = [];
  Object.assign(window, { played });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when?: number) {
    played.push(Math.round(this.frequency.value));
    start.call(this, when);
  };
}
const heard = (page: Page) => page.evaluate(() => (window as unknown as { played: number[] }).played);
const ticketIdOf = (page: Page) => new URL(page.url()).pathname.split('/')[2]!;
/** By an official of the district, to the city; her desk is opened again in case its lease has run out. */
const sendOn = async (ticketId: string) => {
  await aigerim.page.ask('desk.open', { deskId: aigerim.deskId });
  const to = { queueId: demo.queues.almaty.reception };
  const reason = 'Мәселе қала прокурорының құзыретінде';
  const input = { deskId: aigerim.deskId, ticketId, to, reason, agreed: true };
  return aigerim.page.ask('desk.transfer', input);
};
const leave = ({ browser, ticketId }: Applicant) => browser.ask('ticket.leave', { ticketId });

async function leaveByPress(page: Page): Promise<void> {
  await page.getByRole('button', { name: says(ticketTexts.leave) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says(ticketTexts.leaveYes) })
    .click();
  await page.getByRole('heading', { name: says(stateTexts.left.title) }).waitFor();
}

test('O87-9: Ghani says in the form that he is received out of turn, and stands before those who came earlier', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page } = ghani;
  const before = [await takeTicket(server.url), await takeTicket(server.url)];
  await takeTicketAtAlmaly(page, server.url, {
    async atMatter() {
      await page.getByText(says(specialTexts.heading)).click();
      await page.getByRole('checkbox', { name: says(outOfTurnTexts.claims) }).check();
      await page.getByRole('button', { name: says(commonTexts.next) }).click();
      await page.getByRole('alert').waitFor();
      await page.getByRole('radio', { name: outOfTurn[1]!.name.en }).check();
      await page.getByText(outOfTurn[1]!.proof.en).waitFor();
      await page.getByLabel(says(outOfTurnTexts.proof)).fill('Анықтама');
      // What is mended is not held against anybody until the next press.
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await page.getByRole('checkbox', { name: says(specialTexts.complains) }).check();
      await page.getByRole('checkbox', { name: /Оспанов/ }).check();
      // A reload loses nothing of it.
      await page.reload();
      await page.getByRole('checkbox', { name: /Оспанов/, checked: true }).waitFor();
      expect(await page.getByLabel(says(outOfTurnTexts.proof)).inputValue()).toBe('Анықтама');
      await page.getByRole('checkbox', { name: says(specialTexts.fromOutOfTown) }).check();
      await page.getByLabel(says(specialTexts.outOfTown)).fill('Қаскелең');
      await lookInEveryLanguage(page, '20-special-cases');
    },
  });
  await page.getByText(says(outOfTurnTexts.claimed)).waitFor();
  await page.getByText(says(placeTexts.firstInLine), { exact: true }).waitFor();
  const read = await before[0]!.browser.ask('ticket.read', { ticketId: before[0]!.ticketId });
  expect(read.place?.ahead).toBe(1);
  const ghanis = (await server.deps.store.ticket(ticketIdOf(page)))!;
  expect(ghanis.visit).toMatchObject({ outOfTown: 'Қаскелең', claim: { category: 'disability' } });
  expect(await server.deps.store.exclusionsOf(ghanis.visitId)).toEqual([demo.staff.daulet]);
  await leaveByPress(page);
  for (const one of before) await leave(one);
  expect(ghani.problems).toEqual([]);
});

test('what Ghani presses without a connection is refused at once, and is not done by itself when it is back', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page, context } = ghani;
  const label = await takeTicketAtAlmaly(page, server.url);
  // Whoever does not see the page goes on at its heading, with the number that the form has led to.
  const atFocus = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(atFocus).toBe(`${says(stateTexts.waiting.title)} ${label}`);
  const stepAway = page.getByRole('button', { name: says(ticketTexts.stepAway) });
  await context.setOffline(true);
  await page.getByText(says(commonTexts.connectionOffline)).waitFor();
  await stepAway.click();
  await page.getByText(says(errorTexts.NO_CONNECTION)).waitFor();
  await context.setOffline(false);
  await page.getByText(says(commonTexts.connectionLive)).waitFor();
  expect((await server.deps.store.ticket(ticketIdOf(page)))!.state).toBe('waiting');

  // With one it is done, and whoever does not see the page is brought to what it says.
  await stepAway.click();
  await page.getByText(says(stateTexts.away.next)).waitFor();
  await expect.poll(atFocus).toContain(says(stateTexts.away.next));
  await page.getByRole('button', { name: says(ticketTexts.comeBack) }).click();
  await stepAway.waitFor();
  await leaveByPress(page);
});

test('a link that was cut off says so, and shows the way to the ticket', async () => {
  const { page } = ghani;
  const whole = await takeTicket(server.url);
  const other = await ghani.context.newPage();
  await other.goto(`${server.url}/t/${whole.ticketId}#${whole.secret.slice(0, 30)}`);
  await other.getByText(says(errorTexts.LINK_NOT_VALID)).waitFor();
  await other.getByRole('link', { name: says(accountTexts.heading) }).waitFor();
  await other.close();
  await leave(whole);
  await page.bringToFront();
});

test('a page frozen as a locked phone does shows what is true within seconds of thawing, with no press', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page, context } = ghani;
  const before = [];
  for (let i = 0; i < 5; i++) before.push(await takeTicket(server.url));
  await takeTicketAtAlmaly(page, server.url);
  await page.getByText(says(ticketTexts.peopleBefore, { n: 5 }), { exact: true }).waitFor();
  const devtools = await context.newCDPSession(page);
  const freeze = async () => {
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    // As the telephone's system does to a page that sleeps: nobody tells the page.
    for (const socket of await server.io.in(`ticket:${ticketIdOf(page)}`).fetchSockets())
      server.io.sockets.sockets.get(socket.id)!.conn.close();
  };
  const thaw = async () => {
    server.clock.advance(TEN_MINUTES);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  };

  // The line moves and a desk opens while the page sleeps: he is among the next.
  await freeze();
  aigerim = await openDesk(server.url, 'aigerim', demo.desks.almalyDistrict['1']);
  for (const one of before.slice(0, 3)) await leave(one);
  await thaw();
  await page.getByText(says(placeTexts.approaching), { exact: true }).waitFor();
  await page.getByText(says(ticketTexts.peopleBefore, { n: 2 }), { exact: true }).waitFor();
  await page.getByText(says(commonTexts.connectionLive)).waitFor();
  await expect.poll(() => page.title()).toBe(says(placeTexts.titleApproaching, { n: 2 }));
  expect(await heard(page), 'one low note').toEqual([440, 880]);
  await lookInEveryLanguage(page, '21-approaching');

  await freeze();
  for (const one of before.slice(3)) await leave(one);
  await thaw();
  await page.getByText(says(placeTexts.nextNow)).waitFor();
  await expect.poll(() => page.title()).toBe(says(placeTexts.titleNext));
  expect((await heard(page)).slice(2), 'three rising notes').toEqual([523, 1047, 659, 1319, 784, 1568]);
  await lookInEveryLanguage(page, '22-next');

  await freeze();
  await aigerim.page.ask('desk.callNext', { deskId: aigerim.deskId });
  await thaw();
  await page.getByRole('alert').getByText(says(stateTexts.called.title)).waitFor();
  // The focus leaves the alert before a screen reader is through with it: the button tells it again.
  const join = page.getByRole('button', {
    name: says(ticketTexts.join),
    description: says(stateTexts.called.title),
  });
  await join.waitFor();
  await expect.poll(() => page.title()).toBe(says(ticketTexts.titleCalled));
  expect((await heard(page)).slice(8, 12), 'the bell').toEqual([659, 1319, 880, 1760]);
  await joinTalk(page);
  await page.getByRole('region').first().waitFor();
  expect(ghani.problems).toEqual([]);
});

test('sent on from the district to the city, Ghani’s pages follow by themselves, and the number goes with him', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page, context, browser } = ghani;
  const { current } = (await aigerim.page.ask('desk.read', { deskId: aigerim.deskId })).desk;
  await aigerim.page.ask('session.finish', {
    ...{ sessionId: current!.sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
  });
  const before = await takeTicketAtAlmaly(page, server.url);
  const old = page.url();
  const ticketId = ticketIdOf(page);
  const second = await context.newPage();
  await second.goto(old);
  await second.getByText(says(ticketTexts.youAreNext)).first().waitFor();
  // A browser that has the cookie and no link, as after opening the ticket from the account.
  const cookies = await context.cookies();
  const byAccount = await browser.newContext({ locale: 'en-GB', storageState: { cookies, origins: [] } });
  const third = await byAccount.newPage();
  await third.goto(`${server.url}/t/${ticketId}`);
  await third.getByText(before).first().waitFor();

  const { ticketId: nextId, label } = await sendOn(ticketId);
  // The city gives numbers of its own by the same letter: this one is told apart from them.
  expect(label.startsWith(before)).toBe(true);
  const secret = new URL(old).hash;
  for (const [window, hash] of [
    [page, secret],
    [second, secret],
    [third, ''],
  ] as const) {
    await window.waitForURL(`${server.url}/t/${nextId}${hash}`);
    await window.getByText(says(placeTexts.sentOn)).waitFor();
    await window.getByText(label, { exact: true }).first().waitFor();
    await window.getByRole('status').filter({ hasText: offices.almaty.name.en }).waitFor();
  }
  await lookInEveryLanguage(page, '23-sent-on');
  await page.reload();
  await page.getByText(says(placeTexts.sentOn)).waitFor();
  await page.goto(old);
  await page.waitForURL(`${server.url}/t/${nextId}${secret}`);
  await page.goto(server.url);
  await page
    .getByRole('link', { name: says(commonTexts.product) })
    .first()
    .waitFor();
  const mine = page.locator(`a[href="/t/${nextId}${secret}"]`);
  await mine.waitFor();
  expect(await page.locator(`a[href^="/t/${ticketId}"]`).count(), 'the old one is forgotten').toBe(0);
  await byAccount.close();
  await second.close();
  expect(ghani.problems).toEqual([]);
});

test('sent on while his page is closed, Ghani is shown his ticket by the link of the message, and rung', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page, context, browser } = ghani;
  await takeTicketAtAlmaly(page, server.url);
  const old = page.url();
  await page.goto('about:blank');
  const { ticketId: nextId } = await sendOn(new URL(old).pathname.split('/')[2]!);
  const message = await context.newPage();
  await message.goto(`${server.url}/t/${nextId}`);
  await message.getByText(says(placeTexts.sentOn)).waitFor();
  await message.reload();
  await message.getByText(says(placeTexts.sentOn)).waitFor();
  await message.goto(server.url);
  await message.locator(`a[href="/t/${nextId}${new URL(old).hash}"]`).waitFor();
  expect(await message.locator(`a[href="${new URL(old).pathname}${new URL(old).hash}"]`).count()).toBe(0);

  await message.goto(`${server.url}/t/${nextId}`);
  await message.getByText(says(placeTexts.sentOn)).waitFor();
  const yerlan = await openDesk(server.url, 'yerlan', demo.desks.almaty['1']);
  const called = { deskId: yerlan.deskId, ticketId: nextId, reason: 'Қалаға жіберілген' };
  await yerlan.page.ask('desk.callTicket', called);
  await message.getByRole('alert').getByText(says(stateTexts.called.title)).waitFor();
  yerlan.browser.close();

  // Whoever has nothing of it is told so: no device opens it by its number alone.
  const stranger = await browser.newContext({ locale: 'en-GB' });
  const theirs = await stranger.newPage();
  await takeTicketAtAlmaly(theirs, server.url);
  await theirs.goto(`${server.url}/t/${nextId}`);
  await theirs.getByText(says(accountTexts.notOpenedHere)).waitFor();
  await stranger.close();
  await message.close();
  expect(ghani.problems).toEqual([]);
});

test('the same where the account opened the ticket here: its cookie leads on, leg by leg', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page, browser } = ghani;
  const label = await takeTicketAtAlmaly(page, server.url);
  const ticketId = ticketIdOf(page);
  const cookies = await ghani.context.cookies();
  const byAccount = await browser.newContext({ locale: 'en-GB', storageState: { cookies, origins: [] } });
  const phone = await byAccount.newPage();
  await phone.goto(`${server.url}/t/${ticketId}`);
  await phone.getByText(label).first().waitFor();
  await phone.goto('about:blank');
  await page.goto('about:blank');
  const { ticketId: nextId } = await sendOn(ticketId);
  const zhanar = await openDesk(server.url, 'zhanar', demo.desks.almaty['2']);
  const last = await zhanar.page.ask('desk.transfer', {
    ...{ deskId: zhanar.deskId, ticketId: nextId, to: { queueId: demo.queues.bostandyqDistrict.reception } },
    ...{ reason: 'Басқа аудан', agreed: true },
  });
  zhanar.browser.close();
  await phone.goto(`${server.url}/t/${last.ticketId}`);
  await phone.getByText(says(placeTexts.sentOn)).waitFor();
  await byAccount.close();
});
