import type { CodeChannel } from '../contract/code.ts';
import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import { orderKeyOf } from '../domain/order.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { indexOfContact, makeCode, proveCode, type CodeSubject } from './one-time-code.ts';
import { readOfficeRules } from './office-rules.ts';
import { readEstimate } from './read-estimate.ts';
import { foretold } from './take-ticket.ts';
import { numberAfterConfirming } from './number-ticket.ts';
import type { Deps } from './ports/deps.ts';
import { touch, update, type Tables } from './ports/change.ts';
import type { TicketInFull } from './reads/rows.ts';
import { visitChanged } from './visit-changed.ts';
import { codeMessage } from './write-message.ts';

/** Sends a code to the ticket's phone or e-mail: to make it count, or to sign what is offered for signing (TRP). */
export const askCode: Action<'ticket.askCode'> = async (deps, principal, input, call) => {
  const { ticketId, channel, appealId } = input;
  ticketHolder(principal, ticketId);
  return deps.locks.run(`codes of ticket:${ticketId}`, async () => {
    const ticket = await ticketOf(deps, ticketId);
    const contact = contactOfApplicant(ticket, channel);
    if (!contact) throw new Refusal('NO_CONTACT', 'nothing to send a code to', { fields: [channel] });
    if (appealId) await demandOffered(deps, ticket.visitId, appealId);
    const subject: CodeSubject = appealId
      ? { purpose: 'sign_appeal', ticketId, appealId }
      : { purpose: 'confirm_ticket', ticketId };
    // Many tickets may name one telephone: its limit holds for all of them together.
    return deps.locks.run(lockOfContact(deps, channel, contact), async () => {
      const at = deps.clock.now();
      const to = { officeId: ticket.officeId, channel, contact, language: ticket.visit.screenLanguage };
      const { code, sent, writes } = await makeCode(deps, at, subject, to);
      return deps.store.commit(call, at, {
        officeId: ticket.officeId,
        answer: sent,
        about: { ticketId, codeId: sent.codeId, ...(appealId && { appealId }) },
        writes: [
          // The contact stays as it was read: a code never proves one that was put in meanwhile.
          update('Applicant', ticket.visit.applicant, {}),
          ...writes,
          codeMessage(deps, at, to, { code, purpose: subject.purpose, ticket }),
        ],
        events: visitChanged(ticket),
      });
    });
  });
};

export const lockOfContact = (deps: Deps, channel: CodeChannel, contact: string) =>
  `codes to:${Buffer.from(indexOfContact(deps, channel, contact)).toString('hex')}`;

async function demandOffered(deps: Deps, visitId: string, appealId: string): Promise<void> {
  const state = await deps.store.appealState(visitId, appealId);
  if (state === null) throw new Refusal('NOT_FOUND', 'an appeal of another visit');
  if (state !== 'offered') throw new Refusal('WRONG_STATE', 'nothing to sign');
}

/**
 * Proves the contact. A ticket that waited for it counts from now on, at the place of its taking: the order is that of
 * applying (O87-9), not of typing codes.
 */
export const confirmTicket: Action<'ticket.confirm'> = async (deps, principal, input, call) => {
  const { ticketId, codeId, code } = input;
  ticketHolder(principal, ticketId);
  const { queueId } = await ticketOf(deps, ticketId);
  return deps.locks.run(`queue:${queueId}`, async () => {
    const ticket = await ticketOf(deps, ticketId);
    const at = deps.clock.now();
    const proof = await proveCode(deps, call, at, { purpose: 'confirm_ticket', ticketId, codeId, code });
    const counted = ticket.state === 'unconfirmed' ? await count(deps, ticket, at) : null;
    const { applicant } = ticket.visit;
    const state = counted?.state ?? ticket.state;
    return deps.store.commit(call, at, {
      officeId: ticket.officeId,
      answer: { state },
      about: { ticketId, codeId, ...(counted && { queueId }) },
      writes: [
        proof.write,
        update('Applicant', applicant, { [CONTACTS[proof.channel].confirmedAt]: at }),
        ...(counted?.writes ?? []),
      ],
      events: [...(counted?.events ?? []), ...visitChanged({ ...ticket, state })],
    });
  });
};

async function count(deps: Deps, ticket: TicketInFull, at: Date) {
  const number = numberAfterConfirming(ticket);
  const rules = await readOfficeRules(deps.store, ticket.visit.office, at);
  const estimate = await readEstimate(deps, { id: ticket.queueId, office: ticket.visit.office }, rules);
  const place = await deps.store.place(ticket.queueId, orderKeyOf(ticket));
  const told = foretold(ticket.band, place, rules, estimate, at);
  const { state, write, events } = changeTicket(ticket, 'confirm', at, {
    ...number,
    ...told,
  } as Partial<TicketInFull>);
  const { queue, visit } = ticket;
  const numbered = number && [
    update('Queue', queue, { lastNumber: number.number }),
    update('Visit', visit, { businessDay: number.businessDay }),
  ];
  return { state, events, writes: [...(numbered ?? [touch('Queue', queue)]), write] };
}

/** Corrects or adds a contact. What was changed is not proved any more, and codes sent to it serve no longer. */
export const setContact: Action<'ticket.setContact'> = async (deps, principal, input, call) => {
  ticketHolder(principal, input.ticketId);
  const ticket = await ticketOf(deps, input.ticketId);
  const { applicant } = ticket.visit;
  const at = deps.clock.now();
  const changed = (['sms', 'email'] as const).filter((channel) => {
    const wanted = input[CONTACTS[channel].contact];
    return wanted !== undefined && wanted !== applicant[CONTACTS[channel].contact];
  });
  const set: Partial<Tables['Applicant']> = {};
  for (const channel of changed) {
    const { contact, confirmedAt } = CONTACTS[channel];
    set[contact] = input[contact]!;
    set[confirmedAt] = null;
  }
  const codes = await Promise.all(changed.map((c) => deps.store.codesInForce(ticket.id, c, at)));
  return deps.store.commit(call, at, {
    officeId: ticket.officeId,
    answer: {},
    about: { ticketId: ticket.id, applicantId: applicant.id, changed: changed.join(' ') },
    writes: changed.length
      ? [
          update('Applicant', applicant, set),
          ...codes.flat().map((code) => update('OneTimeCode', code, { expiresAt: at })),
        ]
      : [],
    events: changed.length ? visitChanged(ticket) : [],
  });
};

const CONTACTS = {
  sms: { contact: 'phone', confirmedAt: 'phoneConfirmedAt' },
  email: { contact: 'email', confirmedAt: 'emailConfirmedAt' },
} as const;

const contactOfApplicant = ({ visit: { applicant } }: TicketInFull, channel: CodeChannel) =>
  applicant[CONTACTS[channel].contact];

async function ticketOf(deps: Deps, ticketId: string): Promise<TicketInFull> {
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND');
  return ticket;
}
