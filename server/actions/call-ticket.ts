import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { aheadOf } from '../contract/order.ts';
import type { Principal } from '../domain/principal.ts';
import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { placeCall, readSituation, ruleOfSituation } from './place-call.ts';
import type { Call } from './ports/command-call.ts';
import type { Deps } from './ports/deps.ts';
import { queueAct } from './queue-act.ts';

/**
 * Calls one particular person out of the order, for a reason that is logged with how many were overtaken. The order of the
 * others stays as it is, and so does the round of bookings and arrivals.
 */
export const callTicket: Action<'desk.callTicket'> = async (deps, principal, input, call) => {
  signedInStaff(principal);
  return deps.admission.place(() => callOne(deps, principal, input, call));
};

async function callOne(
  deps: Deps,
  principal: Principal,
  { deskId, ticketId, reason }: Input<'desk.callTicket'>,
  call: Call,
) {
  const queueId = await deps.store.queueOfDesk(deskId);
  return deps.locks.run(`queue:${queueId}`, async () => {
    const { situation, staff } = await readSituation(deps, principal, deskId, ticketId);
    const callee = situation.heads[0];
    if (!callee) throw new Refusal('NOT_FOUND', 'not a ticket of this queue');
    // Whoever is complained of is told no more than that somebody else receives the person.
    if (callee.complainsOfHolder || callee.elsewhere) throw new Refusal('FOR_ANOTHER_DESK');
    // Person and interpreter are called together or not at all; the official may vouch that they are understood (O87-7).
    if (!callee.interpreted) throw new Refusal('INTERPRETER_NOT_READY');
    const at = deps.clock.now();
    const { turn } = situation.queue;
    const round = { turn, blending: ruleOfSituation(situation, 'queue.blending', at) };
    const overtaken = aheadOf(callee.band, callee.standing, round);
    const act = { kind: 'called_out_of_order', reason, deskId, staffId: staff.staffId, overtaken } as const;
    const logged = [queueAct(callee, at, act)];
    return placeCall(deps, call, at, { situation, callee, staff, turn, logged });
  });
}
