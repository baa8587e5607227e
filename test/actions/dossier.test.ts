import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { openFile } from '../../server/actions/open-file.ts';
import type { CallInput, CommandName } from '../../server/contract/commands.ts';
import type { Principal, TicketPrincipal } from '../../server/domain/principal.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { addScan, content, hand } from '../harness/dossier.ts';
import { madinaOf } from '../harness/interpreting.ts';
import { addLine } from '../harness/lines.ts';
import { queueOf, talk, ticketNow } from '../harness/queue.ts';
import { openReception, waitIn, type Reception } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { pdf, png, webm } from '../harness/uploads.ts';

type Waiting = Awaited<ReturnType<typeof queueOf>>['waiting'][number];

let server: TestServer;
let reception: Reception;
beforeAll(async () => {
  server = await startTestServer();
  reception = await openReception(server);
});
afterAll(() => server?.stopAll());

test('a person sees where messages go, masked, and how much may still be handed in', async () => {
  const { ticketId } = reception.holder;
  const dossier = await doAs(server, reception.holder, 'ticket.readDossier', { ticketId });
  expect(dossier.contacts).toEqual([{ channel: 'sms', to: '+7701•••4567', confirmed: false }]);
  expect(dossier.limits).toMatchObject({ scansLeft: 20, scanBytes: 15_000_000, videoSeconds: 300 });
  expect(dossier.pushed).toBe(false);
});

test('the official who receives sees who came and what became of each message, every number and contact masked', async () => {
  const { ticketId, visitId, officeId, applicantId } = reception.holder;
  const { owner } = server.database;
  const sealed = Buffer.from(server.deps.sealer.seal('+77015554433'));
  await owner.query(
    `INSERT INTO "Message" ("id", "officeId", "ticketId", "kind", "channel", "contactSealed", "language", "state",
       "createdAt", "nextAt") VALUES ($1, $2, $3, 'code', 'sms', $4, 'kk', 'sent', now(), now())`,
    [randomUUID(), officeId, ticketId, sealed],
  );
  await owner.query(
    `UPDATE "Applicant" SET "iinSealed" = $2, "representativeSurname" = 'Омаров', "representativeGivenName" = 'Ерлан',
       "representativeAuthority" = 'сенімхат', "representativeAuthorityUntil" = '2020-01-01' WHERE "id" = $1`,
    [applicantId, Buffer.from(server.deps.sealer.seal('950101300012'))],
  );
  const dossier = await doAs(server, reception.official, 'dossier.read', { visitId });
  expect(dossier.person.iinMasked).toBe('••••••••0012');
  expect(dossier.person.representative).toMatchObject({
    authorityUntil: '2020-01-01',
    authorityExpired: true,
  });
  expect(dossier.messages).toMatchObject([{ kind: 'code', to: '+7701•••4433', state: 'sent' }]);
  expect(dossier.ticketId).toBe(ticketId);
  expect(JSON.stringify(dossier)).not.toMatch(/77015554433|950101300012|77011234567/);
});

