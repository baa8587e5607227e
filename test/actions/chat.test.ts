import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { Principal, StaffPrincipal } from '../../server/domain/principal.ts';
import { protocolFacts } from '../../server/domain/paper-facts.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { madinaOf } from '../harness/interpreting.ts';
import { addLine } from '../harness/lines.ts';
import { memoryLog } from '../harness/memory-log.ts';
import { openReception, waitIn, type Reception } from '../harness/reception.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const say = (who: Principal, { sessionId }: Pick<Reception, 'sessionId'>, words: string) =>
  doAs(server, who, 'session.say', { sessionId, words });
const trySay = (who: Principal, { sessionId }: Pick<Reception, 'sessionId'>, words: string) =>
  askAs(server, who, 'session.say', { sessionId, words });
const tryRead = (who: Principal, { sessionId }: Pick<Reception, 'sessionId'>) =>
  askAs(server, who, 'session.readChat', { sessionId });
const written = async (who: Principal, { sessionId }: Pick<Reception, 'sessionId'>, after = 0) =>
  (await doAs(server, who, 'session.readChat', { sessionId, after })).messages;
const finish = ({ official, sessionId }: Reception) =>
  doAs(server, official, 'session.finish', {
    ...{ sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
  });

async function colleague(staffId: string): Promise<StaffPrincipal> {
  const { office } = (await server.deps.store.staff(staffId))!;
  const grants = [{ role: 'official' as const, officeId: office.id, officePath: office.path }];
  return { kind: 'staff', staffId, staffSessionId: randomUUID(), officeId: office.id, grants };
}

describe('whoever is in a talk', () => {
  test('writes, and all read it in order, with who and when, and whether it was themselves', async () => {
    const reception = await openReception(server);
    const { official, holder } = reception;
    await say(official, reception, 'Анықтама нөмірі:\n14-2');
    await say(holder, reception, '  Рақмет!  ');
    expect(await written(holder, reception)).toMatchObject([
      { seq: 1, kind: 'official', you: false, words: 'Анықтама нөмірі:\n14-2' },
      { seq: 2, kind: 'applicant', you: true, name: { surname: 'Әбілқасымов' }, words: 'Рақмет!' },
    ]);
    expect((await written(official, reception)).map(({ you }) => you)).toEqual([true, false]);
    expect(await written(official, reception, 1)).toMatchObject([{ seq: 2 }]);
    expect(await written(official, reception, 2)).toEqual([]);
  });

  test('may be the interpreter', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 1);
    const madina = await madinaOf(server);
    const languages = { reception: 'ru', screen: 'en', interpreterFor: 'oʻzbekcha' } as const;
    const { holder } = await waitIn(server, line, { languages });
    const { ticketId } = holder;
    await doAs(server, madina, 'interpreter.take', { ticketId });
    await doAs(server, madina, 'interpreter.setReady', { ticketId, ready: true });
    const { principal, deskId } = line.desks[0]!;
    const session = await doAs(server, principal, 'desk.callNext', { deskId });
    await say(madina, session, 'Toshkent shahri');
    expect(await written(holder, session)).toMatchObject([{ kind: 'interpreter', you: false }]);
  });

  test('is told that something was written, and by the event not what', async () => {
    const reception = await openReception(server);
    await say(reception.holder, reception, 'Құпия сөз');
    const { rows } = await server.database.owner.query(
      `SELECT "type", "payload" FROM "OutboxEvent" WHERE "stream" = $1 ORDER BY "seq" DESC LIMIT 1`,
      [`session:${reception.sessionId}`],
    );
    expect(rows).toEqual([{ type: 'chat.changed', payload: { seq: 1 } }]);
  });

  test('leaves one row in the audit chain: ids, and not a word', async () => {
    const { log, text } = memoryLog();
    const beside = await startBeside(server, { log });
    const reception = await openReception(server);
    const { sessionId, holder } = reception;
    const { messageId } = await doAs(beside, holder, 'session.say', { sessionId, words: 'Құпия сөз' });
    const { rows } = await server.database.owner.query<{ body: string }>(
      `SELECT "body" FROM "AuditEntry" WHERE "body" LIKE $1`,
      [`%${messageId}%`],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.body).toContain(sessionId);
    const { rows: all } = await server.database.owner.query<{ found: string }>(
      `SELECT 'audit' AS found FROM "AuditEntry" WHERE "body" LIKE '%Құпия%'
       UNION ALL SELECT 'answered' FROM "Answered" WHERE "answer"::text LIKE '%Құпия%'
       UNION ALL SELECT 'event' FROM "OutboxEvent" WHERE "payload"::text LIKE '%Құпия%'`,
    );
    expect(all).toEqual([]);
    expect(text()).not.toContain('Құпия');
    await beside.stop();
  });

  test('and whose message is sent again under its key has written it once', async () => {
    const reception = await openReception(server);
    const { sessionId, holder } = reception;
    const ask = (words: string, key: string) =>
      server.gateway.ask({
        ...{ name: 'session.say', body: { key, input: { sessionId, words } }, principal: holder },
        ...{ address: '127.0.0.1', page: 'a page', browser: null },
      });
    const key = randomUUID();
    const first = await ask('Бір рет', key);
    await finish(reception);
    expect(await ask('Бір рет', key)).toEqual(first);
    expect(await ask('Басқа сөз', key)).toMatchObject({ code: 'KEY_REUSED' });
    expect(await written(holder, reception)).toHaveLength(1);
  });

  test('all at once and over two servers: each message has its own place, without gaps', async () => {
    const reception = await openReception(server);
    const { sessionId, official, holder } = reception;
    const beside = await startBeside(server);
    await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        doAs(n % 2 ? server : beside, n % 3 ? holder : official, 'session.say', { sessionId, words: `${n}` }),
      ),
    );
    const messages = await written(holder, reception);
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
    expect(new Set(messages.map(({ words }) => words)).size).toBe(16);
    await beside.stop();
  });
});

