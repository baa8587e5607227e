import { Refusal } from '../contract/errors.ts';
import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { browserOf } from './cookies.ts';
import { guessCode } from './guess.ts';
import { update } from './ports/change.ts';
import {
  enrolmentUri,
  isEnrolled,
  newRecoveryCodes,
  offeredSecret,
  stepOf,
  useCode,
} from './second-factor.ts';
import { atStage, endings, progress, secondFactorRule, stageAfter, step, unfinished } from './signing-in.ts';

/** Offers this browser a secret; nothing changes before a code has proved it. */
export const beginEnrolment: Action<'staff.beginEnrolment'> = async (deps, principal) => {
  const { staff, staffSessionId } = await atStage(deps, principal, 'enrolment', deps.clock.now());
  const secret = offeredSecret(deps, staffSessionId, staff);
  return { secret: secret.base32, uri: enrolmentUri(secret, staff.login) };
};

/**
 * The second factor is in use from now on, in the place of an earlier one if a code of that is given. Sign-ins that are
 * still under way begin anew: they were not asked for it. The answer holds the recovery codes, so it is kept nowhere.
 */
export const confirmEnrolment: Action<'staff.confirmEnrolment'> = async (deps, principal, input, call) => {
  const at = deps.clock.now();
  const here = await atStage(deps, principal, 'enrolment', at);
  const { staff, staffSessionId, session, others, signingIn } = here;
  const browser = browserOf(call);
  const secret = offeredSecret(deps, staffSessionId, staff);
  const totpLastStep = stepOf(secret, input.code, at);
  if (totpLastStep === null) throw new Refusal('CODE_WRONG', 'the new second factor', { fields: ['code'] });
  if (isEnrolled(staff)) {
    const { current = '' } = input;
    const owner = await guessCode(deps, browser, here, () => useCode(deps, staff, current, at));
    if (!owner) throw new Refusal('CODE_WRONG', 'the present second factor', { fields: ['current'] });
  }
  const { codes: recoveryCodes, hashes: recoveryHashes } = newRecoveryCodes(deps, staff.id);
  const totpSealed = new Uint8Array(deps.sealer.seal(secret.base32));
  const enrolled = { totpSealed, totpConfirmedAt: at, totpLastStep, recoveryHashes };
  const stage = await stageAfter(deps, { ...staff, ...enrolled }, true, at);
  const next = signingIn && session ? step(deps, stage, at) : null;
  const begunAnew = unfinished(others);
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.id, staffSessionId },
    writes: [
      update('Staff', staff, enrolled),
      ...(next ? [update('StaffSession', session!, next.columns)] : []),
      ...endings(begunAnew, at),
    ],
    events: [],
  });
  next?.keep(browser, staff);
  return { ...progress(stage, staff, at), recoveryCodes };
};

/** Back to the password alone, where the office allows it. */
export const dropSecondFactor: Action<'staff.dropSecondFactor'> = async (deps, principal, { code }, call) => {
  signedInStaff(principal);
  const at = deps.clock.now();
  const here = await atStage(deps, principal, 'full', at);
  const { staff, staffSessionId, others } = here;
  if (!isEnrolled(staff)) throw new Refusal('WRONG_STATE');
  if ((await secondFactorRule(deps, staff, at)).required) throw new Refusal('SECOND_FACTOR_REQUIRED');
  const used = await guessCode(deps, call.browser, here, () => useCode(deps, staff, code, at));
  if (!used) throw new Refusal('CODE_WRONG');
  return deps.store.commit(call, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.id, staffSessionId },
    writes: [
      // The step used last stays: a code that was used is used, whatever is enrolled next.
      update('Staff', staff, { ...used, totpSealed: null, totpConfirmedAt: null, recoveryHashes: [] }),
      ...endings(unfinished(others), at),
    ],
    events: [],
  });
};
