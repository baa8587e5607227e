import type pg from 'pg';
import { verifyChain } from '../../server/audit/verify.ts';
import type { StreamEventType } from '../../server/contract/events.ts';
import type { OrderKey } from '../../server/contract/queue.ts';
import type { SessionState } from '../../server/contract/session-state.ts';
import type { QueueActKind, TicketState } from '../../server/contract/ticket.ts';
import type { History, Said } from './play.ts';

export type StoredEvent = { stream: string; seq: number; type: StreamEventType; payload: never };
/** One committed change: its row of an audit chain, with what it announced. */
export type Deed = {
  seq: number;
  at: string;
  by: string;
  did: string;
  about: Record<string, string>;
  events: StoredEvent[];
};
export type TicketRow = {
  id: string;
  queueId: string;
  visitId: string;
  state: TicketState;
  callable: boolean;
  key: OrderKey;
  onlyDeskId: string | null;
  onlyPost: string | null;
  /** The officials this person complains of. */
  excludes: string[];
};
export type ActRow = {
  kind: QueueActKind;
  ticketId: string;
  deskId: string;
  staffId: string | null;
  reason: string;
  overtaken: number;
  at: string;
};
export type Evidence = {
  /** Each office's chain, in the order in which its rows were committed: the chain's head is locked until the end of each. */
  chains: Deed[][];
  events: StoredEvent[];
  heads: Map<string, number>;
  tickets: Map<string, TicketRow>;
  desks: { id: string; currentTicketId: string | null }[];
  sessions: { id: string; ticketId: string; deskId: string; state: SessionState }[];
  acts: ActRow[];
  /** What was kept as the answer, for each command that was said. */
  kept: Map<Said, unknown>;
  /** Interpreters who are ready for one person while another's talk has them. */
  doubleBooked: string[];
  /** Breaks of the audit chains. */
  broken: string[];
};

/** All that the database knows of one history, at one instant. */
export async function gather(owner: pg.Pool, { world, said }: History): Promise<Evidence> {
  const client = await owner.connect();
  const offices = [world.officeId, world.elsewhere.officeId];
  const ask = async <T>(sql: string, ...values: unknown[]) =>
    (await client.query(sql, values.length > 0 ? values : [offices])).rows as T[];
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tickets = await ask<TicketRow>(TICKETS);
    const sessions = await ask<Evidence['sessions'][number]>(SESSIONS);
    const streams = [
      ...[world.queueId, world.sideQueueId, world.elsewhere.queueId].flatMap((id) => [
        `queue:${id}`,
        `line:${id}`,
      ]),
      ...tickets.map(({ id }) => `ticket:${id}`),
      ...sessions.map(({ id }) => `session:${id}`),
    ];
    const events = await ask<Stored>(EVENTS, streams);
    const heads = await ask<{ id: string; seq: number }>(HEADS, streams);
    const columns = [
      said.map(({ by }) => by),
      said.map(({ name }) => name),
      said.map((one) => one.envelope.key),
    ];
    const answers = await ask<{ n: number; answer: unknown }>(ANSWERS, ...columns);
    const chains = [];
    const broken = [];
    for (const officeId of offices) {
      chains.push(deedsOf(await ask(CHAIN, officeId), events));
      const verified = await verifyChain(client, officeId);
      if (verified.broken) broken.push(`row ${verified.broken.seq}: ${verified.broken.why}`);
    }
    return {
      ...{ chains, broken, events, sessions },
      desks: await ask(DESKS),
      acts: await ask(ACTS),
      doubleBooked: (await ask<{ found: string }>(DOUBLE_BOOKED)).map(({ found }) => found),
      tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
      heads: new Map(heads.map(({ id, seq }) => [id, seq])),
      kept: new Map(answers.map(({ n, answer }) => [said[n]!, answer])),
    };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

type Stored = StoredEvent & { correlationId: string };

function deedsOf(rows: { seq: number; body: string }[], events: Stored[]): Deed[] {
  const byCorrelation = Map.groupBy(events, ({ correlationId }) => correlationId);
  return rows.flatMap(({ seq, body }) => {
    const { at, by, did, about, of, correlationId } = JSON.parse(body);
    // Told here of another office's act, which stands in that office's chain.
    if (of) return [];
    return [{ seq, at, by, did, about, events: byCorrelation.get(correlationId) ?? [] }];
  });
}

const TICKETS = `
  SELECT t."id", t."queueId", t."visitId", t."state", t."state" = 'waiting' AND t."due" AND t."interpreted" AS callable,
    jsonb_build_array(t."band", (extract(epoch FROM t."orderAt") * 1000)::bigint, t."seq") AS key,
    t."onlyDeskId", (SELECT p."kind" FROM "Post" p WHERE p."id" = t."onlyPostId") AS "onlyPost",
    ARRAY(SELECT e."staffId"::text FROM "Exclusion" e WHERE e."visitId" = t."visitId") AS excludes
  FROM "Ticket" t WHERE t."officeId" = ANY($1)`;
const SESSIONS = 'SELECT "id", "ticketId", "deskId", "state" FROM "Session" WHERE "officeId" = ANY($1)';
const DESKS = 'SELECT "id", "currentTicketId" FROM "Desk" WHERE "officeId" = ANY($1)';
const ACTS = `SELECT "kind", "ticketId", "deskId", "staffId", "reason", "overtaken", "at" FROM "QueueAct"
  WHERE "queueId" IN (SELECT "id" FROM "Queue" WHERE "officeId" = ANY($1))`;
const DOUBLE_BOOKED = `
  SELECT u."staffId" || ' is ready for ' || u."ticketId" || ' and in the talk of ' || s."ticketId" AS found
  FROM "InterpreterUnit" u JOIN "Participant" p ON p."staffId" = u."staffId" AND p."kind" = 'interpreter' AND p."leftAt" IS NULL
  JOIN "Session" s ON s."id" = p."sessionId" AND s."state" <> 'ended' AND s."ticketId" <> u."ticketId"
  WHERE u."readyAt" IS NOT NULL AND u."officeId" = ANY($1)`;
const EVENTS = `SELECT "stream", "seq"::int, "type", "payload", "correlationId" FROM "OutboxEvent"
  WHERE "stream" = ANY($1) ORDER BY "stream", "seq"`;
const HEADS = 'SELECT "id", "seq"::int FROM "Stream" WHERE "id" = ANY($1)';
const CHAIN = 'SELECT "seq"::int, "body" FROM "AuditEntry" WHERE "officeId" = $1 ORDER BY "seq"';
const ANSWERS = `SELECT s.n::int - 1 AS n, a."answer"
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS s (by, name, key, n)
  JOIN "Answered" a ON a."principal" = s.by AND a."action" = s.name AND a."key" = s.key`;
