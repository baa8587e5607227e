import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput, CommandName } from '../../server/contract/commands.ts';
import { couponFacts } from '../../server/domain/paper-facts.ts';
import { makeCode } from '../../server/actions/one-time-code.ts';
import type { Principal, TicketPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addScan, complaint, content, offer } from '../harness/dossier.ts';
import { addLine } from '../harness/lines.ts';
import { openReception, waitIn, type Reception } from '../harness/reception.ts';
import { startBeside, startTestServer, type TestServer } from '../harness/server.ts';
import { webm } from '../harness/uploads.ts';

let server: TestServer;
let reception: Reception;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.set('2026-11-24T06:00:00Z');
  reception = await openReception(server);
});
afterAll(() => server?.stopAll());

const code = async (who: Principal, name: CommandName, input: CallInput<CommandName>) => {
  const answer = await askAs(server, who, name, input as never);
  return answer.ok ? 'done' : answer.code;
};
const appealOf = async ({ official, holder: { visitId } }: Reception, appealId: string) =>
  (await doAs(server, official, 'dossier.read', { visitId })).appeals.find((a) => a.appealId === appealId)!;
const submit = (holder: TicketPrincipal, more: Partial<CallInput<'ticket.submitAppeal'>> = {}) =>
  doAs(server, holder, 'ticket.submitAppeal', {
    ...{ ticketId: holder.ticketId, form: 'written', ...content, fileIds: [] },
    ...more,
  });
const couponsOf = async (appealId: string) => {
  const { rows } = await server.database.owner.query('SELECT "facts" FROM "Paper" WHERE "appealId" = $1', [
    appealId,
  ]);
  return rows.map(({ facts }) => couponFacts.parse(facts));
};

/** A code as the applicant gets it. */
async function codeFor({ ticketId, officeId }: TicketPrincipal, appealId: string) {
  const subject = { purpose: 'sign_appeal', ticketId, appealId } as const;
  const to = { officeId, channel: 'sms', contact: '+77011234567' } as const;
  const made = await makeCode(server.deps, server.clock.now(), subject, to);
  const call = {
    name: 'test',
    by: 'system',
    key: null,
    inputHash: new Uint8Array(),
    correlationId: randomUUID(),
  };
  await server.deps.store.commit({ ...call, page: null, browser: null, upload: null }, server.clock.now(), {
    ...{ officeId, answer: {}, about: {}, writes: made.writes, events: [] },
  });
  server.clock.advance(61_000);
  return { codeId: made.sent.codeId, code: made.code };
}

describe('an oral appeal is entered, read by the applicant and confirmed (O87-39-6)', () => {
  test('confirmed by code it is registered at once, accepted by who entered it', async () => {
    const { holder } = reception;
    const { ticketId } = holder;
    const { appealId } = await offer(server, reception);
    const { version } = await appealOf(reception, appealId);
    const proof = await codeFor(holder, appealId);
    const { label } = await doAs(server, holder, 'ticket.signAppeal', {
      ticketId,
      appealId,
      version,
      ...proof,
    });
    expect(label).toMatch(/^75-1-2026-\d{5}$/);
    expect(await appealOf(reception, appealId)).toMatchObject({
      ...{ state: 'registered', confirmedBy: 'code', label, term: '2026-12-15' },
    });
    const [coupon, ...more] = await couponsOf(appealId);
    expect(more).toEqual([]);
    expect(coupon).toMatchObject({
      ...{
        label,
        form: 'oral',
        fromReception: true,
        complaint: false,
        term: '2026-12-15',
        answerPlace: null,
      },
      acceptedBy: { name: { surname: 'Сынақ', givenName: 'Қызметкер' } },
    });
    const dossier = await doAs(server, holder, 'ticket.readDossier', { ticketId });
    expect(dossier.papers).toMatchObject([{ kind: 'coupon', label }]);
  });

  test('what is signed is the version that was read: after a change the code is not used up', async () => {
    const { official, holder } = reception;
    const { ticketId, visitId } = holder;
    const { appealId } = await offer(server, reception);
    const { version } = await appealOf(reception, appealId);
    const proof = await codeFor(holder, appealId);
    await doAs(server, official, 'appeal.offer', { visitId, appealId, ...content, text: 'Басқа мәтін' });
    const sign = (read: number) =>
      code(holder, 'ticket.signAppeal', { ticketId, appealId, version: read, ...proof });
    expect(await sign(version)).toBe('CHANGED_MEANWHILE');
    expect(await sign(version + 1)).toBe('done');
  });

  test('a code for one appeal signs no other, and a wrong one signs none', async () => {
    const { holder } = reception;
    const { ticketId } = holder;
    const [one, other] = [await offer(server, reception), await offer(server, reception)];
    const proof = await codeFor(holder, one.appealId);
    const sign = ({ appealId }: { appealId: string }, typed = proof.code) =>
      code(holder, 'ticket.signAppeal', {
        ticketId,
        appealId,
        version: 1,
        codeId: proof.codeId,
        code: typed,
      });
    expect(await sign(other)).toBe('CODE_OVER');
    expect(await sign(one, proof.code === '000000' ? '000001' : '000000')).toBe('CODE_WRONG');
    expect((await appealOf(reception, one.appealId)).state).toBe('offered');
    expect(await sign(one)).toBe('done');
    expect(await sign(one)).toBe('WRONG_STATE');
  });

  test('found wrong, it goes back with what is wrong and is offered again', async () => {
    const { official, holder } = reception;
    const { ticketId, visitId } = holder;
    const { appealId } = await offer(server, reception);
    await doAs(server, holder, 'ticket.returnAppeal', { ticketId, appealId, remark: 'Көше басқа' });
    expect(await appealOf(reception, appealId)).toMatchObject({ state: 'returned', remark: 'Көше басқа' });
    expect(await code(official, 'appeal.register', { from: 'word', appealId })).toBe('WRONG_STATE');
    await doAs(server, official, 'appeal.offer', { visitId, appealId, ...complaint });
    expect(await appealOf(reception, appealId)).toMatchObject({ state: 'offered', remark: null });
  });

  test('without a contact it is confirmed by word; a complaint names the term and the place of the answer', async () => {
    const { official, holder } = reception;
    const { appealId } = await doAs(server, official, 'appeal.offer', {
      visitId: holder.visitId,
      ...complaint,
    });
    const { label } = await doAs(server, official, 'appeal.register', { from: 'word', appealId });
    expect(await appealOf(reception, appealId)).toMatchObject({ confirmedBy: 'word', term: '2026-12-01' });
    expect(await couponsOf(appealId)).toMatchObject([
      {
        label,
        complaint: true,
        term: '2026-12-01',
        answerPlace: { kk: expect.stringContaining('прокуратура') },
      },
    ]);
  });
});

