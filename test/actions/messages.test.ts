import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageStatuses } from '../../server/actions/write-message.ts';
import { openStore } from '../../server/store/store.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { codeIn, confirmContact } from '../harness/codes.ts';
import { startHttpService, type HttpService } from '../harness/http-service.ts';
import type { Line } from '../harness/lines.ts';
import { startMailServer, type MailServer } from '../harness/mail-server.ts';
import { memoryLog } from '../harness/memory-log.ts';
import { newPhone, regionalLine, takeIn } from '../harness/proving.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

const nobody = { kind: 'anyone' } as const;
const REFUSED = 'nobody@mail.example';
const FROM = 'Qabyldau <no-reply@qabyldau.example>';

const { log, text: logged } = memoryLog();
let server: TestServer;
let mail: MailServer;
let gateway: HttpService;
let line: Line;
beforeAll(async () => {
  [mail, gateway] = [await startMailServer([REFUSED]), await startHttpService()];
  const variables = {
    ...{ SMTP_URL: mail.url, SMTP_FROM: FROM, PUBLIC_URL: 'https://qabyldau.example' },
    ...{ SMS_URL: `${gateway.origin}/send`, SMS_TOKEN: 'a gateways token' },
  };
  const settings = { messagePollMs: 50, messageRetryMs: [0, 0, 0] };
  server = await startTestServer({ variables, settings, log });
  line = await regionalLine(server);
});
afterAll(async () => {
  await server?.stopAll();
  await Promise.all([mail?.close(), gateway?.close()]);
});

const messagesOf = (ticketId: string, from = server) =>
  from.opened.prisma.message.findMany({ where: { ticketId }, orderBy: { createdAt: 'asc' } });
const statesOf = async (ticketId: string) => (await messagesOf(ticketId)).map(({ state }) => state);

describe('a code by e-mail', () => {
  test('comes in the language of the screen, says what it is for, and confirms the ticket', async () => {
    const email = 'ghani@mail.example';
    const holder = await takeIn(server, line, { email }, { reception: 'kk', screen: 'ru' });
    const { ticketId } = holder;
    const { codeId } = await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'email' });
    await expect.poll(() => mail.letters.length).toBe(1);
    const letter = mail.letters[0]!;
    expect(letter.to).toMatchObject({ text: email });
    expect(letter.from?.text).toContain('no-reply@qabyldau.example');
    expect(letter.subject).toMatch(/^Код подтверждения: \d{6}$/);
    expect(letter.text).toContain('сотрудники никогда его не спрашивают');
    expect(letter.text).not.toContain('http');
    const code = codeIn(letter.text!);
    await doAs(server, holder, 'ticket.confirm', { ticketId, codeId, code });
    await expect.poll(() => statesOf(ticketId)).toEqual(['sent']);
    const [row] = await messagesOf(ticketId);
    expect(row!.wordsSealed, 'the words are wiped').toBeNull();
    expect(messageStatuses([row!], server.deps.sealer)).toMatchObject([
      { kind: 'code', channel: 'email', to: 'g•••@mail.example', state: 'sent' },
    ]);
    expect(logged()).not.toContain(code);
    expect(logged()).not.toContain(email);
  });

  test('that the letter box does not exist for is shown as failed, and is not tried again', async () => {
    const holder = await takeIn(server, line, { email: REFUSED });
    const { ticketId } = holder;
    await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'email' });
    await expect.poll(() => statesOf(ticketId)).toEqual(['failed']);
    expect(await messagesOf(ticketId)).toMatchObject([
      { attempts: 1, failure: 'refused', wordsSealed: null },
    ]);
    expect(logged()).toContain('EENVELOPE');
    expect(logged()).not.toContain(REFUSED);
  });
});

describe('a message by SMS', () => {
  test('is handed to the gateway with the token, and its fate is announced to the holder and the line', async () => {
    const phone = newPhone();
    const holder = await takeIn(server, line, { phone });
    const { ticketId } = holder;
    await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
    await expect.poll(() => statesOf(ticketId)).toEqual(['sent']);
    const { headers, body } = gateway.came.at(-1)!;
    const sms = JSON.parse(body.toString()) as { id: string; to: string; text: string };
    expect(headers.authorization).toBe('Bearer a gateways token');
    expect(sms).toMatchObject({ id: (await messagesOf(ticketId))[0]!.id, to: phone });
    expect(sms.text).toContain('қызметкерлер бұл кодты ешқашан сұрамайды');
    const events = await server.opened.prisma.outboxEvent.findMany({
      where: { stream: `ticket:${ticketId}`, type: 'visit.changed' },
    });
    expect(events.length, 'asked, and sent').toBe(2);
  });

  test('tells of a call, with a link that carries no secret', async () => {
    const own = await regionalLine(server, 1);
    const holder = await takeIn(server, own);
    const { ticketId } = holder;
    const { codeId } = await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
    await expect.poll(() => statesOf(ticketId)).toEqual(['sent']);
    const code = codeIn(JSON.parse(gateway.came.at(-1)!.body.toString()).text);
    await doAs(server, holder, 'ticket.confirm', { ticketId, codeId, code });
    const before = gateway.came.length;
    const { deskId, principal } = own.desks[0]!;
    await doAs(server, principal, 'desk.callNext', { deskId });
    await doAs(server, principal, 'desk.recall', { deskId });
    await expect.poll(() => statesOf(ticketId)).toEqual(['sent', 'sent', 'sent']);
    const texts = gateway.came.slice(before).map(({ body }) => JSON.parse(body.toString()).text as string);
    expect(texts).toHaveLength(2);
    for (const text of texts)
      expect(text).toMatch(new RegExp(`шақырды.* https://qabyldau.example/t/${ticketId}$`));
  });

  test.each([500, 429, 302])(
    'is tried again after an answer of %i, so many times and no more',
    async (status) => {
      gateway.answer = status;
      const holder = await takeIn(server, line);
      const { ticketId } = holder;
      const before = gateway.came.length;
      await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
      await expect.poll(() => statesOf(ticketId)).toEqual(['failed']);
      gateway.answer = 201;
      expect(gateway.came.length - before).toBe(4);
      expect(gateway.came.slice(before).every(({ path }) => path === '/send')).toBe(true);
      expect(await messagesOf(ticketId)).toMatchObject([{ attempts: 4, failure: 'too_often' }]);
    },
  );
});

