import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { MessageKind } from '../contract/message.ts';
import { NotSent, type Outgoing, type PushTarget } from './ports/notifier.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { update, type Tables, type Write } from './ports/change.ts';
import { Conflict } from './ports/store.ts';
import type { DueMessage, SubscriptionRow } from './reads/messages.ts';
import { visitChanged } from './visit-changed.ts';
import { contactOf, wordsOf } from './write-message.ts';

/**
 * Sends a message that this server has taken on, and writes down what became of it. Whoever else has taken it on
 * meanwhile, because this took too long, writes it down instead.
 * @returns in how many ms it is due again, if it is
 */
export async function sendMessage(deps: Deps, message: DueMessage, call: Call): Promise<number | null> {
  const fate = await attempt(deps, message);
  const at = deps.clock.now();
  const { id: messageId, officeId, ticketId, ticket } = message;
  try {
    await deps.store.commit(call, at, {
      officeId,
      answer: {},
      about: { messageId, ticketId, state: fate.state },
      writes: [update('Message', message, rowOf(deps, fate, at)), ...endedSubscription(message, fate, at)],
      events: ticket && fate.state !== 'queued' ? visitChanged({ ...ticket, id: ticketId! }) : [],
    });
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
  return fate.state === 'queued' ? fate.againMs : null;
}

type Fate =
  | { state: 'sent' }
  | { state: 'kept' }
  | { state: 'queued'; againMs: number }
  | { state: 'failed'; why: 'refused' | 'gone' | 'too_late' | 'too_often' };

async function attempt(deps: Deps, message: DueMessage): Promise<Fate> {
  if (!deps.notifier.sends(message.channel)) return { state: 'kept' };
  if (isTooLate(deps, message)) return { state: 'failed', why: 'too_late' };
  const { id: messageId, channel, attempts } = message;
  try {
    const outgoing = outgoingOf(deps, message);
    if (!outgoing) return { state: 'failed', why: 'gone' };
    await deps.notifier.send(outgoing);
    return { state: 'sent' };
  } catch (error) {
    const line = { messageId, channel, attempts };
    if (error instanceof NotSent) {
      deps.log.warn({ ...line, why: error.why, detail: error.message }, 'a message was not sent');
      if (error.why !== 'later') return { state: 'failed', why: error.why };
    } else deps.log.error({ ...line, err: error }, 'a message could not be handed over');
    // A mistake of ours is tried again like a gateway that is down, and ends like it.
    const againMs = deps.settings.messageRetryMs[attempts - 1];
    return againMs === undefined ? { state: 'failed', why: 'too_often' } : { state: 'queued', againMs };
  }
}

/**
 * A code that has run out helps nobody. A call that was not told at once is not told after it was answered or given up:
 * it would ring for nothing.
 */
function isTooLate({ clock, settings }: Deps, { kind, attempts, createdAt, ticket }: DueMessage): boolean {
  const age = clock.now().getTime() - createdAt.getTime();
  if (kind === 'code') return age > settings.codeLifeMs;
  const wasHeldUp = attempts > 1 || age > settings.messageLeaseMs;
  return kind === 'called' && wasHeldUp && ticket?.state !== 'called';
}

/** The words are wiped once nobody needs them; the demonstration keeps what it shows. */
function rowOf(deps: Deps, fate: Fate, at: Date): Partial<Tables['Message']> {
  switch (fate.state) {
    case 'queued':
      return { state: 'queued', nextAt: new Date(at.getTime() + fate.againMs) };
    case 'sent':
      return { state: 'sent', sentAt: at, wordsSealed: null };
    case 'kept':
      return { state: 'kept', ...(!deps.demo && { wordsSealed: null }) };
    case 'failed':
      return { state: 'failed', failure: fate.why, wordsSealed: null };
  }
}

function endedSubscription({ subscription }: DueMessage, fate: Fate, at: Date): Write[] {
  const gone = fate.state === 'failed' && fate.why === 'gone';
  return gone && subscription && !subscription.endedAt
    ? [update('PushSubscription', subscription, { endedAt: at })]
    : [];
}

function outgoingOf(deps: Deps, message: DueMessage): Outgoing | null {
  const words = wordsOf(message, deps.sealer);
  if (!words) return null;
  const { id, channel, kind, ticketId, subscription } = message;
  if (channel !== 'push') return { channel, id, to: contactOf(message, deps.sealer), ...words };
  if (!subscription || subscription.endedAt || kind === 'code' || !ticketId) return null;
  const payload = { kind, ticketId, title: words.subject, body: words.text, url: `/t/${ticketId}` };
  return {
    channel,
    id,
    target: targetOf(deps, subscription),
    payload: JSON.stringify(payload),
    ...PUSHING[kind],
    topic: topicOf(ticketId, kind),
  };
}

/** A ring is for now; the rest may wait until the phone is on again. */
const PUSHING: Record<Exclude<MessageKind, 'code'>, { ttlSeconds: number; urgent: boolean }> = {
  called: { ttlSeconds: 180, urgent: true },
  answered: { ttlSeconds: 180, urgent: true },
  appeal_offered: { ttlSeconds: 86_400, urgent: true },
  completion_asked: { ttlSeconds: 7 * 86_400, urgent: false },
  appeal_registered: { ttlSeconds: 7 * 86_400, urgent: false },
  approaching: { ttlSeconds: 900, urgent: true },
  next: { ttlSeconds: 300, urgent: true },
  notice: { ttlSeconds: 3600, urgent: true },
  carried_over: { ttlSeconds: 86_400, urgent: false },
  reopened: { ttlSeconds: 6 * 3600, urgent: true },
  transferred: { ttlSeconds: 6 * 3600, urgent: true },
};

/** That the call was answered takes the place of the ring. RFC 8030 allows 32 characters; the service learns no id. */
function topicOf(ticketId: string, kind: MessageKind): string {
  const about = kind === 'answered' ? 'called' : kind;
  return createHash('sha256').update(`${ticketId} ${about}`).digest('base64url').slice(0, 32);
}

const pushKeys = z.object({ p256dh: z.string(), auth: z.string() });

function targetOf({ sealer }: Deps, row: SubscriptionRow): PushTarget {
  const keys = pushKeys.parse(JSON.parse(sealer.open(row.keysSealed)));
  return { endpoint: sealer.open(row.endpointSealed), keys };
}
