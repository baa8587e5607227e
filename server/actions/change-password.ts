import { Refusal } from '../contract/errors.ts';
import { isWeakPassword } from '../domain/password.ts';
import type { Action } from './action.ts';
import { browserOf } from './cookies.ts';
import { guessPassword } from './guess.ts';
import { rememberDevice } from './known-device.ts';
import { update } from './ports/change.ts';
import { atStage, endings, progress, stageAfter, step } from './signing-in.ts';

/**
 * The person's own new password. Every other sign-in of theirs ends: one of them may be the reason for the change.
 * Nothing is kept under the command's key, since the hash of its input would be a fast hash of two passwords; a
 * repetition is known by the new password being the person's already.
 */
export const changePassword: Action<'staff.changePassword'> = async (deps, principal, input, call) => {
  const { current, next } = input;
  const at = deps.clock.now();
  const here = await atStage(deps, principal, 'new_password', at);
  const { staff, staffSessionId, session, others, signingIn } = here;
  const browser = browserOf(call);
  const known = signingIn ? [current] : [current, next];
  const which = await guessPassword(deps, browser, staff.login, staff, known);
  if (which === null) throw new Refusal('WRONG_PASSWORD', 'the current password', { fields: ['current'] });
  if (which === 1) return progress('full', staff, at);
  if (next === current || isWeakPassword(next, staff.login))
    throw new Refusal('PASSWORD_WEAK', 'the new password', { fields: ['next'] });
  const changed = { passwordHash: await deps.passwords.hash(next), mustChangePassword: false };
  const now = { ...staff, ...changed };
  // Whoever has come to this stage has given the second factor, or had none to give.
  const stage = await stageAfter(deps, now, true, at);
  const onward = signingIn && session ? step(deps, stage, at) : null;
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.id, staffSessionId },
    writes: [
      update('Staff', staff, changed),
      ...(onward ? [update('StaffSession', session!, onward.columns)] : []),
      ...endings(others, at),
    ],
    events: [],
  });
  if (onward) onward.keep(browser, now);
  else rememberDevice(deps, browser, now);
  for (const { id } of others) deps.access.ended(id);
  return progress(onward ? stage : 'full', now, at);
};
