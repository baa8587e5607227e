import { Refusal } from '../contract/errors.ts';
import { BANDS } from '../contract/order.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { isReceived, stillHeld, ticketOfOfficial, ticketOfQueue } from './at-desk.ts';
import { changeTicket, reorderTicket } from './change-ticket.ts';
import { afterSession, endOpenSession } from './end-session.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import { insert, touch, updateClaim, type Write } from './ports/change.ts';
import type { Office } from './reads/rows.ts';
import { queueAct } from './queue-act.ts';

type Claim = { category: string; proof: string };

/** The claim's row: a category of the office's rule, and the paper that shows it, sealed: it may tell of a person's health. */
export async function claimRow(
  deps: Deps,
  office: Pick<Office, 'id' | 'kind' | 'timeZone'>,
  visitId: string,
  { category, proof }: Claim,
  at: Date,
): Promise<Write> {
  const { rule } = await readOfficeRules(deps.store, office, at);
  const known = rule('queue.outOfTurn').value.categories.some(({ key }) => key === category);
  if (!known) throw new Refusal('BAD_INPUT', 'no such category', { fields: ['outOfTurn.category'] });
  const proofSealed = new Uint8Array(deps.sealer.seal(proof));
  return insert('OutOfTurnClaim', { visitId, officeId: office.id, category, proofSealed, createdAt: at });
}

/** A person who waits says that they are received out of turn (O87-9): they stand before those who came earlier. */
export const claimOutOfTurn: Action<'ticket.claimOutOfTurn'> = async (deps, principal, input, call) => {
  const { ticketId, category, proof } = input;
  ticketHolder(principal, ticketId);
  const found = await deps.store.ticket(ticketId);
  if (!found) throw new Refusal('NOT_FOUND');
  return deps.locks.run(`queue:${found.queueId}`, async () => {
    const ticket = (await deps.store.ticket(ticketId))!;
    if (ticket.visit.claim) throw new Refusal('ALREADY_CLAIMED');
    if (!['unconfirmed', 'waiting', 'away', 'parked', 'carried_over'].includes(ticket.state))
      throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}`);
    const at = deps.clock.now();
    const claim = await claimRow(deps, ticket.visit.office, ticket.visitId, { category, proof }, at);
    const { write, events } = reorderTicket(ticket, at, { band: BANDS.outOfTurn });
    return deps.store.commit(call, at, {
      officeId: ticket.officeId,
      answer: { state: 'claimed' as const },
      about: { ticketId, queueId: ticket.queueId },
      writes: [touch('Queue', ticket.queue), write, claim],
      events,
    });
  });
};

/**
 * What the official found of the proof. Proved: the place stays. Unproven: back to the place by arrival, which the time of
 * arrival still tells, with the reason in the log; a call or talk ends with it.
 */
export const checkClaim: Action<'desk.checkClaim'> = async (deps, principal, input, call) => {
  const { deskId, ticketId, proved, reason } = input;
  const { desk, staff, ticket: found } = await ticketOfOfficial(deps, principal, deskId, ticketId);
  if (!proved && reason === '')
    throw new Refusal('BAD_INPUT', 'a reason is asked for', { fields: ['reason'] });
  const { answer, ended } = await deps.locks.run(`queue:${desk.queueId}`, async () => {
    const ticket = await ticketOfQueue(deps, desk, ticketId);
    const { claim } = ticket.visit;
    if (!claim) throw new Refusal('WRONG_STATE', 'nothing was claimed');
    const at = deps.clock.now();
    const state = proved ? ('proved' as const) : ('unproven' as const);
    const byArrival = ticket.bookedFor && ticket.due ? BANDS.booked : BANDS.arrival;
    const band = proved ? BANDS.outOfTurn : byArrival;
    const goesBack = isReceived(ticket) && !proved;
    const { write, events } = goesBack
      ? changeTicket(ticket, 'putBack', at, { band, deskId: null })
      : reorderTicket(ticket, at, { band, ...(!proved && { noticed: 0 }) });
    const ended = goesBack ? await endOpenSession(deps, ticket, at, { held: desk }) : null;
    const kind = proved ? 'claim_proved' : 'claim_unproven';
    const answer = await deps.store.commit(call, at, {
      officeId: desk.officeId,
      answer: { state },
      about: { ticketId, deskId, state },
      writes: [
        touch('Queue', ticket.queue),
        ...stillHeld(desk, ended),
        write,
        updateClaim(claim, {
          ...{ state, checkedById: staff.staffId, checkedAt: at },
          reason: proved ? '' : reason,
        }),
        queueAct(ticket, at, { kind, reason, deskId, staffId: staff.staffId }),
        ...(ended?.writes ?? []),
      ],
      events: [...events, ...(ended?.events ?? [])],
    });
    return { answer, ended };
  });
  if (ended) await afterSession(deps, found.visitId, ended);
  return answer;
};
