import { Refusal } from '../contract/errors.ts';
import type { Action } from './action.ts';
import { browserOf } from './cookies.ts';
import { guessCode } from './guess.ts';
import { update } from './ports/change.ts';
import { useCode } from './second-factor.ts';
import { atStage, progress, stageAfter, step } from './signing-in.ts';

/** A code of the authenticator or of the paper lets a browser past the second factor; each is used once. */
export const giveSecondFactor: Action<'staff.giveSecondFactor'> = async (deps, principal, { code }, call) => {
  const at = deps.clock.now();
  const { staff, staffSessionId, session, signingIn } = await atStage(deps, principal, 'second_factor', at);
  if (!signingIn || !session) throw new Refusal('WRONG_STATE');
  const browser = browserOf(call);
  const used = await guessCode(deps, browser, { staff, staffSessionId }, () =>
    useCode(deps, staff, code, at),
  );
  if (!used) throw new Refusal('CODE_WRONG');
  const stage = await stageAfter(deps, staff, true, at);
  const next = step(deps, stage, at);
  const by = 'recoveryHashes' in used ? 'recovery code' : 'authenticator';
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.id, staffSessionId, stage, by },
    writes: [update('Staff', staff, used), update('StaffSession', session, next.columns)],
    events: [],
  });
  next.keep(browser, staff);
  return progress(stage, staff, at);
};