describe('GOV: an appeal is taken whenever it comes', () => {
  test('before the reception and without one; who registers it has not received, and it is not from a reception', async () => {
    const { line, official, waiting } = reception;
    const { holder } = waiting;
    const other = await openReception(server);
    const { fileId } = await addScan(server, { holder });
    const { appealId } = await submit(holder, { fileIds: [fileId] });
    const { appeals } = await doAs(server, other.official, 'appeal.listSubmitted', {});
    expect(appeals).toContainEqual(
      expect.objectContaining({ appealId, visitId: holder.visitId, form: 'written' }),
    );
    const dossier = await doAs(server, other.official, 'dossier.read', { visitId: holder.visitId });
    expect(dossier.files).toMatchObject([{ fileId, appealId }]);
    const { label } = await doAs(server, other.official, 'appeal.register', { from: 'submitted', appealId });
    expect(await couponsOf(appealId)).toMatchObject([{ label, fromReception: false }]);
    const after = { visitId: holder.visitId };
    expect(await code(other.official, 'dossier.read', after), 'whoever accepted it still sees it').toBe(
      'done',
    );
    expect(await code(official, 'dossier.read', after), 'nothing waits for the colleagues any more').toBe(
      'NOT_FOUND',
    );
    expect(await code(holder, 'ticket.removeFile', { ticketId: holder.ticketId, fileId })).toBe(
      'WRONG_STATE',
    );
    expect(line.officeId).toBe(holder.officeId);
  });

  test('by a ticket that is left or whose reception is over, at night too: it counts from the next working day', async () => {
    const gone = await openReception(server);
    const { sessionId, official, holder } = gone;
    await doAs(server, official, 'session.finish', {
      ...{ sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
    });
    const { appealId } = await submit(holder, complaint);
    await server.database.owner.query(
      `UPDATE "Rule" SET "value" = '{"from":"09:00","to":"18:30","allDays":false}'
       WHERE "key" = 'reception.hours' AND "officeId" = $1`,
      [holder.officeId],
    );
    server.clock.set('2026-11-24T17:00:00Z');
    await doAs(server, official, 'appeal.register', { from: 'submitted', appealId });
    expect(await appealOf(gone, appealId)).toMatchObject({ term: '2026-12-02' });
    expect(await couponsOf(appealId)).toMatchObject([{ fromReception: true }]);
    server.clock.set('2026-11-24T06:00:00Z');
  });

  test('as a video message, which is no message without its video', async () => {
    const { holder } = await waitIn(server, reception.line);
    const { ticketId } = holder;
    const bare = { ticketId, form: 'video' as const, ...content, text: '' };
    const { fileId } = await addScan(server, { holder });
    expect(await code(holder, 'ticket.submitAppeal', { ...bare, fileIds: [fileId] })).toBe('BAD_INPUT');
    const add = { ticketId, purpose: 'video_message' as const, name: 'v.webm' };
    const video = await doAs(server, holder, 'ticket.addFile', add, webm());
    const { appealId } = await doAs(server, holder, 'ticket.submitAppeal', {
      ...bare,
      fileIds: [video.fileId],
    });
    expect(await code(holder, 'ticket.removeFile', { ticketId, fileId: video.fileId })).toBe('WRONG_STATE');
    expect(await code(holder, 'ticket.submitAppeal', { ...bare, fileIds: [video.fileId] })).toBe(
      'WRONG_STATE',
    );
    expect(appealId).toBeTruthy();
  });

  test('at the desk, with what was brought scanned', async () => {
    const { official, holder } = reception;
    const { visitId } = holder;
    const { fileId } = await doAs(server, official, 'file.add', {
      visitId,
      purpose: 'scan',
      name: 'арыз.pdf',
    });
    const register = { from: 'desk' as const, visitId, ...content, fileIds: [fileId] };
    const { appealId, label } = await doAs(server, official, 'appeal.register', register);
    expect(await appealOf(reception, appealId)).toMatchObject({ form: 'written', label, fileIds: [fileId] });
    expect(await code(official, 'appeal.register', register)).toBe('WRONG_STATE');
  });

  test('another person’s file, and one of nobody, join no appeal', async () => {
    const { fileId } = await addScan(server, reception);
    const { holder } = await waitIn(server, reception.line);
    for (const id of [fileId, randomUUID()]) {
      const input = { ticketId: holder.ticketId, form: 'written' as const, ...content, fileIds: [id] };
      expect(await code(holder, 'ticket.submitAppeal', input)).toBe('NOT_FOUND');
    }
  });
});

describe('O87-39-7: what an appeal lacks is a list for the applicant', () => {
  test('who answers it once; it is closed by the official and holds nothing up', async () => {
    const { official, holder } = reception;
    const { ticketId, visitId } = holder;
    const asked = { visitId, items: ['address' as const, 'signature' as const], note: 'Мекенжайды жазыңыз' };
    const { completionId } = await doAs(server, official, 'completion.ask', asked);
    await doAs(server, holder, 'ticket.replyCompletion', { ticketId, completionId, reply: 'Абай 1' });
    const again = { ticketId, completionId, reply: 'Абай 2' };
    expect(await code(holder, 'ticket.replyCompletion', again)).toBe('WRONG_STATE');
    await doAs(server, official, 'completion.close', { visitId, completionId });
    const { completions } = await doAs(server, holder, 'ticket.readDossier', { ticketId });
    expect(completions).toMatchObject([
      { items: ['address', 'signature'], note: 'Мекенжайды жазыңыз', reply: 'Абай 1', closed: true },
    ]);
  });
});

describe('numbers have no gaps and no doubles', () => {
  test('100 registrations at once in one office and year, by two servers', async () => {
    const beside = await startBeside(server);
    const line = await addLine(server, demo.offices.esilDistrict, 2);
    const officials = line.desks.map(({ principal }) => principal);
    const submitted: string[] = [];
    for (let i = 0; i < 100; i++)
      submitted.push((await submit((await waitIn(server, line)).holder)).appealId);
    const labels = await Promise.all(
      submitted.map((appealId, i) =>
        doAs(i % 2 ? beside : server, officials[i % 2]!, 'appeal.register', { from: 'submitted', appealId }),
      ),
    );
    await beside.stop();
    const numbers = labels.map(({ label }) => Number(label.slice(-5))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    const { rows } = await server.database.owner.query(
      `SELECT count(*)::int AS all, count(DISTINCT "label")::int AS labels, max("number") AS last FROM "Appeal"
       WHERE "officeId" = $1`,
      [demo.offices.esilDistrict],
    );
    expect(rows).toEqual([{ all: 100, labels: 100, last: 100 }]);
  });

  test('the same appeal registered by two officials at one moment has one number, and the second is told', async () => {
    const { line } = reception;
    const { appealId } = await submit((await waitIn(server, line)).holder);
    const colleague = (await openReception(server)).official;
    const input = { from: 'submitted' as const, appealId };
    const codes = await Promise.all(
      [reception.official, colleague].map((who) => code(who, 'appeal.register', input)),
    );
    expect(codes.filter((one) => one === 'done')).toHaveLength(1);
    expect(await couponsOf(appealId)).toHaveLength(1);
  });

  test('they start again with the office’s own new year', async () => {
    const line = await addLine(server, demo.offices.bostandyqDistrict, 1);
    const register = async () => {
      const { appealId } = await submit((await waitIn(server, line)).holder);
      const who = line.desks[0]!.principal;
      return (await doAs(server, who, 'appeal.register', { from: 'submitted', appealId })).label;
    };
    server.clock.set('2026-12-31T18:59:00Z');
    expect(await register()).toMatch(/-2026-00001$/);
    server.clock.set('2026-12-31T19:00:30Z');
    expect(await register()).toMatch(/-2027-00001$/);
    expect(await register()).toMatch(/-2027-00002$/);
    server.clock.set('2026-11-24T06:00:00Z');
  });
});

test('audit, events and answers on record hold no name, no words and no number of a person', async () => {
  const { rows } = await server.database.owner.query<{ text: string }>(
    `SELECT "body" AS text FROM "AuditEntry" UNION ALL SELECT "payload"::text FROM "OutboxEvent"`,
  );
  expect(rows.length).toBeGreaterThan(100);
  for (const { text } of rows) expect(text).not.toMatch(/[\u0400-\u04ff]|77011234567|\.pdf/);
});
