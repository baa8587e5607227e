import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { openPaper } from '../../server/actions/open-paper.ts';
import type { Deps } from '../../server/actions/ports/deps.ts';
import { hashSecret } from '../../server/actions/take-ticket.ts';
import { protocolFacts as shape, type ProtocolFacts } from '../../server/domain/paper-facts.ts';
import { holderOf } from '../harness/asking.ts';
import { Browser, signIn, takeTicket } from '../harness/people.ts';
import { couponFacts, giveCoupon, nobodysCode, nobodysPaper, protocolFacts } from '../harness/papers.ts';
import { textOf } from '../harness/pdf.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, type Talk } from '../harness/talk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stopAll());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const get = (browser: Browser, path: string, url = server.url) =>
  fetch(`${url}${path}`, { headers: { cookie: browser.cookie } });
const asTicket = ({ ticketId }: { ticketId: string }, paperId: string) =>
  `/papers/${paperId}.pdf?as=ticket&ticketId=${ticketId}`;
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

async function papersOf(visitId: string) {
  const { rows } = await server.database.owner.query<{
    id: string;
    kind: string;
    facts: unknown;
    sha256: Buffer;
  }>('SELECT * FROM "Paper" WHERE "visitId" = $1 ORDER BY "issuedAt"', [visitId]);
  return rows;
}

/** Both have joined, so the reception is held. */
async function inTalk(): Promise<Talk> {
  const talk = await callSomebody(server);
  await join(talk, talk.desk.page);
  await join(talk, talk.applicant.page);
  return talk;
}

/** App servers beside each other: one database, one store of files, no common lock. */
const anotherServer = (): Deps => ({ ...server.deps, locks: { run: (_key, work) => work() } });

const finish = ({ desk, sessionId }: Talk, outcome: 'explained' | 'not_held' = 'explained') =>
  desk.page.ask('session.finish', { sessionId, outcome, answer: 'Түсіндірілді.', oralConsent: false });

async function withCoupon() {
  const called = await callSomebody(server);
  const talk = { ...called, holder: await holderOf(server, called.ticketId) };
  const { officeId } = (await server.deps.store.visit(talk.visitId))!;
  return { talk, officeId, ...(await giveCoupon(server, { officeId, visitId: talk.visitId })) };
}

describe('a reception that ends leaves a protocol', () => {
  test('O87-39-6: with who took part, what was asked and answered, and nothing of the official’s own notes', async () => {
    const talk = await inTalk();
    await talk.desk.page.ask('record.saveNotes', {
      visitId: talk.visitId,
      version: 1,
      notes: 'Құпия ескерту',
    });
    await talk.applicant.page.watch(`ticket:${talk.ticketId}`);
    await finish(talk);
    await talk.applicant.page.hear<{ type: string }>('announced', ({ type }) => type === 'visit.changed');
    const [paper] = await papersOf(talk.visitId);
    const facts: ProtocolFacts = shape.parse(paper!.facts);
    expect(facts).toMatchObject({
      language: 'kk',
      essence: 'Тергеушінің әрекетіне шағым',
      outcome: 'explained',
      answer: 'Түсіндірілді.',
      oralConsentAt: null,
      participants: [
        { kind: 'applicant', name: { surname: 'Әбілқасымов', givenName: 'Ғани', patronymic: 'Өмірұлы' } },
        { kind: 'official', post: { ru: expect.stringMatching(/прокурор/i) as string } },
      ],
    });
    expect(JSON.stringify(facts)).not.toContain('Құпия');
    const pdf = await bytesOf(await get(talk.applicant.browser, asTicket(talk, paper!.id)));
    expect(await textOf(pdf)).toContain('Тергеушінің әрекетіне шағым');
    hangUp(talk);
  });

  test('O87-10: with what was shown, by whom checked and when, and no number of a document', async () => {
    const talk = await inTalk();
    const { officeId } = (await server.deps.store.visit(talk.visitId))!;
    await server.database.owner.query(
      `INSERT INTO "IdentityCheck" ("id", "officeId", "visitId", "sessionId", "concerns", "document", "numberSealed",
         "matches", "remark", "checkedById", "at")
       VALUES ($1, $2, $3, $4, 'applicant', 'identity_card', '\\x00', true, 'жеке ескерту', $5, now())`,
      [randomUUID(), officeId, talk.visitId, talk.sessionId, demo.staff.aigerim],
    );
    await finish(talk);
    const [paper] = await papersOf(talk.visitId);
    const { checks } = shape.parse(paper!.facts);
    expect(checks).toMatchObject([{ document: 'identity_card', concerns: 'applicant', matches: true }]);
    expect(Object.keys(checks[0]!).sort()).toEqual(['at', 'checkedBy', 'concerns', 'document', 'matches']);
    hangUp(talk);
  });

  test('a reception that was not held leaves none', async () => {
    await server.database.owner.query(
      `UPDATE "Rule" SET "value" = '{"allowed": true}' WHERE "key" = 'reception.mayRefuse'`,
    );
    const talk = await inTalk();
    await finish(talk, 'not_held');
    expect(await papersOf(talk.visitId)).toEqual([]);
    hangUp(talk);
  });
});

