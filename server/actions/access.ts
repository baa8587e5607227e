import { Refusal } from '../contract/errors.ts';
import type { ParticipantKind } from '../contract/session-state.ts';
import {
  holdsRole,
  type AccountPrincipal,
  type Principal,
  type SigningInPrincipal,
  type StaffPrincipal,
  type TicketPrincipal,
} from '../domain/principal.ts';
import type { Deps } from './ports/deps.ts';
import type { DeskInFull } from './reads/desks.ts';
import type { SessionInFull } from './reads/rows.ts';

/** The holder of this one ticket's link. Another's ticket is told like one that does not exist. */
export function ticketHolder(principal: Principal, ticketId: string): TicketPrincipal {
  if (principal.kind !== 'ticket')
    throw new Refusal(principal.kind === 'anyone' ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
  if (principal.ticketId !== ticketId) throw new Refusal('NOT_FOUND', 'a ticket of another person');
  return principal;
}

export function signedInStaff(principal: Principal): StaffPrincipal {
  if (principal.kind === 'staff') return principal;
  const nobody = principal.kind === 'anyone' || principal.kind === 'signing_in';
  throw new Refusal(nobody ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
}

/** Whoever has given the right password, whether or not more is asked for. */
export function staffWithPassword(principal: Principal): StaffPrincipal | SigningInPrincipal {
  return principal.kind === 'signing_in' ? principal : signedInStaff(principal);
}

export function accountHolder(principal: Principal): AccountPrincipal {
  if (principal.kind === 'account') return principal;
  throw new Refusal(principal.kind === 'anyone' ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
}

/** A member of staff who receives in the office at `officePath`. */
export function official(principal: Principal, officePath: string | undefined): StaffPrincipal {
  const staff = signedInStaff(principal);
  if (officePath === undefined || !holdsRole(staff, 'official', officePath)) {
    const anywhere = staff.grants.some((grant) => grant.role === 'official');
    throw new Refusal(anywhere ? 'NOT_FOUND' : 'FORBIDDEN', 'not an official of this office');
  }
  return staff;
}

/** A member of staff who interprets in the office at `officePath`; without one, in any office. */
export function interpreter(principal: Principal, officePath?: string): StaffPrincipal {
  const staff = signedInStaff(principal);
  if (!staff.grants.some((grant) => grant.role === 'interpreter'))
    throw new Refusal('FORBIDDEN', 'not an interpreter');
  if (officePath !== undefined && !holdsRole(staff, 'interpreter', officePath))
    throw new Refusal('NOT_FOUND', 'not an interpreter of this office');
  return staff;
}

/** A desk and the official who may use it, whoever holds it now. */
export async function deskOfOffice(deps: Deps, principal: Principal, deskId: string) {
  signedInStaff(principal);
  const desk = await deps.store.desk(deskId);
  const staff = official(principal, desk?.office.path);
  if (!desk) throw new Refusal('NOT_FOUND');
  return { desk, staff };
}

/** A desk that this official holds now. */
export async function ownDesk(deps: Deps, principal: Principal, deskId: string) {
  const { desk, staff } = await deskOfOffice(deps, principal, deskId);
  if (!isHeldBy(desk, staff)) throw new Refusal('DESK_NOT_YOURS');
  return { desk, staff };
}

export function isHeldBy(
  desk: Pick<DeskInFull, 'staffId' | 'state'> & { leaseHolds: boolean },
  staff: StaffPrincipal,
) {
  return desk.staffId === staff.staffId && desk.state !== 'closed' && desk.leaseHolds;
}

/** A participant of the session: the applicant by the ticket, or a member of staff who is in it. */
export async function participantOf(deps: Deps, principal: Principal, sessionId: string) {
  if (principal.kind === 'anyone') throw new Refusal('NOT_SIGNED_IN');
  const session = await deps.store.session(sessionId);
  const participant = session && placeIn(session, principal);
  if (!session || !participant) throw new Refusal('NOT_FOUND', 'not a participant of this session');
  if (handedOver(session, participant)) throw new Refusal('DESK_NOT_YOURS');
  return { session, participant };
}

/** The same, or null: whose desk has gone to a colleague has no place in the talk under way any more. */
export function participantIn(session: SessionInFull, principal: Principal): ParticipantRow | null {
  const participant = placeIn(session, principal);
  return participant && !handedOver(session, participant) ? participant : null;
}

type ParticipantRow = SessionInFull['participants'][number];

function placeIn(session: SessionInFull, principal: Principal): ParticipantRow | null {
  if (principal.kind === 'ticket' && session.visitId === principal.visitId) {
    return session.participants.find((p) => p.kind === 'applicant') ?? null;
  }
  if (principal.kind === 'staff')
    return session.participants.find((p) => p.staffId === principal.staffId) ?? null;
  return null;
}

/** Their desk has gone to a colleague, who goes on with the talk. */
export const handedOver = ({ state, desk }: SessionInFull, { kind, staffId }: ParticipantRow) =>
  kind === 'official' && state !== 'ended' && desk.staffId !== null && desk.staffId !== staffId;

/** Is anyone of this kind in the talk now? */
export const isHere = (session: SessionInFull, kind: ParticipantKind): boolean =>
  session.participants.some((p) => p.kind === kind && p.joinedAt !== null && p.leftAt === null);

/** The official who holds this session's desk: a colleague who took a lost desk over takes its session, too. */
export async function ownSession(deps: Deps, principal: Principal, sessionId: string) {
  signedInStaff(principal);
  const { session, participant } = await participantOf(deps, principal, sessionId);
  if (participant.kind !== 'official') throw new Refusal('FORBIDDEN');
  if (session.desk.staffId !== participant.staffId) throw new Refusal('DESK_NOT_YOURS');
  return session;
}
