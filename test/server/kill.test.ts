import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { verifyAudit } from '../../server/audit/verify.ts';
import { startPostgres } from '../../server/engine/postgres.ts';
import { openDesk, Refused, takeTicket, ticketInput, type Applicant, type Page } from '../harness/people.ts';
import { isAlive, postgresPid, startProcess, type ServerProcess } from '../harness/process.ts';

let dataDir: string;
let server: ServerProcess;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-kill-'));
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk in.
  await chmod(dataDir, 0o711);
  server = await startProcess(dataDir);
});
afterAll(async () => {
  await server?.end('SIGKILL');
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log: () => {} });
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const deskId = demo.desks.almalyDistrict['1'];
const people: Applicant[] = [];
/** Every ticket whose number somebody was told, in no order: they were asked for at one moment. */
const acknowledged: { ticketId: string; label: string }[] = [];
let desk: Awaited<ReturnType<typeof openDesk>>;
let talker: { person: Applicant; page: Page; sessionId: string; visitId: string };
let lineBefore: string[];

const notes = 'Шағым тергеушіге қатысты; құжаттары бар.';

test('twenty people wait, one is in a talk, and the official has written notes', async () => {
  for (let i = 0; i < 21; i++) people.push(await takeTicket(server.url));
  desk = await openDesk(server.url, 'aigerim', deskId);
  const person = people[0]!;
  const page = await person.browser.connect({ kind: 'ticket', ticketId: person.ticketId });
  const { ticketId, sessionId, visitId } = await desk.page.ask('desk.callNext', { deskId });
  expect(ticketId).toBe(person.ticketId);
  talker = { person, page, sessionId, visitId };
  await bothJoin();
  await desk.page.ask('record.saveNotes', { visitId, version: 1, notes });
  await people[5]!.browser.ask('ticket.stepAway', { ticketId: people[5]!.ticketId });
  lineBefore = await line();
  expect(lineBefore).toHaveLength(20);
});

test('it says that it is well, and its numbers, to this machine', async () => {
  const health = await fetch(`${server.url}/healthz`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { ok: true, database: true, media: true, draining: false },
  ]);
  const metrics = await fetch(`${server.url}/metrics`);
  expect([metrics.status, metrics.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain; version=0.0.4'),
  ]);
  const text = await metrics.text();
  expect(text).toMatch(/^# TYPE qabyldau_commands_total counter$/m);
  expect(text).toMatch(/^qabyldau_commands_total\{command="ticket\.take",outcome="ok"\} 21$/m);
  expect(text).toMatch(/^qabyldau_media_rooms 1$/m);
  expect(text).not.toMatch(/[\u0400-\u04ff]/);
});

describe('the server is killed in the middle of everything', () => {
  test('its PostgreSQL lives on, and the next server takes over: nobody has lost anything', async () => {
    const since = postgresPid(dataDir)!;
    await killWhilePeopleCome();
    expect(isAlive(since)).toBe(true);
    await startAgain();
    expect(postgresPid(dataDir)).toBe(since);
    await everybodyIsWhereTheyWere();
  });

  test('and PostgreSQL with it: nobody has lost anything', async () => {
    const postgres = postgresPid(dataDir)!;
    await killWhilePeopleCome();
    process.kill(postgres, 'SIGKILL');
    await expect.poll(() => isAlive(postgres)).toBe(false);
    await startAgain();
    expect(postgresPid(dataDir)).not.toBe(postgres);
    await everybodyIsWhereTheyWere();
  });

  test('the talk goes on where it was, and ends with its answer', async () => {
    const { person, sessionId } = talker;
    const { epoch } = await bothJoin();
    expect(epoch).toBeGreaterThan(1);
    const answer = 'Шағымыңыз тіркелді.';
    const end = { sessionId, outcome: 'appeal_taken' as const, answer, oralConsent: false };
    await desk.page.ask('session.finish', end);
    const view = await person.browser.ask('ticket.read', { ticketId: person.ticketId });
    expect(view.result).toMatchObject({ outcome: 'appeal_taken', answer });
    const { label } = await desk.page.ask('desk.callNext', { deskId });
    expect(label).toBe(people[1]!.label);
  });
});

