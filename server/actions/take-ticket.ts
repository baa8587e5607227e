import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { aheadOf, BANDS, type Standing } from '../contract/order.ts';
import { estimateWait, type EstimateParameters } from '../contract/estimate.ts';
import { isCallable, orderKeyOf } from '../domain/order.ts';
import type { TicketRules } from '../contract/catalogue.ts';
import type { TicketState } from '../contract/ticket.ts';
import type { Action } from './action.ts';
import { nextNumber } from './number-ticket.ts';
import { readOfficeRules } from './office-rules.ts';
import { readEstimate } from './read-estimate.ts';
import { claimRow } from './out-of-turn.ts';
import type { Deps } from './ports/deps.ts';
import { insert, update, type NewEvent, type Tables } from './ports/change.ts';

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
  const complainsOf = await officialsComplainedOf(deps, input);

  const estimate = await readEstimate(deps, { id: service.queueId, office: service.office }, rules);

  return deps.locks.run(`queue:${service.queueId}`, async () => {
    const at = deps.clock.now();
    const { queue, callable } = (await deps.store.lineForTaking(service.queueId))!;
    const next = await nextNumber(deps, queue, rules.businessDay, at);
    const { number, label, businessDay, counted } = next;
    await demandRoom(deps, queue.id, businessDay, input, rules);
    const officeId = service.officeId;
    const [applicantId, visitId, ticketId] = [uuid(), uuid(), uuid()];
    const band = input.outOfTurn ? BANDS.outOfTurn : BANDS.arrival;
    const interpreted = !input.languages.interpreterFor;
    const order = { band, ...next.order, due: true, interpreted };
    const state: TicketState = rules.ticketRules.codeRequired ? 'unconfirmed' : 'waiting';
    const stands = isCallable({ ...order, state });
    const inOrder: NewEvent[] = [
      {
        stream: `queue:${queue.id}`,
        type: 'order.changed',
        payload: { changes: [['in', orderKeyOf(order)]] },
      },
    ];
    const came: NewEvent[] = [
      ...(stands ? inOrder : []),
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
          outOfTown: input.outOfTown ?? null,
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
          ...(stands &&
            foretold(band, { turn: queue.turn, standing: behind(band, callable) }, rules, estimate, at)),
        }),
        ...(input.outOfTurn ? [await claimRow(deps, service.office, visitId, input.outOfTurn, at)] : []),
        ...complainsOf.map((staffId) => insert('Exclusion', { id: uuid(), officeId, visitId, staffId })),
      ],
      events: state === 'waiting' ? came : [],
    });
  });
};

/** Only who may receive at this office can be complained of here; another's name would exclude nobody. */
async function officialsComplainedOf(deps: Deps, { officeId, complainsOf }: Take): Promise<string[]> {
  if (complainsOf.length === 0) return [];
  const officials = await deps.store.officialsOf(officeId, deps.clock.now());
  const wanted = [...new Set(complainsOf)];
  if (wanted.some((staffId) => !officials.some(({ id }) => id === staffId)))
    throw new Refusal('BAD_INPUT', 'not an official of this office', { fields: ['complainsOf'] });
  return wanted;
}

type Rules = Awaited<ReturnType<typeof readOfficeRules>>;

/** A full day turns nobody away where refusing is forbidden (O87-39), nor whoever came from out of town (O87-8). */
async function demandRoom(
  deps: Deps,
  queueId: string,
  day: Date,
  { outOfTown }: Take,
  { rule }: Rules,
): Promise<void> {
  const { ticketsADay } = rule('queue.capacity').value;
  if (ticketsADay === null || !rule('reception.mayRefuse').value.allowed) return;
  if (outOfTown && rule('reception.outOfTown').value.sameDay) return;
  if ((await deps.store.ticketsOfDay(queueId, day)) >= ticketsADay) throw new Refusal('QUEUE_FULL');
}

/** Whoever comes now stands behind all of the own band; out of turn comes before the other two. */
const behind = (band: number, [first, booked, arrivals]: Standing): Standing =>
  band === BANDS.outOfTurn ? [first, 0, 0] : [first, booked, arrivals];

/** The wait as it is foretold now, kept so that its error can be told later. */
export function foretold(
  band: number,
  { turn, standing }: { turn: number; standing: Standing },
  { rule }: Rules,
  estimate: EstimateParameters,
  at: Date,
): Pick<Tables['Ticket'], 'foretoldAt' | 'foretoldLow' | 'foretoldHigh' | 'foretoldAhead'> | null {
  const ahead = aheadOf(band, standing, { turn, blending: rule('queue.blending').value });
  const range = estimateWait(ahead, estimate, at.getTime());
  return (
    range && {
      foretoldAt: at,
      foretoldLow: range.low * 60,
      foretoldHigh: range.high * 60,
      foretoldAhead: ahead,
    }
  );
}

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
