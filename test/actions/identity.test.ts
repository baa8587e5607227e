import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';
import { askAs, doAs } from '../harness/asking.ts';
import { openReception, type Reception } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { pdf, png } from '../harness/uploads.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-identity-'));
  folder = join(dataDir, 'files');
  server = await startTestServer({
    env: readEnv({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', MEDIA_WORKERS: '1' }),
  });
});
afterAll(() => server?.stopAll());

const bytesOf = async (fileId: string) =>
  (await readdir(folder, { recursive: true })).some((name) => name.endsWith(fileId));
const dossierOf = ({ official, holder: { visitId } }: Reception) =>
  doAs(server, official, 'dossier.read', { visitId });

const askCloseUp = async ({ official, holder: { visitId } }: Reception) =>
  (await doAs(server, official, 'identity.askCloseUp', { visitId, concerns: 'applicant' })).fileId;
const show = ({ holder }: Reception, closeUpId: string, keepConsent: boolean, bytes = png()) =>
  askAs(
    server,
    holder,
    'ticket.addFile',
    { ticketId: holder.ticketId, purpose: 'close_up', name: 'photo.png', closeUpId, keepConsent },
    undefined,
    bytes,
  );
const finish = ({ official, sessionId }: Reception) =>
  doAs(server, official, 'session.finish', {
    ...{ sessionId, outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false },
  });

describe('O87-10: what was shown is recorded, and nothing missing refuses the reception', () => {
  test('an expired document, its number sealed, what it says masked', async () => {
    const reception = await openReception(server);
    const { official, holder } = reception;
    const { visitId } = holder;
    await doAs(server, official, 'identity.record', {
      ...{ visitId, concerns: 'applicant', document: 'identity_card', number: '012345678' },
      ...{ validUntil: '2020-05-01', matches: true, remark: 'мерзімі өткен' },
    });
    await doAs(server, official, 'identity.record', {
      ...{ visitId, concerns: 'authority', document: 'none', matches: false, remark: '' },
    });
    const dossier = await dossierOf(reception);
    expect(dossier.checks).toMatchObject([
      { document: 'identity_card', numberMasked: '•••••5678', validUntil: '2020-05-01', expired: true },
      { document: 'none', numberMasked: null, expired: false, matches: false },
    ]);
    const { rows } = await server.database.owner.query(
      `SELECT c::text AS text FROM "IdentityCheck" c UNION ALL SELECT "body" FROM "AuditEntry"`,
    );
    for (const { text } of rows) expect(text).not.toContain('012345678');
    await finish(reception);
    const late = { visitId, concerns: 'applicant', document: 'none', matches: false, remark: '' } as const;
    expect(await askAs(server, official, 'identity.record', late)).toMatchObject({ code: 'NO_SESSION' });
  });
});

describe('a close-up of a document', () => {
  test('is taken once, by the applicant’s own press, and only as a picture', async () => {
    const reception = await openReception(server);
    const fileId = await askCloseUp(reception);
    expect(await show(reception, fileId, false, pdf())).toMatchObject({ code: 'FILE_TYPE' });
    expect(await show(reception, fileId, false)).toMatchObject({
      ok: true,
      output: { fileId, state: 'stored' },
    });
    expect(await show(reception, fileId, false)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await bytesOf(fileId), 'the second attempt does not take away the first').toBe(true);
    const other = await openReception(server);
    expect(await show(other, fileId, false)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('two pictures for one request at one moment: one is kept, and it is the one that was answered', async () => {
    const reception = await openReception(server);
    const fileId = await askCloseUp(reception);
    const answers = await Promise.all([
      show(reception, fileId, true),
      show(reception, fileId, true, png(16, 16)),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const { rows } = await server.database.owner.query(`SELECT "size" FROM "File" WHERE "id" = $1`, [fileId]);
    const kept = await (await server.deps.blobs.open(fileId)).toArray();
    expect(Buffer.concat(kept)).toHaveLength(rows[0].size);
  });

  test('asked for, or looked at, in the moment in which the talk ends, is part of the talk or is not', async () => {
    for (let i = 0; i < 6; i++) {
      const reception = await openReception(server);
      const { official, holder } = reception;
      const { visitId } = holder;
      const [asked, checked] = await Promise.all([
        askAs(server, official, 'identity.askCloseUp', { visitId, concerns: 'applicant' }),
        askAs(server, official, 'identity.record', {
          ...{ visitId, concerns: 'applicant', document: 'passport', matches: true, remark: '' },
        }),
        finish(reception),
      ]);
      const { files, checks } = await dossierOf(reception);
      expect(files.map(({ state }) => state)).toEqual(asked.ok ? ['removed'] : []);
      expect(checks).toHaveLength(checked.ok ? 1 : 0);
      const { rows } = await server.database.owner.query(
        `SELECT jsonb_array_length("facts" -> 'checks') AS checks FROM "Paper" WHERE "visitId" = $1`,
        [visitId],
      );
      expect(rows).toEqual([{ checks: checks.length }]);
    }
  });

  test('may be declined, and nothing follows', async () => {
    const reception = await openReception(server);
    const { ticketId } = reception.holder;
    const fileId = await askCloseUp(reception);
    await doAs(server, reception.holder, 'ticket.declineCloseUp', { ticketId, fileId });
    expect(await show(reception, fileId, true)).toMatchObject({ code: 'WRONG_STATE' });
    await finish(reception);
    expect((await dossierOf(reception)).files).toMatchObject([{ fileId, state: 'declined' }]);
  });

  test('without consent goes with the end of the talk, bytes and all; with it, it stays; what was asked is asked no more', async () => {
    const reception = await openReception(server);
    const [private_, kept, open] = [
      await askCloseUp(reception),
      await askCloseUp(reception),
      await askCloseUp(reception),
    ];
    await show(reception, private_, false);
    await show(reception, kept, true);
    await finish(reception);
    const { files } = await dossierOf(reception);
    const states = Object.fromEntries(files.map(({ fileId, state }) => [fileId, state]));
    expect(states).toEqual({ [private_]: 'removed', [kept]: 'stored', [open]: 'removed' });
    expect([await bytesOf(private_), await bytesOf(kept)]).toEqual([false, true]);
    expect(await show(reception, open, true)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await bytesOf(open)).toBe(false);
  });

  test('where the law does not let it be kept, it goes whatever the person agreed to, and however the talk ends', async () => {
    const { owner } = server.database;
    await owner.query(`UPDATE "Rule" SET "value" = '{"allowed":false}' WHERE "key" = 'identity.keepCopy'`);
    for (const end of ['leave', 'no_show'] as const) {
      const reception = await openReception(server);
      const { official, holder, deskId, sessionId } = reception;
      const fileId = await askCloseUp(reception);
      await show(reception, fileId, true);
      expect((await dossierOf(reception)).keepCopyAllowed).toBe(false);
      if (end === 'leave') await doAs(server, holder, 'ticket.leave', { ticketId: holder.ticketId });
      else {
        await doAs(server, holder, 'session.leave', { sessionId });
        await doAs(server, official, 'desk.noShow', { deskId });
      }
      expect((await dossierOf(reception)).files).toMatchObject([{ fileId, state: 'removed' }]);
      expect(await bytesOf(fileId)).toBe(false);
    }
    await owner.query(`UPDATE "Rule" SET "value" = '{"allowed":true}' WHERE "key" = 'identity.keepCopy'`);
  });
});
