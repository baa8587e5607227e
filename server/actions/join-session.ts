import type { RtpCapabilities } from '../../media/port.ts';
import { Refusal } from '../contract/errors.ts';
import { after } from '../domain/machine.ts';
import type { Principal } from '../domain/principal.ts';
import { mayPrepare } from '../domain/prepare.ts';
import { sessionMachine } from '../domain/session.ts';
import { isCallable } from '../domain/order.ts';
import { isHere, participantIn, participantOf } from './access.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { readOfficeRules } from './office-rules.ts';
import { readPlaceOf } from './read-place.ts';
import { tellApplicant } from './tell-applicant.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { update, type NewEvent, type Write } from './ports/change.ts';
import type { SessionInFull } from './reads/rows.ts';
import { mediaIdOf, sessionView } from './views.ts';

/** Room and transports before the talk, for who is about to be called or is a participant already. */
export const prepareMedia: Action<'media.prepare'> = async (deps, principal, input, call) => {
  const session = await deps.store.openSessionOfVisit(input.visitId);
  const participant = session && participantIn(session, principal);
  const who = participant
    ? { participantId: mediaIdOf(session, participant), kind: participant.kind }
    : await soonCalled(deps, principal, input.visitId);
  const entrant = {
    ...who,
    page: pageOf(call),
    rtpCapabilities: input.rtpCapabilities as RtpCapabilities,
    fresh: input.fresh ?? false,
  };
  const ready = await deps.rooms.prepare(input.visitId, entrant);
  return { ...ready, participantId: who.participantId, iceServers: deps.relay.iceServers() };
};

async function soonCalled(deps: Deps, principal: Principal, visitId: string) {
  if (principal.kind === 'anyone') throw new Refusal('NOT_SIGNED_IN');
  if (principal.kind !== 'ticket' || principal.visitId !== visitId) throw new Refusal('NOT_FOUND');
  const ticket = (await deps.store.ticket(principal.ticketId))!;
  const rules = await readOfficeRules(deps.store, ticket.visit.office, deps.clock.now());
  const place = isCallable(ticket) ? await readPlaceOf(deps, ticket, rules) : null;
  if (!mayPrepare(ticket.state, place)) throw new Refusal('WRONG_STATE', 'the call is not near');
  return { participantId: principal.applicantId, kind: 'applicant' as const };
}

/**
 * Enters the session: first the rows, then the room. Coming back after a reload or a lost connection is the same
 * command and changes no row that says so already.
 */
export const joinSession: Action<'session.join'> = (deps, principal, input, call) =>
  deps.locks.run(`session:${input.sessionId}`, async () => {
    const found = await participantOf(deps, principal, input.sessionId);
    if (found.session.state === 'ended') throw new Refusal('SESSION_ENDED');
    const session = await enter(deps, found.session, found.participant, call);
    const participantId = mediaIdOf(session, found.participant);
    const entrant = {
      participantId,
      kind: found.participant.kind,
      page: pageOf(call),
      rtpCapabilities: input.rtpCapabilities as RtpCapabilities,
      fresh: input.fresh ?? false,
    };
    const joined = await deps.rooms.join(session.visitId, entrant, input);
    const iceServers = deps.relay.iceServers();
    return { ...joined, participantId, iceServers, session: sessionView(session, participantId) };
  });

/** Writes that the participant is here, and answers the session as it is then, without reading it again. */
async function enter(
  deps: Deps,
  session: SessionInFull,
  participant: Entering,
  call: Call,
): Promise<SessionInFull> {
  if (participant.joinedAt && !participant.leftAt) return session;
  const at = deps.clock.now();
  const here = { joinedAt: at, leftAt: null };
  const entered = {
    ...session,
    participants: session.participants.map((p) => (p.id === participant.id ? { ...p, ...here } : p)),
  };
  const writes: Write[] = [update('Participant', participant, here)];
  const events: NewEvent[] = [joinedEvent(session, participant, true)];
  if (participant.kind === 'applicant' && session.ticket.state === 'called') {
    const told = { desk: session.desk.label, sessionId: session.id };
    const moved = changeTicket(session.ticket, 'join', at, {}, told);
    // The ring on the person's other devices ends.
    writes.push(moved.write, ...(await tellApplicant(deps, session.ticket, 'answered', at)));
    events.push(...moved.events);
  }
  const state = after(sessionMachine, session.state, 'goLive');
  const live = state !== null && isHere(entered, 'applicant') && isHere(entered, 'official');
  if (live) {
    writes.push(update('Session', session, { state, liveAt: at }));
    events.push({ stream: `session:${session.id}`, type: 'session.changed', payload: { state } });
  }
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: session.officeId,
    answer: {},
    about: { sessionId: session.id, participantId: participant.id },
    writes,
    events,
  });
  return live ? { ...entered, state, liveAt: at } : entered;
}

type Entering = SessionInFull['participants'][number];

function joinedEvent(session: SessionInFull, participant: Entering, joined: boolean): NewEvent {
  const payload = { participantId: mediaIdOf(session, participant), joined };
  return { stream: `session:${session.id}`, type: 'participant.changed', payload };
}

/** Leaves the talk; the session stays, and the person may come back. */
export const leaveSession: Action<'session.leave'> = (deps, principal, { sessionId }, call) =>
  deps.locks.run(`session:${sessionId}`, async () => {
    const { session, participant } = await participantOf(deps, principal, sessionId);
    await deps.rooms.leave(session.visitId, mediaIdOf(session, participant), call.page);
    await depart(deps, session, participant, call);
    return {};
  });

/** A page that was lost did not come back in time: its person has left, and the record says so. */
export async function expireParticipant(
  deps: Deps,
  visitId: string,
  participantId: string,
  call: Call,
): Promise<void> {
  const open = await deps.store.openSessionOfVisit(visitId);
  if (!open) return;
  await deps.locks.run(`session:${open.id}`, async () => {
    const session = await deps.store.openSessionOfVisit(visitId);
    const participant = session?.participants.find((p) => mediaIdOf(session, p) === participantId);
    if (session && participant) await depart(deps, session, participant, call);
  });
}

/** Whoever is in the talk by another page has not left, whatever the old page says. */
async function depart(deps: Deps, session: SessionInFull, participant: Entering, call: Call): Promise<void> {
  if (!participant.joinedAt || participant.leftAt || session.state === 'ended') return;
  if (deps.rooms.holds(session.visitId, mediaIdOf(session, participant))) return;
  const at = deps.clock.now();
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: session.officeId,
    answer: {},
    about: { sessionId: session.id, participantId: participant.id },
    writes: [update('Participant', participant, { leftAt: at })],
    events: [joinedEvent(session, participant, false)],
  });
}

export function pageOf(call: Call): string {
  if (!call.page) throw new Refusal('BAD_INPUT', 'media belongs to a page with a socket');
  return call.page;
}
