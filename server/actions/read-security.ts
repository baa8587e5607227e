import { Refusal } from '../contract/errors.ts';
import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { STAFF_COOKIE } from './cookies.ts';
import { update } from './ports/change.ts';
import { isEnrolled } from './second-factor.ts';
import { atStage, secondFactorRule } from './signing-in.ts';

/** How a person's own account is guarded, and where they are signed in. */
export const readSecurity: Action<'staff.readSecurity'> = async (deps, principal) => {
  signedInStaff(principal);
  const at = deps.clock.now();
  const { staff, staffSessionId, session, others } = await atStage(deps, principal, 'full', at);
  return {
    secondFactor: isEnrolled(staff),
    secondFactorRequired: (await secondFactorRule(deps, staff, at)).required,
    recoveryCodesLeft: staff.recoveryHashes.length,
    browsers: [...(session ? [session] : []), ...others.filter(({ stage }) => stage === 'full')].map(
      (row) => ({
        staffSessionId: row.id,
        userAgent: row.userAgent,
        createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        current: row.id === staffSessionId,
        connected: deps.access.isConnected(row.id),
      }),
    ),
  };
};

/** Ends one of the person's own sign-ins; that of this browser signs it out. */
export const revokeSession: Action<'staff.revokeSession'> = async (deps, principal, input, call) => {
  const { staffId, officeId, staffSessionId: own } = signedInStaff(principal);
  const at = deps.clock.now();
  const { staffSessionId } = input;
  const session = (await deps.store.signInsOf(staffId, at)).find(({ id }) => id === staffSessionId);
  if (!session) throw new Refusal('NOT_FOUND', 'not a sign-in of this person, or over already');
  const answer = await deps.store.commit(call, at, {
    officeId,
    answer: {},
    about: { staffId, staffSessionId },
    writes: [update('StaffSession', session, { revokedAt: at })],
    events: [],
  });
  if (staffSessionId === own) call.browser?.forget(STAFF_COOKIE);
  deps.access.ended(staffSessionId);
  return answer;
};
