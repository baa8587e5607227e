import type pg from 'pg';
import type { DeskState } from '../../server/contract/desk.ts';
import type { StreamEventType } from '../../server/contract/events.ts';
import type { OrderKey } from '../../server/contract/queue.ts';
import type { SessionState } from '../../server/contract/session-state.ts';
import type { TicketState } from '../../server/contract/ticket.ts';
import { verifyChain, type Broken } from '../../server/audit/verify.ts';
import type { History, Said } from './play.ts';

export type StoredEvent = { stream: string; seq: number; type: StreamEventType; payload: never };
/** One committed change: its row of the audit chain, with what it announced. */
export type Deed = {
  seq: number;
  by: string;
  did: string;
  about: Record<string, string | number | null>;
  events: StoredEvent[];
};
export type TicketRow = {
  id: string;
  queueId: string;
  state: TicketState;
  deskId: string | null;
  key: OrderKey;
  seq: number;
};
export type Evidence = {
  /** In the order in which they were committed: the chain's head is locked until the end of each. */
  deeds: Deed[];
  events: StoredEvent[];
  heads: Map<string, number>;
  tickets: TicketRow[];
  desks: { id: string; state: DeskState; currentTicketId: string | null; staffId: string | null }[];
  sessions: { id: string; ticketId: string; deskId: string; state: SessionState }[];
  /** What was kept as the answer, for each command that was said. */
  kept: Map<Said, unknown>;
  broken: Broken | null;
};

/** All that the database knows of one history, at one instant. */
export async function gather(owner: pg.Pool, { world, said }: History): Promise<Evidence> {
  const client = await owner.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const of = [world.officeId];
    const ask = async <T>(sql: string, values: unknown[] = of) =>
      (await client.query(sql, values)).rows as T[];
    const tickets = await ask<TicketRow>(TICKETS);
    const sessions = await ask<Evidence['sessions'][number]>(
      'SELECT "id", "ticketId", "deskId", "state" FROM "Session" WHERE "officeId" = $1',
    );
    const desks = await ask<Evidence['desks'][number]>(
      'SELECT "id", "state", "currentTicketId", "staffId" FROM "Desk" WHERE "officeId" = $1',
    );
    const streams = [
      ...[`queue:${world.queueId}`, `line:${world.queueId}`],
      ...tickets.map(({ id }) => `ticket:${id}`),
      ...sessions.map(({ id }) => `session:${id}`),
    ];
    const events = await ask<StoredEvent & { correlationId: string }>(EVENTS, [streams]);
    const heads = await ask<{ id: string; seq: number }>(HEADS, [streams]);
    const rows = await ask<{ seq: number; body: string }>(CHAIN);
    const answers = await ask<{ n: number; answer: unknown }>(ANSWERS, [
      said.map(({ by }) => by),
      said.map(({ name }) => name),
      said.map(({ envelope }) => envelope.key),
    ]);
    const { broken } = await verifyChain(client, world.officeId);
    return {
      deeds: deedsOf(rows, events),
      ...{ events, tickets, desks, sessions, broken },
      heads: new Map(heads.map(({ id, seq }) => [id, seq])),
      kept: new Map(answers.map(({ n, answer }) => [said[n]!, answer])),
    };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

function deedsOf(rows: { seq: number; body: string }[], events: (StoredEvent & { correlationId: string })[]) {
  const byCorrelation = Map.groupBy(events, ({ correlationId }) => correlationId);
  return rows.map(({ seq, body }): Deed => {
    const { by, did, about, correlationId } = JSON.parse(body);
    return { seq, by, did, about, events: byCorrelation.get(correlationId) ?? [] };
  });
}

const TICKETS = `SELECT "id", "queueId", "state", "deskId", "seq"::int, jsonb_build_array("band",
  (extract(epoch FROM "orderAt") * 1000)::bigint, "seq") AS key FROM "Ticket" WHERE "officeId" = $1`;
const EVENTS = `SELECT "stream", "seq"::int, "type", "payload", "correlationId" FROM "OutboxEvent"
  WHERE "stream" = ANY($1) ORDER BY "stream", "seq"`;
const HEADS = 'SELECT "id", "seq"::int FROM "Stream" WHERE "id" = ANY($1)';
const CHAIN = 'SELECT "seq"::int, "body" FROM "AuditEntry" WHERE "officeId" = $1 ORDER BY "seq"';
const ANSWERS = `SELECT s.n::int - 1 AS n, a."answer"
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS s (by, name, key, n)
  JOIN "Answered" a ON a."principal" = s.by AND a."action" = s.name AND a."key" = s.key`;