describe('nothing is written', () => {
  test.each([
    ['that is empty', ' \n '],
    ['in which there is nothing to see', '\u200b\u2060'],
    ['longer than a thousand characters', 'а'.repeat(1001)],
    ['with a control character', 'а\u0007б'],
    ['with a tab', 'а\tб'],
    ['that turns the line around', 'а\u202eб'],
  ])('%s', async (_what, words) => {
    const reception = await openReception(server);
    expect(await trySay(reception.holder, reception, words)).toMatchObject({ code: 'BAD_INPUT' });
    expect(await written(reception.holder, reception)).toEqual([]);
  });

  test('by one person beyond their number; the other goes on', async () => {
    const beside = await startBeside(server, { settings: { messagesInTalk: 2 } });
    const { sessionId, holder, official } = await openReception(server);
    for (const words of ['бір', 'екі']) await doAs(beside, holder, 'session.say', { sessionId, words });
    expect(await askAs(beside, holder, 'session.say', { sessionId, words: 'үш' })).toMatchObject({
      code: 'CHAT_FULL',
    });
    await doAs(beside, official, 'session.say', { sessionId, words: 'үш' });
    await beside.stop();
  });

  test('in a talk that has ended, and none slips in while it ends', async () => {
    const reception = await openReception(server);
    const { official, holder } = reception;
    const [, ...said] = await Promise.all([
      finish(reception),
      ...Array.from({ length: 6 }, (_, n) => trySay(n % 2 ? holder : official, reception, `${n}`)),
    ]);
    const before = said.filter(({ ok }) => ok).length;
    for (const answer of said) if (!answer.ok) expect(answer.code).toBe('SESSION_ENDED');
    expect(await trySay(holder, reception, 'кеш')).toMatchObject({ code: 'SESSION_ENDED' });
    const { rows } = await server.database.owner.query(`SELECT "facts" FROM "Paper" WHERE "visitId" = $1`, [
      holder.visitId,
    ]);
    expect(protocolFacts.parse(rows[0].facts).messages).toHaveLength(before);
    expect(await written(holder, reception)).toHaveLength(before);
  });

  test('anew: the server itself may not change or take away a message', async () => {
    const reception = await openReception(server);
    await say(reception.holder, reception, 'Айтылған сөз');
    for (const act of [`UPDATE "ChatMessage" SET "words" = ''`, `DELETE FROM "ChatMessage"`]) {
      const changing = server.opened.prisma.$executeRawUnsafe(act);
      await expect(changing).rejects.toThrow(/permission denied/);
    }
  });
});

describe('who is not in the talk', () => {
  test('neither writes nor reads, while it lasts', async () => {
    const reception = await openReception(server);
    const other = await openReception(server);
    const daulet = await colleague(demo.staff.daulet);
    for (const stranger of [reception.waiting.holder, other.holder, other.official, daulet]) {
      expect(await trySay(stranger, reception, 'Мен де')).toMatchObject({ code: 'NOT_FOUND' });
      expect(await tryRead(stranger, reception)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await tryRead({ kind: 'anyone' }, reception)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(await written(reception.holder, reception)).toEqual([]);
  });

  test('reads it after the end only as far as they may read the dossier of the visit', async () => {
    const reception = await openReception(server);
    const { holder, official, sessionId } = reception;
    const { visitId, ticketId } = holder;
    const daulet = await colleague(demo.staff.daulet);
    await say(holder, reception, 'Көшіріп алыңыз');
    await finish(reception);
    for (const own of [holder, official])
      expect(await written(own, reception)).toMatchObject([{ words: 'Көшіріп алыңыз' }]);
    for (const stranger of [daulet, reception.waiting.holder])
      expect(await tryRead(stranger, reception)).toMatchObject({ code: 'NOT_FOUND' });

    await doAs(server, holder, 'ticket.submitAppeal', {
      ...{ ticketId, form: 'written', text: 'Шағым', language: 'kk', complaint: null, fileIds: [] },
    });
    const { chats } = await doAs(server, daulet, 'dossier.read', { visitId });
    expect(chats).toMatchObject([{ sessionId }]);
    expect(await written(daulet, reception)).toMatchObject([{ kind: 'applicant', you: false }]);
  });

  test('and a talk in which nobody wrote is not named in the dossier', async () => {
    const { holder } = await openReception(server);
    const { ticketId } = holder;
    expect(await doAs(server, holder, 'ticket.readDossier', { ticketId })).toMatchObject({ chats: [] });
  });
});

test('O87-39-5: the protocol tells what was written, by whom and when', async () => {
  const reception = await openReception(server);
  const { official, holder } = reception;
  await say(official, reception, 'Құжат № 14-2');
  await say(holder, reception, 'Түсіндім');
  await finish(reception);
  const { rows } = await server.database.owner.query(`SELECT "facts" FROM "Paper" WHERE "visitId" = $1`, [
    holder.visitId,
  ]);
  expect(protocolFacts.parse(rows[0].facts).messages).toMatchObject([
    { kind: 'official', words: 'Құжат № 14-2', at: expect.any(String) },
    { kind: 'applicant', words: 'Түсіндім', name: { givenName: 'Ғани' } },
  ]);
});