describe('a paper is printed when it is first asked for, and kept', () => {
  test('the second answer is the first one’s bytes, under a name anyone can save', async () => {
    const { talk, paperId, code } = await withCoupon();
    const first = await get(talk.applicant.browser, asTicket(talk, paperId));
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="coupon-2026-000123.pdf"; filename*=UTF-8''${encodeURIComponent('Талон 2026-000123.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const bytes = await bytesOf(first);
    const [row] = await papersOf(talk.visitId);
    expect(row!.sha256.toString('hex')).toBe(sha256(bytes));
    expect(sha256(await buffer(await server.deps.blobs.open(paperId)))).toBe(sha256(bytes));
    expect(sha256(await bytesOf(await get(talk.applicant.browser, asTicket(talk, paperId))))).toBe(
      sha256(bytes),
    );
    const checked = await new Browser(server.url).ask('paper.check', { code });
    expect(checked.sha256).toBe(sha256(bytes));
    hangUp(talk);
  });

  test('twenty pages that ask two servers at once get the same file, and it is recorded once', async () => {
    const { talk, paperId } = await withCoupon();
    const files = await Promise.all(
      Array.from({ length: 20 }, () => openPaper(anotherServer(), talk.holder, paperId)),
    );
    const [row] = await papersOf(talk.visitId);
    expect(new Set(files.map(({ bytes }) => sha256(bytes)))).toEqual(new Set([row!.sha256.toString('hex')]));
    const { rows } = await server.database.owner.query(
      `SELECT 1 FROM "AuditEntry" WHERE "body" LIKE '%paper.print%' AND "body" LIKE $1`,
      [`%${paperId}%`],
    );
    expect(rows).toHaveLength(1);
    hangUp(talk);
  });

  test('of two servers of different versions one prints, and the other never puts its file in that one’s place', async () => {
    const { talk, paperId } = await withCoupon();
    const newer = { print: async () => Buffer.from('%PDF of another version') };
    const files = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        openPaper({ ...anotherServer(), ...(i % 2 && { papers: newer }) }, talk.holder, paperId),
      ),
    );
    const [row] = await papersOf(talk.visitId);
    const given = files.flatMap((file) => (file.status === 'fulfilled' ? [sha256(file.value.bytes)] : []));
    expect(new Set(given)).toEqual(new Set([row!.sha256.toString('hex')]));
    const kept = await buffer(await server.deps.blobs.open(paperId));
    expect(sha256(kept)).toBe(row!.sha256.toString('hex'));
    hangUp(talk);
  });

  test('a file that the disk has changed or lost is printed again as it was', async () => {
    const { talk, paperId } = await withCoupon();
    const ask = async () => sha256(await bytesOf(await get(talk.applicant.browser, asTicket(talk, paperId))));
    const genuine = await ask();
    await server.deps.blobs.put(paperId, oneByte(), 1);
    expect(await ask()).toBe(genuine);
    await server.deps.blobs.remove(paperId);
    expect(await ask()).toBe(genuine);
    expect(sha256(await buffer(await server.deps.blobs.open(paperId)))).toBe(genuine);
    hangUp(talk);
  });

  test('what cannot be printed again as it was is not given out as the genuine paper', async () => {
    const { talk, paperId } = await withCoupon();
    await get(talk.applicant.browser, asTicket(talk, paperId));
    await server.deps.blobs.remove(paperId);
    await server.database.owner.query(`UPDATE "Paper" SET "sha256" = '\\x01' WHERE "id" = $1`, [paperId]);
    const response = await get(talk.applicant.browser, asTicket(talk, paperId));
    expect(response.status).toBe(410);
    hangUp(talk);
  });

  test('while papers are printed the server goes on answering', async () => {
    const print = () => server.deps.papers.print(protocolFacts(), `${server.url}/check/x`);
    await print();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await Promise.all(Array.from({ length: 20 }, print));
    delay.disable();
    // Two cores are shared by the whole suite: the median says whether printing itself holds the loop.
    expect(delay.percentile(50) / 1e6).toBeLessThan(30);
  });
});

async function* oneByte() {
  yield new Uint8Array([1]);
}

