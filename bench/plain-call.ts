import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

export type Caller = { staffId: string; deskId: string };
export type PlainCall = { queueId: string; ticketId: string; label: string; sessionId: string };

type Head = {
  deskLabel: string;
  officeId: string;
  queueId: string;
  id: string;
  visitId: string;
  label: string;
  calls: number;
  band: number;
  orderAt: Date;
  seq: string;
  language: string;
};

/**
 * The raw limit of "call next": the same rows locked, read and written, BEGIN … COMMIT in plain `pg`, with prepared
 * statements and nothing else. It keeps what `callNext` and `commitCommand` keep: the head in order under the queue's
 * lock, versions, session, participants, record, the audit chain, streams, outbox, the stored answer.
 */
export async function callNextPlainly(
  client: pg.ClientBase,
  { staffId, deskId }: Caller,
): Promise<PlainCall> {
  const run = (name: keyof typeof SQL, values: unknown[]) => client.query({ name, text: SQL[name], values });
  await client.query('BEGIN');
  try {
    const { officeId, queueId, deskLabel } = (await run('lock', [deskId, staffId])).rows[0] as Head;
    const head = (await run('head', [queueId])).rows[0] as Head;
    const sessionId = randomUUID();
    const at = new Date();
    const answer = { ticketId: head.id, visitId: head.visitId, sessionId, label: head.label };
    await run('answered', [`staff:${staffId}`, randomUUID(), hash(JSON.stringify({ deskId })), answer, at]);
    await run('queue', [queueId]);
    await run('desk', [deskId, head.id]);
    await run('ticket', [head.id, deskId, at]);
    await run('session', [sessionId, officeId, head.visitId, head.id, deskId, at]);
    await run('participants', [officeId, sessionId, head.language, staffId]);
    await run('record', [head.visitId, officeId, at]);
    await run('audit', [officeId, at, auditBody(at, staffId, deskId, answer)]);
    const events = eventsOf(head, deskLabel, sessionId, queueId);
    const column = <K extends 'stream' | 'type' | 'payload'>(key: K) => events.map((event) => event[key]);
    await run('streams', [[...new Set(column('stream'))], counts(column('stream'))]);
    await run('events', [column('stream'), column('type'), column('payload'), officeId, randomUUID(), at]);
    await client.query('COMMIT');
    return { queueId, ticketId: head.id, label: head.label, sessionId };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest();

const auditBody = (at: Date, staffId: string, deskId: string, about: object) =>
  JSON.stringify({
    at,
    by: `staff:${staffId}`,
    did: 'desk.callNext',
    about: { ...about, deskId },
    correlationId: randomUUID(),
  });

/** In the order of their streams, as the server writes them, so that no two commands wait for each other. */
function eventsOf(head: Head, desk: string, sessionId: string, queueId: string) {
  const { id, label, calls, band, orderAt, seq } = head;
  const told = { state: 'called', calls: calls + 1, desk, sessionId };
  const event = (stream: string, type: string, payload: object) => ({
    stream,
    type,
    payload: JSON.stringify(payload),
  });
  return [
    event(`line:${queueId}`, 'line.changed', { ticketId: id, label, state: 'called' }),
    event(`queue:${queueId}`, 'order.changed', {
      changes: [['out', [band, orderAt.getTime(), Number(seq)]]],
    }),
    event(`queue:${queueId}`, 'desk.called', { label, desk }),
    event(`ticket:${id}`, 'ticket.changed', told),
  ];
}

/** How many of each, in the order of first appearance. */
const counts = (streams: string[]) =>
  [...new Set(streams)].map((stream) => streams.filter((one) => one === stream).length);

const SQL = {
  lock: `SELECT q."id" AS "queueId", d."officeId", d."label" AS "deskLabel" FROM "Desk" d JOIN "Queue" q ON q."id" = d."queueId"
    WHERE d."id" = $1 AND d."staffId" = $2 AND d."state" = 'open' AND d."leaseUntil" > now()
      AND d."currentTicketId" IS NULL FOR UPDATE OF q`,
  head: `SELECT t.*, v."language" FROM "Ticket" t JOIN "Visit" v ON v."id" = t."visitId"
    WHERE t."queueId" = $1 AND t."state" = 'waiting' ORDER BY t."band", t."orderAt", t."seq" LIMIT 1`,
  answered: `INSERT INTO "Answered" ("principal", "action", "key", "inputHash", "answer", "at")
    VALUES ($1, 'desk.callNext', $2, $3, $4, $5)`,
  queue: `UPDATE "Queue" SET "version" = "version" + 1 WHERE "id" = $1`,
  desk: `UPDATE "Desk" SET "currentTicketId" = $2, "version" = "version" + 1 WHERE "id" = $1`,
  ticket: `UPDATE "Ticket" SET "state" = 'called', "calls" = "calls" + 1, "deskId" = $2, "stateAt" = $3,
    "version" = "version" + 1 WHERE "id" = $1`,
  session: `INSERT INTO "Session" ("id", "officeId", "visitId", "ticketId", "deskId", "state", "calledAt")
    VALUES ($1, $2, $3, $4, $5, 'connecting', $6)`,
  participants: `INSERT INTO "Participant" ("id", "officeId", "sessionId", "kind", "staffId", "language")
    VALUES (gen_random_uuid(), $1, $2, 'official', $4, $3), (gen_random_uuid(), $1, $2, 'applicant', NULL, $3)`,
  record: `INSERT INTO "Record" ("visitId", "officeId", "updatedAt") VALUES ($1, $2, $3)`,
  audit: `WITH head AS (
      INSERT INTO "AuditHead" AS h ("officeId", "seq", "hash")
        VALUES ($1, 1, sha256(decode(repeat('00', 32), 'hex') || convert_to($3::text, 'UTF8')))
        ON CONFLICT ("officeId") DO UPDATE
          SET "seq" = h."seq" + 1, "hash" = sha256(h."hash" || convert_to($3::text, 'UTF8'))
        RETURNING "seq", "hash")
    INSERT INTO "AuditEntry" ("officeId", "seq", "at", "body", "hash") SELECT $1, "seq", $2, $3, "hash" FROM head`,
  streams: `INSERT INTO "Stream" AS s ("id", "seq") SELECT * FROM unnest($1::text[], $2::bigint[])
    ON CONFLICT ("id") DO UPDATE SET "seq" = s."seq" + EXCLUDED."seq"`,
  events: `INSERT INTO "OutboxEvent" ("stream", "seq", "officeId", "type", "payload", "correlationId", "at")
    SELECT n.stream, s."seq" - count(*) OVER (PARTITION BY n.stream) + row_number() OVER (PARTITION BY n.stream ORDER BY n.n),
      $4, n.type, n.payload, $5, $6
    FROM unnest($1::text[], $2::text[], $3::jsonb[]) WITH ORDINALITY AS n (stream, type, payload, n)
    JOIN "Stream" s ON s."id" = n.stream`,
} as const;
