import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { stateTexts, ticketTexts } from '../../server/contract/texts/applicant-ticket.ts';
import { wakeTexts } from '../../server/contract/texts/called.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { startHttpService, type HttpService } from '../harness/http-service.ts';
import { openDesk } from '../harness/people.ts';
import { subscribe } from '../harness/push-browser.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { joinTalk, says, takeTicketAtAlmaly } from './steps.ts';

let pushService: HttpService;
let server: TestServer;
let ghani: Person;
let aigerim: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  pushService = await startHttpService();
  server = await startTestServer({ variables: { PUSH_SERVICES: pushService.origin } });
  ghani = await openPerson(440, {
    viewport: { width: 360, height: 720 },
    permissions: ['notifications', 'camera', 'microphone'],
  });
  aigerim = await openDesk(server.url, 'aigerim', demo.desks.almalyDistrict['1']);
});
afterAll(async () => {
  await ghani?.close();
  aigerim?.browser.close();
  await server?.stopAll();
  await pushService?.close();
});

/** The browser's own push service cannot be reached here: it is one of the test's that gives out the addresses. */
async function subscribesAt(page: Page, endpoint: string) {
  const phone = subscribe(endpoint);
  await page.addInitScript((subscription) => {
    let subscribed: object | null = null;
    const made = {
      ...subscription,
      options: { applicationServerKey: null },
      toJSON: () => subscription,
      unsubscribe: async () => true,
    };
    PushManager.prototype.subscribe = async () => (subscribed = made) as never;
    PushManager.prototype.getSubscription = async () => subscribed as never;
  }, phone.subscription);
  return phone;
}

/** What the phone's notification centre shows of this site. */
const notifications = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, data }) => ({ title, data: String(data) }));
  });

async function registrationId(devtools: CDPSession): Promise<string> {
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  return registered;
}

test('Ghani’s page is frozen when he is called: the push that leaves the server wakes his phone, and joining quiets it', async () => {
  pictureOnFailure(() => ({ ghani }));
  const { page, context } = ghani;
  const phone = await subscribesAt(page, `${pushService.origin}/of/ghani`);
  await takeTicketAtAlmaly(page, server.url);
  await page.getByRole('button', { name: says(wakeTexts.turnOn) }).click();
  await page.getByText(says(wakeTexts.on)).waitFor();

  const devtools = await context.newCDPSession(page);
  const id = await registrationId(devtools);
  await devtools.send('Page.enable');
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await aigerim.page.ask('desk.callNext', { deskId: aigerim.deskId });
  await expect.poll(() => pushService.came.length).toBe(1);
  const opened = phone.open(pushService.came[0]!);
  const ticketPath = new URL(page.url()).pathname;
  expect(opened).toMatchObject({ kind: 'called', url: ticketPath });

  // Another page of the same browser hands it over, as its push service would while the first one sleeps.
  const awake = await context.newPage();
  const theirs = await context.newCDPSession(awake);
  await theirs.send('ServiceWorker.enable');
  const push = { origin: server.url, registrationId: id, data: JSON.stringify(opened) };
  await theirs.send('ServiceWorker.deliverPushMessage', push);
  await awake.goto(server.url);
  await expect
    .poll(() => notifications(awake))
    .toEqual([{ title: (opened as { title: string }).title, data: ticketPath }]);

  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.getByRole('alert').getByText(says(stateTexts.called.title)).waitFor();
  await joinTalk(page);
  await page.getByRole('region').first().waitFor();
  await expect.poll(() => notifications(awake)).toEqual([]);
  // Other browsers of his learn that it is answered.
  await expect
    .poll(() => pushService.came.map((one) => phone.open(one)))
    .toContainEqual(expect.objectContaining({ kind: 'answered' }));
  await awake.close();
});

test('a call that is answered in one window stops ringing in the other, which leads into the talk', async () => {
  const { context, page } = ghani;
  await aigerim.page.ask('session.finish', {
    sessionId: (await aigerim.page.ask('desk.read', { deskId: aigerim.deskId })).desk.current!.sessionId,
    outcome: 'explained',
    answer: 'Түсіндірілді.',
    oralConsent: false,
  });
  await takeTicketAtAlmaly(page, server.url);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByText(says(stateTexts.waiting.next)).waitFor();
  await aigerim.page.ask('desk.callNext', { deskId: aigerim.deskId });
  for (const window of [page, second]) {
    await window.getByRole('button', { name: says(ticketTexts.join), exact: true }).waitFor();
    await expect.poll(() => window.title()).toBe(says(ticketTexts.titleCalled));
  }
  await joinTalk(second);
  await page.getByRole('button', { name: says(ticketTexts.returnToTalk), exact: true }).waitFor();
  await expect.poll(() => page.title()).not.toBe(says(ticketTexts.titleCalled));
  await second.close();
});
