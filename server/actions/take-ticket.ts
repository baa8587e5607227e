import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { BANDS, orderKeyOf } from '../domain/order.ts';
import type { TicketRules } from '../contract/catalogue.ts';
import type { TicketState } from '../contract/ticket.ts';
import type { Action } from './action.ts';
import { nextNumber } from './number-ticket.ts';
import { readOfficeRules } from './office-rules.ts';
import { insert, update, type Deps, type NewEvent, type Tables } from './ports.ts';

type Take = Input<'ticket.take'>;

/**
 * Gives a person the next number of a queue (O87-9: in the order of applying; O87-39-3). Where the office asks for a
 * proved contact the ticket counts once a one-time code has proved it (TRP), at the place it has from now.
 */
export const takeTicket: Action<'ticket.take'> = async (deps, _principal, input, call) => {
  const service = await deps.store.service(input.serviceId);
  if (!service || service.officeId !== input.officeId) throw new Refusal('NOT_FOUND', 'no such service here');
  const rules = await readOfficeRules(deps.store, service.office, deps.clock.now());
  demandWhatTheOfficeAsks(input, rules.ticketRules);

  return deps.locks.run(`queue:${service.queueId}`, async () => {
    const at = deps.clock.now();
    const queue = (await deps.store.queue(service.queueId))!;
    const { number, label, seq, businessDay, counted } = await nextNumber(deps, queue, rules.businessDay);
    const officeId = service.officeId;
    const [applicantId, visitId, ticketId] = [uuid(), uuid(), uuid()];
    const order = { band: BANDS.arrival, orderAt: at, seq };
    const state: TicketState = rules.ticketRules.codeRequired ? 'unconfirmed' : 'waiting';
    const came: NewEvent[] = [
      {
        stream: `queue:${queue.id}`,
        type: 'order.changed',
        payload: { changes: [['in', orderKeyOf(order)]] },
      },
      { stream: `line:${queue.id}`, type: 'line.changed', payload: { ticketId, label, state } },
    ];
    return deps.store.commit(call, at, {
      officeId,
      answer: { ticketId, label },
      about: { ticketId, visitId, queueId: queue.id, serviceId: service.id },
      writes: [
        update('Queue', queue, counted),
        insert('Applicant', applicantRow(deps, applicantId, officeId, input)),
        insert('Visit', {
          id: visitId,
          officeId,
          serviceId: service.id,
          applicantId,
          businessDay,
          language: input.languages.reception,
          screenLanguage: input.languages.screen,
          interpreterFor: input.languages.interpreterFor ?? null,
          essence: input.essence,
          consentToVideoAt: input.consentToVideo ? at : null,
          createdAt: at,
        }),
        insert('Ticket', {
          id: ticketId,
          officeId,
          queueId: queue.id,
          visitId,
          businessDay,
          number,
          label,
          state,
          ...order,
          secretHash: hashSecret(input.secret),
          createdAt: at,
          stateAt: at,
        }),
      ],
      events: state === 'waiting' ? came : [],
    });
  });
};

export const hashSecret = (secret: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(secret).digest());

/** Where refusing is forbidden the rule asks for nothing but a name, and so nothing missing blocks (O87-39). */
function demandWhatTheOfficeAsks(input: Take, rules: TicketRules): void {
  if (!input.consentToVideo) throw new Refusal('CONSENT_NEEDED', 'O87-11', { fields: ['consentToVideo'] });
  if (rules.essenceRequired && input.essence === '') {
    throw new Refusal('ESSENCE_NEEDED', 'O87-3', { fields: ['essence'] });
  }
  const { address, phone, email } = input.applicant;
  if (rules.particularsRequired && !address && !phone && !email) {
    throw new Refusal('PARTICULARS_NEEDED', 'GOV', { fields: ['applicant.address', 'applicant.phone'] });
  }
  if (rules.codeRequired && !phone && !email) {
    throw new Refusal('PARTICULARS_NEEDED', 'TRP', { fields: ['applicant.phone', 'applicant.email'] });
  }
}

function applicantRow(deps: Deps, id: string, officeId: string, { applicant }: Take): Tables['Applicant'] {
  const { name, iin, organisation, representative } = applicant;
  const sealed = (number: string) => new Uint8Array(deps.sealer.seal(number));
  const index = (number: string) => new Uint8Array(deps.sealer.index(number));
  return {
    id,
    officeId,
    surname: name.surname,
    givenName: name.givenName,
    patronymic: name.patronymic ?? null,
    phone: applicant.phone ?? null,
    email: applicant.email ?? null,
    address: applicant.address ?? null,
    ...(iin && { iinSealed: sealed(iin), iinIndex: index(iin) }),
    ...(organisation && { organisationName: organisation.name }),
    ...(organisation?.bin && { binSealed: sealed(organisation.bin), binIndex: index(organisation.bin) }),
    ...(representative && {
      representativeSurname: representative.name.surname,
      representativeGivenName: representative.name.givenName,
      representativePatronymic: representative.name.patronymic ?? null,
      representativeAuthority: representative.authority ?? null,
      representativeAuthorityUntil: dayOrNull(representative.authorityUntil),
    }),
  };
}

const dayOrNull = (text: string | undefined): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null);
