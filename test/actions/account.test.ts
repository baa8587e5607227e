import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { identifyBy } from '../../server/principals.ts';
import { askAs, doAs, memoryBrowser } from '../harness/asking.ts';
import { codeInOutbox, confirmContact } from '../harness/codes.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { Browser, Refused } from '../harness/people.ts';
import { newPhone, regionalLine, takeIn } from '../harness/proving.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
let line: Line;
beforeAll(async () => {
  server = await startTestServer();
  line = await regionalLine(server, 1);
});
afterAll(() => server?.stopAll());

const nobody = { kind: 'anyone' } as const;
const language = 'kk' as const;

/** Signs in over the network, as the page does. */
async function signedIn(phone: string): Promise<Browser> {
  const to = { channel: 'sms', contact: phone } as const;
  const browser = new Browser(server.url);
  const { codeId } = await browser.ask('account.askCode', { to, language });
  await browser.ask('account.signIn', { to, codeId, code: await codeInOutbox(server, null) });
  return browser;
}

describe('who has proved a contact', () => {
  test('sees every reception of it, the latest first, and opens its ticket in this browser', async () => {
    const phone = newPhone();
    const first = await takeIn(server, line, { phone });
    await confirmContact(server, first);
    server.clock.advance(61_000);
    const second = await takeIn(server, line, { phone });
    await confirmContact(server, second);
    const { deskId, principal } = line.desks[0]!;
    const { sessionId } = await doAs(server, principal, 'desk.callNext', { deskId });
    const { rtpCapabilities } = await doAs(server, nobody, 'media.capabilities', {});
    for (const who of [principal, first])
      await doAs(server, who, 'session.join', { sessionId, rtpCapabilities, ready: [] });
    const ended = { sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false } as const;
    await doAs(server, principal, 'session.finish', ended);

    server.clock.advance(61_000);
    const browser = await signedIn(phone);
    expect(browser.cookie).toContain('q_account=');
    const { to, receptions } = await browser.ask('account.read', {});
    expect(to).toMatch(/•••/);
    expect(receptions.map(({ ticketId, state, outcome }) => ({ ticketId, state, outcome }))).toEqual([
      { ticketId: second.ticketId, state: 'waiting', outcome: null },
      { ticketId: first.ticketId, state: 'finished', outcome: 'explained' },
    ]);
    await browser.ask('account.openTicket', { ticketId: second.ticketId });
    expect((await browser.ask('ticket.read', { ticketId: second.ticketId })).state).toBe('waiting');

    await browser.ask('account.signOut', {});
    await expect(browser.ask('account.read', {})).rejects.toThrow('NOT_SIGNED_IN');
  });

  test('sees nothing of a ticket on which the contact was only typed, and cannot open it', async () => {
    const phone = newPhone();
    const district = await addLine(server, demo.offices.almalyDistrict, 0);
    const mine = await takeIn(server, line, { phone });
    await confirmContact(server, mine);
    const { ticketId } = await takeIn(server, district, { phone });
    const browser = await signedIn(phone);
    const { receptions } = await browser.ask('account.read', {});
    expect(receptions.map((one) => one.ticketId)).toEqual([mine.ticketId]);
    await expect(browser.ask('account.openTicket', { ticketId })).rejects.toThrow('NOT_FOUND');
  });

  test('loses what is proved by another from then on', async () => {
    const phone = newPhone();
    const holder = await takeIn(server, line, { phone });
    await confirmContact(server, holder);
    const browser = await signedIn(phone);
    await doAs(server, holder, 'ticket.setContact', { ticketId: holder.ticketId, phone: newPhone() });
    expect((await browser.ask('account.read', {})).receptions).toEqual([]);
  });

  test('is signed in for a day', async () => {
    const phone = newPhone();
    await confirmContact(server, await takeIn(server, line, { phone }));
    const browser = await signedIn(phone);
    server.clock.advance(24 * 3_600_000);
    await expect(browser.ask('account.read', {})).rejects.toThrow('NOT_SIGNED_IN');
  });
});

describe('a contact that nobody has proved', () => {
  test('is answered like any other, and nothing is sent to it', async () => {
    const known = newPhone();
    await confirmContact(server, await takeIn(server, line, { phone: known }));
    const typedOnly = newPhone();
    await takeIn(server, line, { phone: typedOnly });
    // Whoever is near in the line is told so meanwhile: codes are what is asked about here.
    const codes = () => server.opened.prisma.message.count({ where: { kind: 'code' } });
    const before = await codes();
    const answers = [];
    for (const contact of [known, typedOnly, newPhone()]) {
      const to = { channel: 'sms', contact } as const;
      const answer = await askAs(server, nobody, 'account.askCode', { to, language });
      answers.push(answer.ok && Object.keys(answer.output));
      const again = await askAs(server, nobody, 'account.askCode', { to, language });
      expect(again).toMatchObject({ code: 'CODE_TOO_SOON' });
      const wrong = { to, codeId: (answer.ok && answer.output.codeId) as string, code: '000000' };
      expect(await askAs(server, nobody, 'account.signIn', wrong)).toMatchObject({ code: 'CODE_WRONG' });
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(await codes()).toBe(before + 1);
  });

  test('is not asked about without end from one address', async () => {
    const limits = { points: 1000, seconds: 60 };
    const all = { command: limits, query: limits, signal: limits, anyone: limits, signIn: limits };
    const narrow = await startTestServer({
      limits: { ...all, takeTicket: limits, askCode: { points: 3, seconds: 60 } },
    });
    const ask = () =>
      new Browser(narrow.url).ask('account.askCode', {
        to: { channel: 'sms', contact: newPhone() },
        language,
      });
    for (let i = 0; i < 3; i++) await ask();
    await expect(ask()).rejects.toSatisfy((e) => e instanceof Refused && e.code === 'TOO_MANY_REQUESTS');
    await narrow.stopAll();
  });
});

test('a code to sign in with is of the contact it was sent to, and confirms no ticket', async () => {
  const [phone, other] = [newPhone(), newPhone()];
  const holder = await takeIn(server, line, { phone });
  await confirmContact(server, holder);
  server.clock.advance(61_000);
  const to = { channel: 'sms', contact: phone } as const;
  const { codeId } = await doAs(server, nobody, 'account.askCode', { to, language });
  const code = await codeInOutbox(server, null);
  const ofAnother = { to: { ...to, contact: other }, codeId, code };
  expect(await askAs(server, nobody, 'account.signIn', ofAnother)).toMatchObject({ code: 'CODE_OVER' });
  const confirm = await askAs(server, holder, 'ticket.confirm', { ticketId: holder.ticketId, codeId, code });
  expect(confirm).toMatchObject({ code: 'CODE_OVER' });
  const browser = memoryBrowser();
  expect(await askAs(server, nobody, 'account.signIn', { to, codeId, code }, browser)).toMatchObject({
    ok: true,
  });
  const whoIs = identifyBy(server.deps.store, server.clock);
  const principal = await whoIs({ kind: 'account' }, (name) => browser.cookie(name));
  expect(principal).toMatchObject({ kind: 'account', contact: phone });
  expect(await askAs(server, principal, 'account.openTicket', { ticketId: randomUUID() })).toMatchObject({
    code: 'NOT_FOUND',
  });
});
