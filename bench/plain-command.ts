import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Stream, type and payload. */
export type PlainEvent = [stream: string, type: string, payload: object];
export type PlainChange<R> = {
  officeId: string;
  at: Date;
  by: string;
  did: string;
  input: object;
  about: object;
  answer: object;
  events: PlainEvent[];
  result: R;
};

/**
 * One command in plain `pg`: BEGIN, the work's own writes, then what `commitCommand` leaves of every command (the stored
 * answer, the office's audit chain, the numbers of the streams, the outbox), COMMIT.
 */
export async function commitPlainly<R>(
  client: pg.ClientBase,
  work: () => Promise<PlainChange<R>>,
): Promise<R> {
  const run = (name: keyof typeof SQL, values: unknown[]) => client.query({ name, text: SQL[name], values });
  await client.query('BEGIN');
  try {
    const { officeId, at, by, did, input, about, answer, events, result } = await work();
    const correlationId = randomUUID();
    await run('answered', [by, did, randomUUID(), hash(JSON.stringify(input)), answer, at]);
    await run('audit', [officeId, at, JSON.stringify({ at, by, did, about, correlationId })]);
    if (events.length > 0) {
      const streams = events.map(([stream]) => stream);
      const payloads = events.map(([, , payload]) => JSON.stringify(payload));
      await run('streams', [[...new Set(streams)], counts(streams)]);
      await run('events', [streams, events.map(([, type]) => type), payloads, officeId, correlationId, at]);
    }
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

export const hash = (text: string) => createHash('sha256').update(text).digest();

/** How many of each, in the order of first appearance. */
const counts = (streams: string[]) =>
  [...new Set(streams)].map((stream) => streams.filter((one) => one === stream).length);

const SQL = {
  answered: `INSERT INTO "Answered" ("principal", "action", "key", "inputHash", "answer", "at")
    VALUES ($1, $2, $3, $4, $5, $6)`,
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
