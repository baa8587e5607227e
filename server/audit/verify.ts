import { createHash } from 'node:crypto';
import type pg from 'pg';

export type Broken = {
  officeId: string;
  seq: number;
  why: 'missing' | 'changed' | 'time changed' | 'cut off';
};
export type Verified = { offices: number; rows: number; broken: Broken[] };

const PAGE = 1000;

/**
 * Walks each office's audit chain from its first row over the exact stored bytes, and names the first row of each chain
 * that does not follow from the one before: a changed or missing row breaks every later hash, so there is one to name.
 */
export async function verifyAudit(client: pg.ClientBase): Promise<Verified> {
  const { rows: heads } = await client.query<{ officeId: string }>(
    'SELECT "officeId" FROM "AuditHead" ORDER BY "officeId"',
  );
  const verified: Verified = { offices: heads.length, rows: 0, broken: [] };
  for (const { officeId } of heads) {
    const { rows, broken } = await verifyChain(client, officeId);
    verified.rows += rows;
    if (broken) verified.broken.push(broken);
  }
  return verified;
}

/** The same for one office's chain; an office where nothing has been done has none. */
export async function verifyChain(
  client: pg.ClientBase,
  officeId: string,
): Promise<{ rows: number; broken: Broken | null }> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    'SELECT "seq", "hash" FROM "AuditHead" WHERE "officeId" = $1',
    [officeId],
  );
  const head = rows[0];
  return head ? walkChain(client, officeId, Number(head.seq), head.hash) : { rows: 0, broken: null };
}

type Row = { seq: string; at: Date; body: string; hash: Buffer };

async function walkChain(client: pg.ClientBase, officeId: string, lastSeq: number, lastHash: Buffer) {
  let hash = Buffer.alloc(32);
  let seq = 0;
  const isBroken = (at: number, why: Broken['why']) => ({ rows: seq, broken: { officeId, seq: at, why } });
  for (;;) {
    const { rows } = await client.query<Row>(
      'SELECT "seq", "at", "body", "hash" FROM "AuditEntry" WHERE "officeId" = $1 AND "seq" > $2 ORDER BY "seq" LIMIT $3',
      [officeId, seq, PAGE],
    );
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) return isBroken(seq + 1, 'missing');
      hash = createHash('sha256').update(hash).update(row.body, 'utf8').digest();
      if (!hash.equals(row.hash)) return isBroken(seq + 1, 'changed');
      if (timeIn(row.body) !== row.at.toISOString()) return isBroken(seq + 1, 'time changed');
      seq += 1;
    }
    if (rows.length < PAGE) break;
  }
  if (seq !== lastSeq || !hash.equals(lastHash)) return isBroken(seq + 1, 'cut off');
  return { rows: seq, broken: null };
}

const timeIn = (body: string): unknown => (JSON.parse(body) as { at?: unknown }).at;
