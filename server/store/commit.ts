import type { Call } from '../actions/ports/command-call.ts';
import type { Change, Write } from '../actions/ports/change.ts';
import { Conflict } from '../actions/ports/store.ts';
import { Refusal } from '../contract/errors.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Outbox } from './outbox.ts';
import { sqlState } from './sql-state.ts';

/** Rows are locked in this order by every command, so that no two wait for each other. */
const LOCK_ORDER = ['Queue', 'Desk', 'Applicant', 'Visit', 'Ticket', 'Session', 'Participant', 'Record'];

/** The one way to change anything: see `commitCommand` in the migrations. */
export function commitThrough(prisma: PrismaClient, outbox: Outbox) {
  return async function commit<A>(call: Call, at: Date, change: Change<A>): Promise<A> {
    const events = [...change.events].sort((a, b) =>
      a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0,
    );
    const rows = events.map((event) => ({
      ...event,
      officeId: change.officeId,
      correlationId: call.correlationId,
      at,
    }));
    const result = await run(prisma, {
      ...(call.key && { answered: answeredRow(call, at, change.answer) }),
      writes: [...change.writes].sort((a, b) => lockRank(a) - lockRank(b) || idOf(a).localeCompare(idOf(b))),
      audits: auditRows(call, at, change),
      events: rows,
    });
    if ('replayed' in result) return result.replayed as A;
    outbox.committed(rows.map((row, i) => ({ ...row, seq: result.seqs[i]! })));
    return change.answer;
  };
}

const lockRank = (write: Write) => {
  const rank = LOCK_ORDER.indexOf(write.table);
  return rank < 0 ? LOCK_ORDER.length : rank;
};

/** Of one table by id, so that neither do two commands on the same two rows. */
const idOf = (write: Write) => ('insert' in write ? '' : write.id);

function answeredRow(call: Call, at: Date, answer: unknown) {
  return { principal: call.by, action: call.name, key: call.key, inputHash: call.inputHash, answer, at };
}

/** A row in the office's own chain, and one that says whose it is in the chain of the office that it reaches into. */
function auditRows(call: Call, at: Date, { officeId, reaches, about }: Change<unknown>) {
  const own = { officeId, at, body: auditBody(call, at, { about }) };
  if (!reaches || reaches === officeId) return [own];
  const theirs = { officeId: reaches, at, body: auditBody(call, at, { about, of: officeId }) };
  return [own, theirs].sort((a, b) => (a.officeId < b.officeId ? -1 : 1));
}

/** The exact bytes that are chained. Ids only: never a name, never a number of a person. */
function auditBody({ by, name, correlationId }: Call, at: Date, told: object): string {
  return JSON.stringify({ at, by, did: name, ...told, correlationId });
}

type Result = { seqs: number[] } | { replayed: unknown };

async function run(prisma: PrismaClient, command: object): Promise<Result> {
  const text = JSON.stringify(command, asColumn);
  try {
    const [row] = await prisma.$queryRaw<
      [{ result: Result }]
    >`SELECT "commitCommand"(${text}::jsonb) AS result`;
    return row.result;
  } catch (error) {
    throw translated(error);
  }
}

/** Values the way PostgreSQL reads them from JSON: bytes in hex, big integers as text. */
function asColumn(this: unknown, _key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'bigint') return value.toString();
  return value;
}

/** Constraints stand behind the conditional writes; breaking one is a race too. */
const CONFLICTS = new Set(['QB001', '23505', '40001', '40P01']);

function translated(error: unknown): unknown {
  const code = sqlState(error);
  if (code === 'QB002') return new Refusal('KEY_REUSED');
  if (code && CONFLICTS.has(code)) return new Conflict(String((error as Error).message), { cause: error });
  return error;
}
