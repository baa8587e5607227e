import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs, doAs } from '../harness/asking.ts';
import { openReception, type Reception } from '../harness/reception.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

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
