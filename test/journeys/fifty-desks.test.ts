import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { deskTexts } from '../../server/contract/texts/desk.ts';
import { actLogTexts, deskMenuTexts } from '../../server/contract/texts/desk-acts.ts';
import { openPerson, pictureOnFailure, type Person } from '../harness/browser.ts';
import { addFreeDesk } from '../harness/desks.ts';
import { openDesk, takeTicket, type Browser, type Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { choose, showsLine } from './line-steps.ts';
import { button, callNext, openDeskAs, says } from './steps.ts';

const OFFICIALS = 50;
const APPLICANTS = 65;
const queueId = demo.queues.almalyDistrict.reception;

let server: TestServer;
let aigerim: Person;
const others: { browser: Browser; page: Page; deskId: string }[] = [];
beforeAll(async () => {
  server = await startTestServer();
  aigerim = await openPerson(880);
  for (let i = 1; i < OFFICIALS; i++) others.push(await official(i));
}, 180_000);
afterAll(async () => {
  for (const { browser } of others) browser.close();
  await aigerim?.close();
  await server?.stopAll();
});

/** A colleague with a sign-in, a desk and a page over a socket of their own. */
async function official(number: number) {
  const login = `official-${number}`;
  const { owner } = server.database;
  await owner.query(
    `WITH who AS (INSERT INTO "Staff" ("id", "officeId", "postId", "login", "passwordHash", "surname", "givenName")
       SELECT $1, "officeId", "postId", $2, "passwordHash", 'Сынақ', 'Қызметкер' FROM "Staff" WHERE "id" = $3
       RETURNING "id", "officeId")
     INSERT INTO "Grant" ("id", "staffId", "officeId", "role", "validFrom")
       SELECT $4, "id", "officeId", 'official', now() - interval '1 day' FROM who`,
    [randomUUID(), login, demo.staff.aigerim, randomUUID()],
  );
  const opened = await openDesk(server.url, login, await addFreeDesk(server, queueId));
  for (const stream of [`line:${queueId}`, `queue:${queueId}`]) await opened.page.watch(stream);
  return opened;
}

test('fifty officials on one queue press at once: each person is called once, in order, and a real page shows the truth', async () => {
  pictureOnFailure(() => ({ aigerim }));
  const { page } = aigerim;
  await openDeskAs(page, server.url, 'aigerim', '1, Almaly');
  const crowd: string[] = [];
  for (let i = 0; i < APPLICANTS; i++) crowd.push((await takeTicket(server.url)).label);
  await showsLine(page, crowd.slice(0, 30));
  await page.getByText(says(deskTexts.lineCount, { count: APPLICANTS })).waitFor();

  const pressed = performance.now();
  const [called] = await Promise.all([
    Promise.all(others.map(({ page: socket, deskId }) => socket.ask('desk.callNext', { deskId }))),
    callNext(page),
  ]);
  console.log(`fifty calls: ${Math.round(performance.now() - pressed)} ms`);
  const shown = page.locator('.person .label');
  await shown.waitFor();
  const all = [...called.map(({ label }) => label), await shown.textContent()];
  expect([...all].sort()).toEqual(crowd.slice(0, OFFICIALS).sort());

  const { rows } = await server.database.owner.query<{ label: string }>(
    `SELECT t."label" FROM "Session" s JOIN "Ticket" t ON t."id" = s."ticketId" JOIN "AuditEntry" a
       ON a."body"::jsonb -> 'about' ->> 'sessionId' = s."id"::text AND a."body"::jsonb ->> 'did' = 'desk.callNext'
     WHERE t."queueId" = $1 ORDER BY a."seq"`,
    [queueId],
  );
  expect(rows.map(({ label }) => label)).toEqual(crowd.slice(0, OFFICIALS));
  await showsLine(page, crowd.slice(OFFICIALS));
  await page.getByText(says(deskTexts.lineCount, { count: APPLICANTS - OFFICIALS })).waitFor();

  await button(page, deskMenuTexts.more).click();
  await choose(page, deskMenuTexts.log);
  await page.getByText(says(actLogTexts.empty)).waitFor();
  expect(aigerim.problems).toEqual([]);
});
