import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { CallInput } from '../server/contract/commands.ts';
import { commitPlainly, hash } from './plain-command.ts';

type Queue = {
  officeId: string;
  queueId: string;
  prefix: string;
  lastNumber: number;
  lastSeq: string;
  numberDay: string;
};

/** The bytes that sealing one personal number leaves: key id, nonce, tag and twelve digits; and its blind index. */
const SEALED = randomBytes(1 + 12 + 16 + 12);
const INDEX = randomBytes(32);

/**
 * The raw limit of "take a ticket": number and seq counted under the queue's lock, applicant, visit and ticket written,
 * BEGIN … COMMIT in plain `pg` with prepared statements, and what every command leaves.
 * @param counts whether the ticket counts at once, or only when the contact is proved: then nobody is told yet
 */
export const issuePlainly = (
  client: pg.ClientBase,
  input: CallInput<'ticket.take'>,
  counts: boolean,
): Promise<string> =>
  commitPlainly(client, async () => {
    const run = (name: keyof typeof SQL, values: unknown[]) =>
      client.query({ name, text: SQL[name], values });
    const { officeId, queueId, ...queue } = (await run('lock', [input.serviceId])).rows[0] as Queue;
    const at = new Date();
    const [number, seq] = [queue.lastNumber + 1, BigInt(queue.lastSeq) + 1n];
    const label = `${queue.prefix}-${String(number).padStart(3, '0')}`;
    const [applicantId, visitId, ticketId] = [randomUUID(), randomUUID(), randomUUID()];
    const { name, phone, iin } = input.applicant;
    const sealed = iin ? [SEALED, INDEX] : [null, null];
    await run('queue', [queueId, number, seq, at]);
    await run('applicant', [applicantId, officeId, name.surname, name.givenName, phone, ...sealed]);
    const { reception, screen } = input.languages;
    const about = [officeId, input.serviceId, applicantId, queue.numberDay];
    await run('visit', [visitId, ...about, reception, screen, input.essence, at]);
    const state = counts ? 'waiting' : 'unconfirmed';
    const place = [officeId, queueId, visitId, queue.numberDay, number, label, state, seq];
    await run('ticket', [ticketId, ...place, hash(input.secret), at]);
    const came = { changes: [['in', [2, at.getTime(), Number(seq)]]] };
    return {
      ...{ officeId, at, by: 'anyone', did: 'ticket.take', input, answer: { ticketId, label } },
      about: { ticketId, visitId, queueId, serviceId: input.serviceId },
      events: counts
        ? [
            [`line:${queueId}`, 'line.changed', { ticketId, label, state }],
            [`queue:${queueId}`, 'order.changed', came],
          ]
        : [],
      result: ticketId,
    };
  });

const SQL = {
  lock: `SELECT q."officeId", q."id" AS "queueId", q."prefix", q."lastNumber", q."lastSeq", q."numberDay"::text
    FROM "Service" s JOIN "Queue" q ON q."id" = s."queueId" WHERE s."id" = $1 FOR UPDATE OF q`,
  queue: `UPDATE "Queue" SET "lastNumber" = $2, "lastSeq" = $3, "lastOrderAt" = $4, "version" = "version" + 1 WHERE "id" = $1`,
  applicant: `INSERT INTO "Applicant" ("id", "officeId", "surname", "givenName", "phone", "iinSealed", "iinIndex")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  visit: `INSERT INTO "Visit" ("id", "officeId", "serviceId", "applicantId", "businessDay", "language", "screenLanguage",
      "essence", "consentToVideoAt", "createdAt") VALUES ($1, $2, $3, $4, $5::date, $6, $7, $8, $9, $9)`,
  ticket: `INSERT INTO "Ticket" ("id", "officeId", "queueId", "visitId", "businessDay", "number", "label", "state", "band",
      "orderAt", "seq", "secretHash", "createdAt", "stateAt")
    VALUES ($1, $2, $3, $4, $5::date, $6, $7, $8, 2, $11, $9, $10, $11, $11)`,
} as const;
