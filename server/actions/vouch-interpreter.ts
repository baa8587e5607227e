import { Refusal } from '../contract/errors.ts';
import type { Action } from './action.ts';
import { stillHeld, ticketOfOfficial, ticketOfQueue } from './at-desk.ts';
import { reorderTicket } from './change-ticket.ts';
import { touch, update } from './ports/change.ts';
import { queueAct } from './queue-act.ts';

/** Somebody interprets whom the system does not know of: the person can be called from now on. */
export const vouchInterpreter: Action<'desk.vouchInterpreter'> = async (deps, principal, input, call) => {
  const { deskId, ticketId, reason } = input;
  const { desk, staff } = await ticketOfOfficial(deps, principal, deskId, ticketId);
  return deps.locks.run(`queue:${desk.queueId}`, async () => {
    const ticket = await ticketOfQueue(deps, desk, ticketId);
    if (ticket.interpreted) throw new Refusal('WRONG_STATE', 'waits for no interpreter');
    const at = deps.clock.now();
    const { unit } = await deps.store.unitOf(ticketId);
    const { write, events } = reorderTicket(ticket, at, { interpreted: true });
    const act = { kind: 'interpreter_vouched', reason, deskId, staffId: staff.staffId } as const;
    return deps.store.commit(call, at, {
      officeId: desk.officeId,
      answer: {},
      about: { ticketId, deskId },
      writes: [
        touch('Queue', ticket.queue),
        ...stillHeld(desk),
        write,
        queueAct(ticket, at, act),
        // Whoever had taken the person is not needed any more.
        ...(unit ? [update('InterpreterUnit', unit, { readyAt: null, leaseUntil: null })] : []),
      ],
      events,
    });
  });
};