test('a ring that could not be told in time is not told after the person has left', async () => {
  const variables = { SMS_URL: `${gateway.origin}/send` };
  const settings = { messagePollMs: 20, messageRetryMs: [1000, 1000] };
  const slow = await startTestServer({ variables, settings });
  gateway.answer = 500;
  const own = await regionalLine(slow, 1);
  const holder = await takeIn(slow, own);
  const { ticketId, applicantId } = holder;
  await slow.database.owner.query(`UPDATE "Ticket" SET "state" = 'waiting' WHERE "id" = $1`, [ticketId]);
  const proved = `UPDATE "Applicant" SET "phoneConfirmedAt" = now() WHERE "id" = $1`;
  await slow.database.owner.query(proved, [applicantId]);
  const { deskId, principal } = own.desks[0]!;
  await doAs(slow, principal, 'desk.callNext', { deskId });
  const message = async () => (await messagesOf(ticketId, slow))[0];
  await expect.poll(async () => (await message())?.attempts === 1 && (await message())?.state).toBe('queued');
  const tried = gateway.came.length;
  await doAs(slow, holder, 'ticket.leave', { ticketId });
  slow.clock.advance(1000);
  await expect.poll(message).toMatchObject({ state: 'failed', failure: 'too_late' });
  expect(gateway.came.length).toBe(tried);
  gateway.answer = 201;
  await slow.stopAll();
});

test('a server that died between taking a message on and sending it: another one sends it, once', async () => {
  const dying = await startTestServer({
    variables: { SMTP_URL: 'smtp://127.0.0.1:1', SMTP_FROM: FROM },
    settings: { messageRetryMs: [1000] },
  });
  const box = await startMailServer();
  try {
    const holder = await takeIn(dying, await regionalLine(dying), { email: 'aisha@mail.example' });
    const { ticketId } = holder;
    await doAs(dying, holder, 'ticket.askCode', { ticketId, channel: 'email' });
    await expect.poll(async () => (await messagesOf(ticketId, dying))[0]!.state).toBe('queued');
    await dying.stop();
    // What the dead one leaves: the row is taken on, and nobody sends it.
    const opened = await openStore(dying.database.appUrl, dying.deps.log);
    dying.clock.advance(1000);
    const at = dying.clock.now();
    const lease = new Date(at.getTime() + dying.deps.settings.messageLeaseMs);
    expect(await opened.store.claimMessages(at, lease, 10, [])).toHaveLength(1);

    const variables = { SMTP_URL: box.url, SMTP_FROM: FROM };
    const successors = await Promise.all(
      [1, 2].map(() => startBeside(dying, { variables, settings: { messagePollMs: 20 } })),
    );
    const stateNow = async () =>
      (await opened.prisma.message.findFirstOrThrow({ where: { ticketId } })).state;
    expect(await stateNow(), 'the lease still holds').toBe('sending');
    dying.clock.advance(dying.deps.settings.messageLeaseMs + 1);
    await expect.poll(stateNow).toBe('sent');
    dying.clock.advance(24 * 3_600_000);
    for (const { opened: own, deps } of successors)
      expect(await own.store.claimMessages(deps.clock.now(), deps.clock.now(), 10, [])).toEqual([]);
    expect(box.letters).toHaveLength(1);
    await Promise.all(successors.map((one) => one.stop()));
    await opened.close();
  } finally {
    await box.close();
    await dying.database.drop();
  }
});

test('with nothing set, messages are kept, and the demonstration shows them; with all set there is no such page', async () => {
  expect(await askAs(server, nobody, 'outbox.read', {})).toMatchObject({ code: 'UNKNOWN_COMMAND' });
  const plain = await startTestServer();
  const holder = await takeIn(plain, await regionalLine(plain), {
    phone: newPhone(),
  });
  await confirmContact(plain, holder);
  const { messages } = await doAs(plain, nobody, 'outbox.read', {});
  expect(messages).toMatchObject([{ channel: 'sms', state: 'kept', kind: 'code' }]);
  await plain.stopAll();
  const bare = await startTestServer({ variables: { DEMO: 'off' } });
  expect(await askAs(bare, nobody, 'outbox.read', {})).toMatchObject({ code: 'UNKNOWN_COMMAND' });
  await bare.stopAll();
});
