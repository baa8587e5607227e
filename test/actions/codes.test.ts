import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { proveCode } from '../../server/actions/one-time-code.ts';
import { systemCall } from '../../server/actions/system-call.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { codeInOutbox, confirmContact } from '../harness/codes.ts';
import { addLine, type Line } from '../harness/lines.ts';
import { memoryLog } from '../harness/memory-log.ts';
import { ticketInput } from '../harness/people.ts';
import { newPhone, regionalLine, takeIn } from '../harness/proving.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const { log, text: logged } = memoryLog();
let server: TestServer;
let line: Line;
beforeAll(async () => {
  server = await startTestServer({ log });
  line = await regionalLine(server);
});
afterAll(() => server?.stopAll());

const nobody = { kind: 'anyone' } as const;
const ticketOf = async (ticketId: string) => (await server.deps.store.ticket(ticketId))!;
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('TRP: a ticket that needs a proved contact', () => {
  test('does not stand in the line before it, and stands at the place of its taking after it (O87-9)', async () => {
    const own = await regionalLine(server, 1);
    const [first, second] = [await takeIn(server, own), await takeIn(server, own)];
    expect((await ticketOf(first.ticketId)).state).toBe('unconfirmed');
    expect((await server.deps.store.callable(own.queueId, 9)).first).toEqual([]);
    await confirmContact(server, second);
    expect(await confirmContact(server, first)).toEqual({ state: 'waiting' });
    const inLine = await server.deps.store.callable(own.queueId, 9);
    expect(inLine.first.map(({ id }) => id)).toEqual([first.ticketId, second.ticketId]);
    const { deskId, principal } = own.desks[0]!;
    expect(await doAs(server, principal, 'desk.callNext', { deskId })).toMatchObject({
      ticketId: first.ticketId,
    });
  });

  test('is told to nobody but its holder before it counts, and to the whole line then', async () => {
    const own = await regionalLine(server);
    const { ticketId, ...holder } = await takeIn(server, own);
    const events = () =>
      server.opened.prisma.outboxEvent.findMany({ where: { stream: { endsWith: own.queueId } } });
    await doAs(server, { ticketId, ...holder }, 'ticket.setContact', { ticketId, phone: newPhone() });
    expect(await events()).toEqual([]);
    await confirmContact(server, { ticketId, ...holder });
    const types = (await events()).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['order.changed', 'line.changed', 'visit.changed']));
  });

  test('is not given without a phone or an e-mail', async () => {
    const input = ticketInput({
      ...{ officeId: line.officeId, serviceId: line.serviceId },
      applicant: { name: { surname: 'Ән', givenName: 'Ғани' }, address: 'Алматы, Абай 1' },
    });
    expect(await askAs(server, nobody, 'ticket.take', input)).toMatchObject({
      code: 'PARTICULARS_NEEDED',
      fields: ['applicant.phone', 'applicant.email'],
    });
  });

  test('is confirmed on a later day: a number of that day, and the place before those who came later', async () => {
    const own = await regionalLine(server);
    const early = await takeIn(server, own);
    server.clock.advance(24 * 3_600_000);
    const today = await takeIn(server, own);
    await confirmContact(server, today);
    expect((await ticketOf(today.ticketId)).label).toMatch(/-001$/);
    await confirmContact(server, early);
    const { first: inLine } = await server.deps.store.callable(own.queueId, 9);
    expect(inLine.map(({ label }) => label.slice(-3))).toEqual(['002', '001']);
  });
});

describe('O87-39: where refusing is forbidden', () => {
  test('no code stands between a person and the line, even if a rule asks for one', async () => {
    await server.database.owner.query(
      `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
       VALUES ($1, 'ticket.confirmation', $2, '{"codeRequired": true}', '2017-08-24', 'a mistake')`,
      [randomUUID(), demo.offices.almalyDistrict],
    );
    const district = await addLine(server, demo.offices.almalyDistrict, 0);
    const { ticketId } = await takeIn(server, district, {});
    expect((await ticketOf(ticketId)).state).toBe('waiting');
  });

  test('a contact can be proved all the same, and the ticket waits on', async () => {
    const district = await addLine(server, demo.offices.almalyDistrict, 0);
    const holder = await takeIn(server, district, { email: 'ghani@mail.example' });
    expect(await confirmContact(server, holder, 'email')).toEqual({ state: 'waiting' });
    expect((await ticketOf(holder.ticketId)).visit.applicant.emailConfirmedAt).not.toBeNull();
  });
});

