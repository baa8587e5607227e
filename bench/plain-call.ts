import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { commitPlainly, type PlainEvent } from './plain-command.ts';

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
 * lock, versions, session, participants, record, and what every command leaves.
 */
export const callNextPlainly = (client: pg.ClientBase, { staffId, deskId }: Caller): Promise<PlainCall> =>
  commitPlainly(client, async () => {
    const run = (name: keyof typeof SQL, values: unknown[]) =>
      client.query({ name, text: SQL[name], values });
    const { officeId, queueId, deskLabel } = (await run('lock', [deskId, staffId])).rows[0] as Head;
    const head = (await run('head', [queueId])).rows[0] as Head;
    const sessionId = randomUUID();
    const at = new Date();
    await run('queue', [queueId]);
    await run('desk', [deskId, head.id]);
    await run('ticket', [head.id, deskId, at]);
    await run('session', [sessionId, officeId, head.visitId, head.id, deskId, at]);
    await run('participants', [officeId, sessionId, head.language, staffId]);
    await run('record', [head.visitId, officeId, at]);
    const answer = { ticketId: head.id, visitId: head.visitId, sessionId, label: head.label };
    return {
      ...{ officeId, at, by: `staff:${staffId}`, did: 'desk.callNext', input: { deskId }, answer },
      about: { ...answer, deskId },
      events: eventsOf(head, deskLabel, sessionId, queueId),
      result: { queueId, ticketId: head.id, label: head.label, sessionId },
    };
  });

/** In the order of their streams, as the server writes them, so that no two commands wait for each other. */
function eventsOf(head: Head, desk: string, sessionId: string, queueId: string): PlainEvent[] {
  const { id, label, calls, band, orderAt, seq } = head;
  const told = { state: 'called', calls: calls + 1, desk, sessionId };
  const changes = [['out', [band, orderAt.getTime(), Number(seq)]]];
  return [
    [`line:${queueId}`, 'line.changed', { ticketId: id, label, state: 'called' }],
    [`queue:${queueId}`, 'order.changed', { changes }],
    [`queue:${queueId}`, 'desk.called', { label, desk }],
    [`ticket:${id}`, 'ticket.changed', told],
  ];
}

const SQL = {
  lock: `SELECT q."id" AS "queueId", d."officeId", d."label" AS "deskLabel" FROM "Desk" d JOIN "Queue" q ON q."id" = d."queueId"
    WHERE d."id" = $1 AND d."staffId" = $2 AND d."state" = 'open' AND d."leaseUntil" > now()
      AND d."currentTicketId" IS NULL FOR UPDATE OF q`,
  head: `SELECT t.*, v."language" FROM "Ticket" t JOIN "Visit" v ON v."id" = t."visitId"
    WHERE t."queueId" = $1 AND t."state" = 'waiting' AND t."due" AND t."interpreted" ORDER BY t."band", t."orderAt", t."seq" LIMIT 1`,
  queue: `UPDATE "Queue" SET "turn" = 0, "version" = "version" + 1 WHERE "id" = $1`,
  desk: `UPDATE "Desk" SET "currentTicketId" = $2, "version" = "version" + 1 WHERE "id" = $1`,
  ticket: `UPDATE "Ticket" SET "state" = 'called', "calls" = "calls" + 1, "deskId" = $2, "stateAt" = $3,
    "answerBy" = $3::timestamptz + interval '180 s', "firstCalledAt" = coalesce("firstCalledAt", $3),
    "version" = "version" + 1 WHERE "id" = $1`,
  session: `INSERT INTO "Session" ("id", "officeId", "visitId", "ticketId", "deskId", "state", "calledAt")
    VALUES ($1, $2, $3, $4, $5, 'connecting', $6)`,
  participants: `INSERT INTO "Participant" ("id", "officeId", "sessionId", "kind", "staffId", "language")
    VALUES (gen_random_uuid(), $1, $2, 'official', $4, $3), (gen_random_uuid(), $1, $2, 'applicant', NULL, $3)`,
  record: `INSERT INTO "Record" ("visitId", "officeId", "updatedAt") VALUES ($1, $2, $3)`,
} as const;
