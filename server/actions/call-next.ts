import { Refusal } from '../contract/errors.ts';
import { inCallingOrder, nextTurn } from '../contract/order.ts';
import { orderKeyOf } from '../domain/order.ts';
import type { Principal } from '../domain/principal.ts';
import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { placeCall, readSituation, ruleOfSituation } from './place-call.ts';
import type { Call } from './ports/command-call.ts';
import type { Deps } from './ports/deps.ts';
import type { Callee, CallSituation } from './reads/call.ts';
import { queueAct } from './queue-act.ts';

/**
 * Calls the first person of the desk's queue who can be called to it, in the stored order (O87-9). Whoever stood before
 * and cannot be called to this desk is passed over, and it is logged why: at the first call, not at every one.
 */
export const callNext: Action<'desk.callNext'> = async (deps, principal, { deskId }, call) => {
  signedInStaff(principal);
  return deps.admission.place(() => callFirst(deps, principal, deskId, call));
};

async function callFirst(deps: Deps, principal: Principal, deskId: string, call: Call) {
  const queueId = await deps.store.queueOfDesk(deskId);
  return deps.locks.run(`queue:${queueId}`, async () => {
    const { situation, staff } = await readSituation(deps, principal, deskId);
    const at = deps.clock.now();
    const { turn, blending } = {
      turn: situation.queue.turn,
      blending: ruleOfSituation(situation, 'queue.blending', at),
    };
    const heads = [0, 1, 2].map((band) => situation.heads.find((head) => head.band === band));
    const next = nextTurn([Boolean(heads[0]), Boolean(heads[1]), Boolean(heads[2])], { turn, blending });
    const callee = next && heads[next.band];
    if (!next || !callee) throw new Refusal('QUEUE_EMPTY');
    const logged = passedOver(situation, callee, { turn, blending }).map((one) =>
      queueAct({ ...callee, ...one }, at, {
        kind: 'passed_over',
        reason: callee.label,
        deskId,
        staffId: staff.staffId,
        overtaken: 1,
      }),
    );
    return placeCall(deps, call, at, { situation, callee, staff, turn: next.turn, logged });
  });
}

/** Of those who cannot be called to this desk, who would have been called before this person and is not told of yet. */
function passedOver(
  { heads, barred }: CallSituation,
  callee: Callee,
  round: Parameters<typeof inCallingOrder>[2],
): CallSituation['barred'] {
  const order = inCallingOrder([...heads, ...barred], orderKeyOf, round);
  const before = order.slice(0, order.indexOf(callee));
  return barred.filter((one) => !one.logged && before.includes(one));
}
