import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { BANDS, orderKeyOf } from '../domain/order.ts';
import type { TicketRules } from '../contract/catalogue.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import { insert, update, type Deps, type Queue, type Tables } from './ports.ts';

type Take = Input<'ticket.take'>;

/** Gives a person the next number of a queue (O87-9: in the order of applying; O87-39-3). */
export const takeTicket: Action<'ticket.take'> = async (deps, _principal, input, call) => {
  const service = await deps.store.service(input.serviceId);
  if (!service || service.officeId !== input.officeId) throw new Refusal('NOT_FOUND', 'no such service here');
  const rules = await readOfficeRules(deps.store, service.office, deps.clock.now());
  demandWhatTheOfficeAsks(input, rules.ticketRules);

  return deps.locks.run(`queue:${service.queueId}`, async () => {
    const at = deps.clock.now();
    const queue = (await deps.store.queue(service.queueId))!;
    const { number, seq, businessDay, counted } = await nextNumber(deps, queue, rules.businessDay);
    const label = `${queue.prefix}-${String(number).padStart(3, '0')}`;
    const officeId = service.officeId;
    const [applicantId, visitId, ticketId] = [uuid(), uuid(), uuid()];
    const order = { band: BANDS.arrival, orderAt: at, seq };
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
          state: 'waiting',
          ...order,
          secretHash: hashSecret(input.secret),
          createdAt: at,
          stateAt: at,
        }),
      ],
      events: [
        {
          stream: `queue:${queue.id}`,
          type: 'order.changed',
          payload: { changes: [['in', orderKeyOf(order)]] },
        },
        { stream: `line:${queue.id}`, type: 'line.changed', payload: { ticketId, label, state: 'waiting' } },
      ],
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
  if (rules.particularsRequired && !input.applicant.address && !input.applicant.phone) {
    throw new Refusal('PARTICULARS_NEEDED', 'GOV', { fields: ['applicant.address', 'applicant.phone'] });
  }
}

/**
 * Numbers start again each business day, unless someone still waits with a number of an earlier one: two people must
 * not answer to the same number. Days never go back, even if the hours are edited.
 */
async function nextNumber(deps: Deps, queue: Queue, day: Date) {
  const counted = queue.numberDay;
  const newDay = counted === null || counted < day;
  const startsAgain = newDay && !(await deps.store.hasOpenTickets(queue.id));
  const number = startsAgain ? 1 : queue.lastNumber + 1;
  const businessDay = newDay ? day : counted;
  const seq = queue.lastSeq + 1n;
  return { number, seq, businessDay, counted: { numberDay: businessDay, lastNumber: number, lastSeq: seq } };
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
    }),
  };
}
