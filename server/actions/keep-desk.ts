import { Refusal } from '../contract/errors.ts';
import type { DeskState } from '../contract/desk.ts';
import { deskMachine, type DeskAct } from '../domain/desk.ts';
import { after } from '../domain/machine.ts';
import { deskOfOffice, ownDesk } from './access.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { afterSession, endOpenSession } from './end-session.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { touch, update, type NewEvent, type Tables, type Write } from './ports/change.ts';
import type { Desk } from './reads/rows.ts';
import { takeOverTalk } from './take-over-talk.ts';

/**
 * Takes a desk: its presence is a lease, and each new holder has a higher fence. A desk whose lease holds for another
 * person is not taken; the same person's other window is, and then learns that it lost the desk.
 */
export const openDesk: Action<'desk.open'> = async (deps, principal, { deskId }, call) => {
  const { desk, staff } = await deskOfOffice(deps, principal, deskId);
  const held = desk.state !== 'closed' && desk.leaseHolds;
  const offered = desk.offeredToId === staff.staffId;
  if (held && desk.staffId !== staff.staffId && !offered) throw new Refusal('DESK_TAKEN');
  const fence = desk.fence + 1;
  const leaseUntil = new Date(desk.databaseNow.getTime() + deps.settings.deskLeaseMs);
  const set = { staffId: staff.staffId, fence, leaseUntil, pauseReason: null, offeredToId: null };
  if (desk.staffId === staff.staffId) return changeDesk(deps, desk, 'open', call, { fence }, set);
  const talk = await takeOverTalk(deps, desk, staff.staffId);
  const answer = await changeDesk(deps, desk, 'open', call, { fence }, set, talk);
  // Whoever held the desk has no right to be in the talk any more.
  if (talk.visitId && desk.staffId) await deps.rooms.dismiss(talk.visitId, desk.staffId);
  return answer;
};

export const keepDesk: Action<'desk.keep'> = async (deps, principal, { deskId, fence }) => {
  const { staff } = await deskOfOffice(deps, principal, deskId);
  const leaseUntil = await deps.store.keepDesk(deskId, staff.staffId, fence, deps.settings.deskLeaseMs);
  if (!leaseUntil) throw new Refusal('DESK_NOT_YOURS');
  return { leaseUntil: leaseUntil.toISOString() };
};

export const pauseDesk: Action<'desk.pause'> = async (deps, principal, { deskId, reason }, call) => {
  const { desk } = await ownDesk(deps, principal, deskId);
  return changeDesk(deps, desk, 'pause', call, {}, { pauseReason: reason });
};

export const resumeDesk: Action<'desk.resume'> = async (deps, principal, { deskId }, call) => {
  const { desk } = await ownDesk(deps, principal, deskId);
  return changeDesk(deps, desk, 'resume', call, {}, { pauseReason: null });
};

export const closeDesk: Action<'desk.close'> = async (deps, principal, { deskId }, call) => {
  const { desk, staff } = await deskOfOffice(deps, principal, deskId);
  if (desk.staffId !== staff.staffId) throw new Refusal('DESK_NOT_YOURS');
  if (desk.currentTicketId) throw new Refusal('DESK_BUSY');
  return changeDesk(
    deps,
    desk,
    'close',
    call,
    {},
    { staffId: null, leaseUntil: null, pauseReason: null, offeredToId: null },
  );
};

/**
 * A desk that has not been heard of is paused, so that nobody waits for a ghost, and a call that nobody answered goes
 * back to its place (law 6). A talk under way stays: its people may still be in it.
 */
export async function lapseDesk(deps: Deps, desk: Desk, call: Call): Promise<void> {
  const ticket = desk.currentTicketId ? await deps.store.ticket(desk.currentTicketId) : null;
  if (ticket?.state !== 'called') return void (await changeDesk(deps, desk, 'lapse', call, {}, {}));
  const ended = await deps.locks.run(`queue:${desk.queueId}`, async () => {
    const at = deps.clock.now();
    const moved = changeTicket(ticket, 'putBack', at, { deskId: null });
    const ended = await endOpenSession(deps, ticket, at, { held: desk, state: 'paused' });
    await deps.store.commit(call, at, {
      officeId: desk.officeId,
      answer: {},
      about: { deskId: desk.id, ticketId: ticket.id },
      writes: [touch('Queue', ticket.queue), moved.write, ...ended.writes],
      events: [...moved.events, ...ended.events],
    });
    return ended;
  });
  await afterSession(deps, ticket.visitId, ended);
}

async function changeDesk<A>(
  deps: Deps,
  desk: Desk,
  act: DeskAct,
  call: Call,
  answer: A,
  set: Partial<Tables['Desk']>,
  more: { writes: Write[]; events: NewEvent[] } = { writes: [], events: [] },
): Promise<A> {
  const state = after(deskMachine, desk.state, act);
  if (state === null) throw new Refusal('WRONG_STATE', `desk is ${desk.state}, cannot ${act}`);
  return deps.store.commit(call, deps.clock.now(), {
    officeId: desk.officeId,
    answer,
    about: { deskId: desk.id, state },
    writes: [update('Desk', desk, { ...set, state }), ...more.writes],
    events: [...deskEvents(desk, state), ...more.events],
  });
}

/** A desk that opens or closes changes the wait of everyone in the queue. */
function deskEvents(desk: Desk, state: DeskState): NewEvent[] {
  return [
    { stream: `line:${desk.queueId}`, type: 'desk.changed', payload: { deskId: desk.id, state } },
    { stream: `queue:${desk.queueId}`, type: 'desks.changed', payload: {} },
  ];
}