describe('the server is told to stop', () => {
  test('what is under way is answered, the pages are told, and it ends well with its PostgreSQL', async () => {
    const { page } = talker;
    page.socket.io.reconnection(false);
    const postgres = postgresPid(dataDir)!;
    const asked = Array.from({ length: 40 }, () => take(page));
    await asked[0];
    const since = performance.now();
    const ended = server.end('SIGTERM');
    const answers = await Promise.all(asked);
    expect(await page.hear('server.draining')).toEqual({ withinSeconds: 30 });
    expect(answers.filter((one) => one !== 'done' && one !== 'SHUTTING_DOWN')).toEqual([]);
    expect(await ended).toBe(0);
    expect(performance.now() - since).toBeLessThan(30_000);
    await expect.poll(() => isAlive(postgres)).toBe(false);
    expect(server.said()).not.toContain('"level":50');
  });

  test('after all that the audit is whole, and every number that was told is kept', async () => {
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log: () => {} });
    const client = new pg.Client({ connectionString: postgres.ownerUrl });
    await client.connect();
    try {
      const { rows, broken } = await verifyAudit(client);
      expect(broken).toEqual([]);
      expect(rows).toBeGreaterThan(acknowledged.length);
      const kept = await client.query('SELECT "id" AS "ticketId", "label" FROM "Ticket"');
      expect(kept.rows).toEqual(expect.arrayContaining(acknowledged));
      const labels = kept.rows.map((row) => row.label);
      expect(new Set(labels).size).toBe(labels.length);
    } finally {
      await client.end();
      await postgres.stop();
    }
  });
});

const line = async () => {
  const { line, others } = await desk.page.ask('desk.read', { deskId });
  return [...line, ...others].map((entry) => `${entry.label} ${entry.state}`);
};

async function bothJoin(): Promise<{ epoch: number }> {
  const { page, sessionId } = talker;
  const { rtpCapabilities } = await page.ask('media.capabilities', {});
  const enter = { sessionId, rtpCapabilities, ready: [] };
  await page.ask('session.join', enter);
  return desk.page.ask('session.join', enter);
}

/** One more number; what the answer was, or that none came. */
async function take(page: Page): Promise<string> {
  try {
    const service = demo.services.almalyDistrict.advice;
    acknowledged.push(await page.ask('ticket.take', ticketInput({ serviceId: service })));
    return 'done';
  } catch (error) {
    return error instanceof Refused ? error.code : 'no answer';
  }
}

/** Kills the server while tickets are being taken at another window: some are answered, some are not. */
async function killWhilePeopleCome(): Promise<void> {
  const { browser } = people[20]!;
  const page = await browser.connect({ kind: 'anyone' });
  page.socket.io.reconnection(false);
  const before = acknowledged.length;
  const asked = Array.from({ length: 60 }, () => take(page));
  await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 1 }).toBeGreaterThan(before + 5);
  await server.end('SIGKILL');
  page.socket.disconnect();
  await Promise.all(asked);
}

/** On the same port, as a supervisor does it: the pages come back by themselves. */
async function startAgain(): Promise<void> {
  const back = [desk.page, talker.page].map(
    ({ socket }) => new Promise((resolve) => socket.once('connect', () => resolve(true))),
  );
  server = await startProcess(dataDir, server.port);
  await Promise.all(back);
  expect(server.readyAfterMs).toBeLessThan(20_000);
}

async function everybodyIsWhereTheyWere(): Promise<void> {
  expect(await line()).toEqual(lineBefore);
  const { sessionId, visitId } = talker;
  expect(await talker.page.ask('session.read', { sessionId })).toMatchObject({ sessionId, state: 'live' });
  expect(await desk.page.ask('record.read', { visitId })).toMatchObject({
    version: 2,
    notes,
    closedAt: null,
  });
  for (const { browser, ticketId, label } of people.slice(1)) {
    expect(await browser.ask('ticket.read', { ticketId })).toMatchObject({ label });
  }
  const places = await Promise.all(
    people
      .slice(1)
      .map(async (one) => (await one.browser.ask('ticket.read', { ticketId: one.ticketId })).place?.ahead),
  );
  // Who stepped away counts for nobody behind them.
  expect(places).toEqual(people.slice(1).map((_, i) => (i > 4 ? i - 1 : i)));
}
