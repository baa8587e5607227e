import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

export type PlantedTicket = { ticketId: string; visitId: string; token: string };
export type PlantedOfficial = { staffId: string; token: string; deskIds: string[] };

/** People who wait in one queue, each with the right of one open page: the rows that `ticket.take` and `ticket.open` leave. */
export async function plantTickets(
  owner: pg.Client,
  queueId: string,
  count: number,
): Promise<PlantedTicket[]> {
  const tickets = Array.from({ length: count }, () => ({
    ticketId: randomUUID(),
    visitId: randomUUID(),
    applicantId: randomUUID(),
    token: newToken(),
  }));
  const { rows } = await owner.query<{ lastSeq: string }>('SELECT "lastSeq" FROM "Queue" WHERE "id" = $1', [
    queueId,
  ]);
  await owner.query(WAITING, [
    queueId,
    tickets.map(({ ticketId }) => ticketId),
    tickets.map(({ visitId }) => visitId),
    tickets.map(({ applicantId }) => applicantId),
    tickets.map(({ token }) => hash(token)),
    rows[0]!.lastSeq,
  ]);
  return tickets;
}

const WAITING = `
  WITH given AS (
    SELECT q."id" AS queue, q."officeId" AS office, q."prefix",
      (SELECT s."id" FROM "Service" s WHERE s."queueId" = q."id" ORDER BY s."position" LIMIT 1) AS service,
      $6::bigint + n.n AS n, n.ticket, n.visit, n.applicant, n.token, now() + n.n * interval '1 ms' AS at
    FROM "Queue" q, unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[])
      WITH ORDINALITY AS n (ticket, visit, applicant, token, n) WHERE q."id" = $1),
  counted AS (
    UPDATE "Queue" SET "lastSeq" = (SELECT max(n) FROM given), "lastNumber" = (SELECT max(n) FROM given),
      "numberDay" = current_date WHERE "id" = $1),
  applicants AS (
    INSERT INTO "Applicant" ("id", "officeId", "surname", "givenName", "phone")
      SELECT applicant, office, 'Әбілқасымов', 'Ғани', '+77011234567' FROM given RETURNING "id"),
  visits AS (
    INSERT INTO "Visit" ("id", "officeId", "serviceId", "applicantId", "businessDay", "language", "screenLanguage",
        "essence", "consentToVideoAt", "createdAt")
      SELECT visit, office, service, applicant, current_date, 'kk', 'kk', 'Тергеушінің әрекетіне шағым', at, at
      FROM given RETURNING "id"),
  tickets AS (
    INSERT INTO "Ticket" ("id", "officeId", "queueId", "visitId", "businessDay", "number", "label", "state", "band",
        "orderAt", "seq", "secretHash", "createdAt", "stateAt")
      SELECT ticket, office, queue, visit, current_date, n, prefix || '-' || lpad(n::text, greatest(3, length(n::text)), '0'), 'waiting', 2, at, n,
        token, at, at FROM given RETURNING "id")
  INSERT INTO "TicketAccess" ("id", "officeId", "ticketId", "tokenHash", "createdAt", "expiresAt")
    SELECT gen_random_uuid(), office, ticket, token, at, at + interval '90 days' FROM given`;

/** An official of the queue's office, signed in, who holds so many open desks there. */
export async function plantOfficial(
  owner: pg.Client,
  queueId: string,
  desks: number,
): Promise<PlantedOfficial> {
  const [staffId, token] = [randomUUID(), newToken()];
  const deskIds = Array.from({ length: desks }, () => randomUUID());
  await owner.query(OFFICIAL, [queueId, staffId, hash(token), deskIds]);
  return { staffId, token, deskIds };
}

const OFFICIAL = `
  WITH given AS (
    SELECT q."id" AS queue, q."officeId" AS office,
      (SELECT p."id" FROM "Post" p WHERE p."officeId" = q."officeId" LIMIT 1) AS post
    FROM "Queue" q WHERE q."id" = $1),
  staff AS (
    INSERT INTO "Staff" ("id", "officeId", "postId", "login", "passwordHash", "surname", "givenName")
      SELECT $2::uuid, office, post, $2::text, '-', 'Оразова', 'Айгерім' FROM given RETURNING "id"),
  grants AS (
    INSERT INTO "Grant" ("id", "staffId", "officeId", "role", "validFrom")
      SELECT gen_random_uuid(), $2::uuid, office, 'official', now() - interval '1 day' FROM given RETURNING "id"),
  sessions AS (
    INSERT INTO "StaffSession" ("id", "officeId", "staffId", "tokenHash", "userAgent", "createdAt", "expiresAt")
      SELECT gen_random_uuid(), office, $2::uuid, $3::bytea, 'bench', now(), now() + interval '1 day' FROM given
      RETURNING "id")
  INSERT INTO "Desk" ("id", "officeId", "queueId", "label", "state", "staffId", "leaseUntil", "fence")
    SELECT d, office, queue, d::text, 'open', $2::uuid, now() + interval '1 day', 1 FROM given, unnest($4::uuid[]) d`;

/** Frees a desk behind the server's back, between two measurements: the talk there is over. */
export async function freeDesk(owner: pg.Client, deskId: string): Promise<void> {
  await owner.query(
    `WITH desk AS (
       UPDATE "Desk" d SET "currentTicketId" = NULL, "version" = d."version" + 1
         FROM (SELECT "currentTicketId" AS ticket FROM "Desk" WHERE "id" = $1) was
         WHERE d."id" = $1 RETURNING was.ticket),
     talk AS (
       UPDATE "Session" SET "state" = 'ended', "endedAt" = now(), "version" = "version" + 1
         WHERE "deskId" = $1 AND "state" <> 'ended')
     UPDATE "Ticket" SET "state" = 'finished', "version" = "version" + 1
       WHERE "id" = (SELECT ticket FROM desk)`,
    [deskId],
  );
}

const newToken = () => randomBytes(32).toString('base64url');
const hash = (token: string) => createHash('sha256').update(token).digest();