test('a colleague who did not receive the visit, and the next person in the line, see nothing of it', async () => {
  const { holder, waiting } = reception;
  const other = await openReception(server);
  expect(await askAs(server, other.official, 'dossier.read', { visitId: holder.visitId })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(
    await askAs(server, waiting.holder, 'ticket.readDossier', { ticketId: holder.ticketId }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

const code = async <N extends CommandName>(who: Principal, name: N, input: CallInput<N>, file?: Buffer) => {
  const answer = await askAs(server, who, name, input, undefined, file);
  return answer.ok ? 'done' : answer.code;
};
const filesOf = async (holder: TicketPrincipal) =>
  (await doAs(server, holder, 'ticket.readDossier', { ticketId: holder.ticketId })).files;
const opens = (who: Principal, fileId: string) =>
  openFile(server.deps, who, fileId).then(
    ({ name }) => name,
    (refusal: { code?: string }) => refusal.code,
  );

describe('a document that the official hands to the applicant', () => {
  test('goes along when the person is sent on to another office: they find and open it there, and nobody else does', async () => {
    const here = await queueOf(server, demo.offices.almalyDistrict, { people: 2 });
    const there = await queueOf(server, demo.offices.almaty, { people: 0 });
    const [person, other] = here.waiting as [Waiting, Waiting];
    const { deskId, principal } = here.desk;
    await doAs(server, principal, 'desk.callNext', { deskId });
    await talk(server, here.desk, person);
    const { fileId } = await doAs(server, principal, 'file.add', {
      ...{ visitId: person.visitId, purpose: 'handed', name: 'шешім.pdf' },
    });
    const next = await doAs(server, principal, 'desk.transfer', {
      ...{ deskId, ticketId: person.ticketId, to: { queueId: there.line.queueId } },
      ...{ reason: 'Облыстың құзыреті', agreed: true },
    });
    const { visitId } = await ticketNow(server, next);
    const leg = { ...person, ticketId: next.ticketId, visitId };
    const { files } = await doAs(server, leg, 'ticket.readDossier', { ticketId: leg.ticketId });
    expect(files).toMatchObject([{ fileId, purpose: 'handed', name: 'шешім.pdf' }]);
    expect(await opens(leg, fileId)).toBe('шешім.pdf');
    expect(await opens(other, fileId)).toBe('NOT_FOUND');
  });

  test('is opened by both of them and by nobody else, and outlives the reception', async () => {
    const given = await openReception(server);
    const { official, holder, waiting, sessionId } = given;
    const { fileId } = await hand(server, given);
    expect(await filesOf(holder)).toMatchObject([
      { fileId, purpose: 'handed', state: 'stored', fromApplicant: false, name: 'шешім.pdf' },
    ]);
    const colleague = (await openReception(server)).official;
    for (const [who, answer] of [
      [holder, 'шешім.pdf'],
      [official, 'шешім.pdf'],
      [waiting.holder, 'NOT_FOUND'],
      [colleague, 'NOT_FOUND'],
      [{ kind: 'anyone' }, 'NOT_SIGNED_IN'],
    ] as [Principal, string][])
      expect(await opens(who, fileId), who.kind).toBe(answer);
    await doAs(server, official, 'session.finish', {
      ...{ sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
    });
    expect(await filesOf(holder)).toMatchObject([{ fileId, state: 'stored' }]);
    expect(await opens(holder, fileId)).toBe('шешім.pdf');
  });

  test('is not the interpreter’s, who is in the same talk', async () => {
    const line = await addLine(server, demo.offices.almalyDistrict, 1);
    const madina = await madinaOf(server);
    const languages = { reception: 'ru', screen: 'en', interpreterFor: 'oʻzbekcha' } as const;
    const { holder } = await waitIn(server, line, { languages });
    const { ticketId, visitId } = holder;
    await doAs(server, madina, 'interpreter.take', { ticketId });
    await doAs(server, madina, 'interpreter.setReady', { ticketId, ready: true });
    const { principal, deskId } = line.desks[0]!;
    await doAs(server, principal, 'desk.callNext', { deskId });
    const { fileId } = await hand(server, { official: principal, holder });
    expect(await opens(madina, fileId)).toBe('FORBIDDEN');
    expect(await code(madina, 'file.add', { visitId, purpose: 'handed', name: 'a.pdf' })).toBe('FORBIDDEN');
    expect(await code(madina, 'file.takeBack', { visitId, fileId })).toBe('FORBIDDEN');
    expect(await opens(holder, fileId)).toBe('шешім.pdf');
  });

  test('comes from who received the person: not from a colleague who only registers an appeal, nor from the applicant', async () => {
    const { waiting } = reception;
    const { ticketId, visitId } = waiting.holder;
    const { official: colleague } = await openReception(server);
    const written = { ticketId, form: 'written' as const, ...content, fileIds: [] };
    await doAs(server, waiting.holder, 'ticket.submitAppeal', written);
    const add = { visitId, name: 'a.pdf' };
    expect(await code(colleague, 'file.add', { ...add, purpose: 'scan' })).toBe('done');
    expect(await code(colleague, 'file.add', { ...add, purpose: 'handed' })).toBe('NOT_FOUND');
    const own = { ticketId, purpose: 'handed' as never, name: 'a.pdf' };
    expect(await code(waiting.holder, 'ticket.addFile', own)).toBe('BAD_INPUT');
  });

  test('is part of no appeal, and the applicant takes nothing of it away', async () => {
    const given = await openReception(server);
    const { official, holder } = given;
    const { ticketId, visitId } = holder;
    const { fileId } = await hand(server, given);
    const appeal = { ...content, fileIds: [fileId] };
    expect(await code(holder, 'ticket.submitAppeal', { ticketId, form: 'written', ...appeal })).toBe(
      'NOT_FOUND',
    );
    expect(await code(official, 'appeal.register', { from: 'desk', visitId, ...appeal })).toBe('NOT_FOUND');
    expect(await code(holder, 'ticket.removeFile', { ticketId, fileId })).toBe('NOT_FOUND');
    expect(await filesOf(holder)).toMatchObject([{ fileId, state: 'stored', appealId: null }]);
  });

  test('is a document or a picture, no larger and no more than the office’s rule lets it', async () => {
    const { official, holder } = await openReception(server);
    const { visitId } = holder;
    const { rows } = await server.database.owner.query(
      `SELECT "value" FROM "Rule" WHERE "key" = 'appeal.files'`,
    );
    await server.database.owner.query(
      `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
       VALUES (gen_random_uuid(), 'appeal.files', $1, $2, '2020-01-01', 'test')`,
      [holder.officeId, { ...rows[0].value, scans: 2, scanBytes: 5_000 }],
    );
    const handing = (bytes: Buffer) =>
      code(official, 'file.add', { visitId, purpose: 'handed', name: 'a' }, bytes);
    expect(await handing(webm())).toBe('FILE_TYPE');
    expect(await handing(pdf(6_000))).toBe('FILE_TOO_LARGE');
    const atOnce = await Promise.all([pdf(), png(), pdf()].map(handing));
    expect(atOnce.sort()).toEqual(['FILES_TOO_MANY', 'done', 'done']);
    const [first] = await filesOf(holder);
    expect(await code(official, 'file.add', { visitId, purpose: 'scan', name: 'a' })).toBe('done');
    await doAs(server, official, 'file.takeBack', { visitId, fileId: first!.fileId });
    expect(await handing(png())).toBe('done');
    await server.database.owner.query(`DELETE FROM "Rule" WHERE "key" = 'appeal.files' AND "officeId" = $1`, [
      holder.officeId,
    ]);
  });

  test('is taken back when it was another person’s: its name is told no more, and its bytes are gone', async () => {
    const given = await openReception(server);
    const { official, holder } = given;
    const { visitId } = holder;
    const { fileId } = await hand(server, given, 'Сериков, шешім.pdf');
    await doAs(server, official, 'file.takeBack', { visitId, fileId });
    expect(await filesOf(holder)).toEqual([]);
    expect(await opens(holder, fileId)).toBe('FILE_GONE');
    await expect(server.deps.blobs.open(fileId)).rejects.toThrow();
    expect((await doAs(server, official, 'dossier.read', { visitId })).files).toMatchObject([
      { fileId, state: 'removed' },
    ]);
    expect(await code(official, 'file.takeBack', { visitId, fileId })).toBe('WRONG_STATE');
    const scan = await addScan(server, given);
    expect(await code(official, 'file.takeBack', { visitId, fileId: scan.fileId })).toBe('NOT_FOUND');
    const audited = await server.database.owner.query(
      `SELECT "body"::jsonb ->> 'did' AS did FROM "AuditEntry" WHERE "body" LIKE '%' || $1 || '%' ORDER BY "seq"`,
      [fileId],
    );
    expect(audited.rows.map(({ did }) => did)).toEqual(['file.add', 'file.takeBack']);
  });
});