describe('a paper is for who may see the visit', () => {
  const asStaff = (paperId: string) => `/papers/${paperId}.pdf?as=staff`;
  const asAccount = (paperId: string) => `/papers/${paperId}.pdf?as=account`;
  let given: Awaited<ReturnType<typeof withCoupon>>;
  beforeAll(async () => {
    given = await withCoupon();
  });
  afterAll(() => hangUp(given.talk));

  test('whoever holds the ticket, and the official who received', async () => {
    const { talk, paperId } = given;
    expect((await get(talk.applicant.browser, asTicket(talk, paperId))).status).toBe(200);
    expect((await get(talk.desk.browser, asStaff(paperId))).status).toBe(200);
  });

  test('nobody else: not by the bare id, not another person, not a colleague, not another office, not a controller', async () => {
    const { talk, paperId } = given;
    const neighbour = await takeTicket(server.url);
    expect((await get(new Browser(server.url), asTicket(talk, paperId))).status).toBe(401);
    expect((await get(neighbour.browser, asTicket(neighbour, paperId))).status).toBe(404);
    expect((await get(neighbour.browser, asTicket(talk, paperId))).status).toBe(401);
    expect((await get(talk.applicant.browser, asStaff(paperId))).status).toBe(401);
    for (const login of ['daulet', 'nurlan', 'dinara', 'bolat', 'madina', 'yerlan'] as const) {
      const staff = await signIn(server.url, login);
      expect({ login, status: (await get(staff, asStaff(paperId))).status }).toEqual({ login, status: 404 });
    }
  });

  test('a colleague to whom an appeal of the visit was handed in, but of no other visit', async () => {
    const { talk, officeId, paperId } = await withCoupon();
    const daulet = await signIn(server.url, 'daulet');
    await server.database.owner.query(
      `INSERT INTO "Appeal" ("id", "officeId", "visitId", "form", "state", "complaint", "language", "text",
         "fromReception", "createdAt") VALUES ($1, $2, $3, 'video', 'submitted', false, 'kk', '', false, now())`,
      [randomUUID(), officeId, talk.visitId],
    );
    expect((await get(daulet, asStaff(paperId))).status).toBe(200);
    expect((await get(daulet, asStaff(given.paperId))).status).toBe(404);
    expect((await get(await signIn(server.url, 'nurlan'), asStaff(paperId))).status).toBe(404);
    hangUp(talk);
  });

  test('the account of the contact, once the contact is proved', async () => {
    const { talk, officeId, paperId } = given;
    const account = await accountOf('sms', '+77011234567', officeId);
    expect((await get(account, asAccount(paperId))).status).toBe(404);
    await server.database.owner.query(
      `UPDATE "Applicant" SET "phoneConfirmedAt" = now() WHERE "id" = (SELECT "applicantId" FROM "Visit" WHERE "id" = $1)`,
      [talk.visitId],
    );
    expect((await get(account, asAccount(paperId))).status).toBe(200);
    expect((await get(await accountOf('sms', '+77010000000', officeId), asAccount(paperId))).status).toBe(
      404,
    );
    expect((await get(await accountOf('email', '+77011234567', officeId), asAccount(paperId))).status).toBe(
      404,
    );
  });

  test('a wrong address is told like a paper that does not exist, in words', async () => {
    const { talk } = given;
    const { browser } = talk.applicant;
    for (const path of [
      asTicket(talk, nobodysPaper()),
      '/papers/x.pdf?as=staff',
      `/papers/${nobodysPaper()}.pdf`,
    ]) {
      const response = await get(browser, path);
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        404,
        'text/plain; charset=utf-8',
      ]);
    }
  });

  async function accountOf(channel: 'sms' | 'email', contact: string, officeId: string): Promise<Browser> {
    const token = randomBytes(32).toString('base64url');
    await server.database.owner.query(
      `INSERT INTO "AccountSession" ("id", "officeId", "channel", "contact", "tokenHash", "createdAt", "expiresAt")
       VALUES ($1, $2, $3, $4, $5, now(), now() + interval '1 hour')`,
      [randomUUID(), officeId, channel, contact, hashSecret(token)],
    );
    return new Browser(server.url, `q_account=${token}`);
  }
});

describe('the code on a paper tells that it is genuine', () => {
  test('whose, when and which it is, and nothing of whom or of what', async () => {
    const { talk, code } = await withCoupon();
    const answer = await new Browser(server.url).ask('paper.check', { code });
    const facts = couponFacts();
    expect(answer).toEqual({
      kind: 'coupon',
      officeName: facts.office,
      label: '2026-000123',
      issuedAt: facts.issuedAt,
      sha256: null,
    });
    hangUp(talk);
  });

  test('a code that no paper has is told so', async () => {
    await expect(new Browser(server.url).ask('paper.check', { code: nobodysCode() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
