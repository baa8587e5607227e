import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Answer } from '../../server/contract/answer.ts';
import type { CommandName, Output } from '../../server/contract/commands.ts';
import type { Principal } from '../../server/domain/principal.ts';
import type { RtpCapabilities } from '../harness/reception.ts';
import type { Official, Person } from './world.ts';

export type Actor = Person | Official;
/** Who says it, as they were when they first did: a page that is asked again under its key is the same page. */
export type Asker = { principal: Principal; cookie: string; page: string };
export type Envelope = { key: string; input: unknown };

/** Two app servers beside each other over one database, and what may befall them. */
export type Fleet = {
  owner: pg.Pool;
  /** Where each of the two is reached, always. */
  urls: readonly [string, string];
  rtpCapabilities: RtpCapabilities;
  /** `lost`: no answer came. The asker waits for the server to be back before it is said. */
  ask(server: number, by: Asker, name: CommandName, envelope: Envelope): Promise<Answer<unknown> | 'lost'>;
  /** The person gets the right that the ticket gives. */
  admit(person: Person, ticket: Output<'ticket.take'>): Promise<void>;
  /** One server goes down, in the mode's own way, and comes up again at the same address. */
  die(server: number): Promise<void>;
  /** So far before or after the real time the servers' clocks now stand, forth and back as often as it is asked. */
  setClock(ms: number): void;
  /** What the servers do each minute about the end and the beginning of days. */
  turnDay(): Promise<void>;
  /** Errors that a server has logged since the last time this was asked. */
  errors(): string[];
  stop(): Promise<void>;
};

export function askerOf(actor: Actor): Asker {
  if ('principal' in actor) return actor;
  const { page, held } = actor;
  return { page, principal: held?.principal ?? { kind: 'anyone' }, cookie: held?.cookie ?? '' };
}

export const envelopeOf = (input: unknown): Envelope => ({ key: randomUUID(), input });

/** Trades the secret of a ticket's link for the cookie of a browser, at whichever server answers. */
export async function openLink(urls: Fleet['urls'], ticketId: string, secret: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const answer = await post(
      urls[attempt % 2]!,
      'ticket.open',
      envelopeOf({ ticketId, secret }),
      '',
      secret,
    );
    const [cookie] = answer?.headers.getSetCookie() ?? [];
    if (cookie) return cookie.split(';')[0]!;
    await pause(50);
  }
}

/** Every page has an address of its own, as people at home do: the limits of an address are not what is looked at here. */
const addressOf = (page: string) =>
  `10.${[...createHash('md5').update(page).digest().subarray(0, 3)].join('.')}`;
const ANSWER_WITHIN_MS = 20_000;

/** Null when no answer came. */
export async function post(
  url: string,
  name: CommandName,
  body: Envelope,
  cookie: string,
  page: string,
): Promise<Response | null> {
  try {
    return await fetch(`${url}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': addressOf(page), cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return null;
  }
}

/** What a server says that is coming or going: the same is asked again. */
export const isPassing = (answer: Answer<unknown>): boolean =>
  !answer.ok && (answer.code === 'SHUTTING_DOWN' || answer.code === 'TRY_AGAIN');

/** Who holds the ticket, as the cookie would say it. */
export async function holderOf(owner: pg.Pool, ticketId: string) {
  const { rows } = await owner.query<{ visitId: string; officeId: string; applicantId: string }>(
    `SELECT v."id" AS "visitId", v."officeId", v."applicantId"
     FROM "Ticket" t JOIN "Visit" v ON v."id" = t."visitId" WHERE t."id" = $1`,
    [ticketId],
  );
  return { kind: 'ticket' as const, ticketId, ...rows[0]! };
}