describe('a one-time code', () => {
  /** Somebody who has asked for a code and can read it. */
  async function asked(own = line) {
    const holder = await takeIn(server, own);
    const { ticketId } = holder;
    const sent = await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
    const code = await codeInOutbox(server, ticketId);
    const { codeId } = sent;
    const type = (typed: string) =>
      askAs(server, holder, 'ticket.confirm', { ticketId, codeId, code: typed });
    return { holder, ticketId, code, sent, codeId, type };
  }
  const triesLeft = async (codeId: string) => (await server.deps.store.code(codeId))!.triesLeft;

  test('says where it went without saying it, and works with spaces in it, once', async () => {
    const { sent, code, type } = await asked();
    expect(sent.to).toMatch(/^\+7701•••\d{4}$/);
    expect(await type(`${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({
      output: { state: 'waiting' },
    });
    expect(await type(code)).toMatchObject({ code: 'CODE_OVER' });
  });

  test('typed twice because the answer was lost is answered alike', async () => {
    const { holder, ticketId, codeId, code } = await asked();
    const key = randomUUID();
    const again = () =>
      server.gateway.ask({
        ...{ name: 'ticket.confirm', principal: holder, address: '127.0.0.1', page: null, browser: null },
        body: { key, input: { ticketId, codeId, code } },
      });
    expect(await again()).toEqual(await again());
  });

  test('is guessed five times and no more; the right one comes too late then', async () => {
    const { code, codeId, type } = await asked();
    const codes = [];
    for (let i = 1; i <= 6; i++) codes.push(await type(wrong(code, i)));
    expect(codes.map((answer) => !answer.ok && answer.code)).toEqual([
      ...Array<string>(4).fill('CODE_WRONG'),
      'CODE_OVER',
      'CODE_OVER',
    ]);
    expect(await type(code)).toMatchObject({ code: 'CODE_OVER' });
    expect(await triesLeft(codeId)).toBe(0);
  });

  test('of fifty guesses at one moment five are judged', async () => {
    const { code, codeId, type } = await asked();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => type(wrong(code, i + 1))));
    const refusals = answers.map((answer) => (answer.ok ? 'done' : answer.code));
    expect(refusals.filter((one) => one === 'CODE_WRONG')).toHaveLength(4);
    expect(refusals.filter((one) => one === 'CODE_OVER')).toHaveLength(46);
    const { rows } = await server.database.owner.query(
      `SELECT "body" FROM "AuditEntry" WHERE "body" LIKE '%' || $1 || '%triesLeft%'`,
      [codeId],
    );
    expect(rows).toHaveLength(5);
    expect(await triesLeft(codeId)).toBe(0);
  });

  test('right and wrong at one moment use it up at most once', async () => {
    const { code, codeId, type } = await asked();
    const typed = Array.from({ length: 20 }, (_, i) => (i % 2 ? code : wrong(code, i + 1)));
    const answers = await Promise.all(typed.map(type));
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    const { usedAt, triesLeft: left } = (await server.deps.store.code(codeId))!;
    expect(usedAt !== null || left === 0).toBe(true);
  });

  test('serves ten minutes', async () => {
    const { code, type } = await asked();
    server.clock.advance(10 * 60_000);
    expect(await type(code)).toMatchObject({ code: 'CODE_OVER' });
  });

  test('ends with the next one, which can be asked for after a minute, five times in an hour', async () => {
    const { holder, ticketId, code, codeId, sent, type } = await asked();
    const ask = () => askAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms' });
    expect(await ask()).toMatchObject({ code: 'CODE_TOO_SOON' });
    server.clock.set(sent.againAt);
    const next = await ask();
    expect(next).toMatchObject({ ok: true });
    expect(await type(code)).toMatchObject({ code: 'CODE_OVER' });
    const ids = [codeId, next.ok && next.output.codeId];
    for (let i = 3; i <= 5; i++) {
      server.clock.advance(61_000);
      const more = await ask();
      ids.push(more.ok && more.output.codeId);
    }
    expect(new Set(ids).size).toBe(5);
    server.clock.advance(61_000);
    expect(await ask()).toMatchObject({ code: 'CODE_TOO_SOON' });
    server.clock.advance(3_600_000);
    expect(await ask()).toMatchObject({ ok: true });
  });

  test('is not asked for to one telephone more often by many tickets', async () => {
    const phone = newPhone();
    const holders = await Promise.all(Array.from({ length: 8 }, () => takeIn(server, line, { phone })));
    const answers = await Promise.all(
      holders.map((holder) =>
        askAs(server, holder, 'ticket.askCode', { ticketId: holder.ticketId, channel: 'sms' }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('proves nothing after the contact was changed', async () => {
    const { holder, ticketId, code, type } = await asked();
    await doAs(server, holder, 'ticket.setContact', { ticketId, phone: newPhone() });
    expect(await type(code)).toMatchObject({ code: 'CODE_OVER' });
    expect((await ticketOf(ticketId)).state).toBe('unconfirmed');
  });

  test('needs a contact to go to', async () => {
    const holder = await takeIn(server, line);
    const { ticketId } = holder;
    expect(await askAs(server, holder, 'ticket.askCode', { ticketId, channel: 'email' })).toMatchObject({
      code: 'NO_CONTACT',
      fields: ['email'],
    });
    await doAs(server, holder, 'ticket.setContact', { ticketId, email: 'Ghani@Mail.example' });
    await confirmContact(server, holder, 'email');
    expect((await ticketOf(ticketId)).visit.applicant.email).toBe('ghani@mail.example');
  });

  test('for an appeal is for that appeal and for nothing else', async () => {
    const holder = await takeIn(server, line);
    const { ticketId, visitId, officeId } = holder;
    const offered = { officeId, visitId, form: 'oral', state: 'offered', complaint: false } as const;
    const appeal = {
      ...offered,
      language: 'kk',
      text: 'Шағым',
      fromReception: true,
      createdAt: new Date(),
    } as const;
    const [appealId, otherId] = [randomUUID(), randomUUID()];
    for (const id of [appealId, otherId])
      await server.opened.prisma.appeal.create({ data: { ...appeal, id } });
    const { codeId } = await doAs(server, holder, 'ticket.askCode', { ticketId, channel: 'sms', appealId });
    const code = await codeInOutbox(server, ticketId);
    const confirm = await askAs(server, holder, 'ticket.confirm', { ticketId, codeId, code });
    expect(confirm).toMatchObject({ code: 'CODE_OVER' });
    const prove = (id: string) =>
      proveCode(server.deps, systemCall('test'), server.clock.now(), {
        ...{ purpose: 'sign_appeal', ticketId, codeId, code },
        appealId: id,
      });
    await expect(prove(otherId)).rejects.toThrow('CODE_OVER');
    expect(await prove(appealId)).toMatchObject({
      channel: 'sms',
      write: { set: { usedAt: expect.any(Date) } },
    });
    const other = { ticketId, channel: 'sms', appealId: randomUUID() } as const;
    expect(await askAs(server, holder, 'ticket.askCode', other)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('reaches neither the log nor the audit, nor does the contact', async () => {
    const { code, holder } = await asked();
    const { phone } = (await ticketOf(holder.ticketId)).visit.applicant;
    const { rows } = await server.database.owner.query<{ body: string }>('SELECT "body" FROM "AuditEntry"');
    const audited = rows.map(({ body }) => body).join('\n');
    for (const secret of [code, phone!.slice(1)]) {
      expect(logged()).not.toMatch(new RegExp(`(?<![0-9a-f-])${secret}(?![0-9a-f-])`));
      expect(audited).not.toMatch(new RegExp(`(?<![0-9a-f-])${secret}(?![0-9a-f-])`));
    }
  });
});
