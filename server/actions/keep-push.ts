import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import type { Deps } from './ports/deps.ts';
import { insert, update } from './ports/change.ts';
import { visitChanged } from './visit-changed.ts';

/** Browsers of one ticket that may be woken; the one that was first gives way to the newest. */
const MOST_BROWSERS = 5;

export const readPushKey: Action<'push.readKey'> = async ({ notifier }) => ({ publicKey: notifier.pushKey });

/** This browser may be woken for this ticket. Its endpoint is a claim of the page's: only push services are accepted. */
export const keepPush: Action<'ticket.keepPush'> = async (deps, principal, input, call) => {
  const { ticketId, subscription } = input;
  ticketHolder(principal, ticketId);
  if (!deps.notifier.accepts(subscription))
    throw new Refusal('BAD_INPUT', 'no push service', { fields: ['subscription.endpoint'] });
  const { ticket, kept, endpointIndex } = await read(deps, ticketId, subscription.endpoint);
  const at = deps.clock.now();
  const known = kept.find((row) => Buffer.compare(row.endpointIndex, endpointIndex) === 0);
  const others = kept.filter((row) => row !== known && !row.endedAt);
  const sealed = (text: string) => new Uint8Array(deps.sealer.seal(text));
  const keysSealed = sealed(JSON.stringify(subscription.keys));
  const subscriptionId = known?.id ?? uuid();
  const now = { keysSealed, createdAt: at };
  const row = { id: subscriptionId, officeId: ticket.officeId, ticketId, endpointIndex };
  return deps.store.commit(call, at, {
    officeId: ticket.officeId,
    answer: {},
    about: { ticketId, subscriptionId },
    writes: [
      known
        ? update('PushSubscription', known, { ...now, endedAt: null })
        : insert('PushSubscription', { ...row, ...now, endpointSealed: sealed(subscription.endpoint) }),
      ...others
        .slice(0, Math.max(0, others.length - MOST_BROWSERS + 1))
        .map((oldest) => update('PushSubscription', oldest, { endedAt: at })),
    ],
    events: visitChanged(ticket),
  });
};

/** This browser is not to be woken any more. */
export const dropPush: Action<'ticket.dropPush'> = async (deps, principal, { ticketId, endpoint }, call) => {
  ticketHolder(principal, ticketId);
  const { ticket, kept, endpointIndex } = await read(deps, ticketId, endpoint);
  const known = kept.find((row) => Buffer.compare(row.endpointIndex, endpointIndex) === 0);
  if (!known || known.endedAt) return {};
  const at = deps.clock.now();
  return deps.store.commit(call, at, {
    officeId: ticket.officeId,
    answer: {},
    about: { ticketId, subscriptionId: known.id },
    writes: [update('PushSubscription', known, { endedAt: at })],
    events: visitChanged(ticket),
  });
};

async function read(deps: Deps, ticketId: string, endpoint: string) {
  const [ticket, kept] = await Promise.all([deps.store.ticket(ticketId), deps.store.subscriptions(ticketId)]);
  if (!ticket) throw new Refusal('NOT_FOUND');
  return { ticket, kept, endpointIndex: new Uint8Array(deps.sealer.index(`push ${endpoint}`)) };
}
