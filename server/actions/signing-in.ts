import { randomBytes } from 'node:crypto';
import { Refusal } from '../contract/errors.ts';
import type { SignInProgress, SignInStage } from '../contract/staff.ts';
import type { Principal } from '../domain/principal.ts';
import { nextStage } from '../domain/sign-in.ts';
import { staffWithPassword } from './access.ts';
import { STAFF_COOKIE } from './cookies.ts';
import { rememberDevice } from './known-device.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import type { Browser } from './ports/command-call.ts';
import { update, type Write } from './ports/change.ts';
import type { StaffInFull } from './reads/rows.ts';
import type { SignInRow } from './reads/staff.ts';
import { isEnrolled } from './second-factor.ts';
import { hashSecret } from './take-ticket.ts';
import { staffView } from './views.ts';

/** A person at one stage of signing in, or one who is in; with the rows of both, and the person's other sign-ins. */
export async function atStage(deps: Deps, principal: Principal, stage: SignInStage, at: Date) {
  const { staffId, staffSessionId, ...rest } = staffWithPassword(principal);
  if (rest.kind === 'signing_in' && rest.stage !== stage) throw new Refusal('WRONG_STATE', rest.stage);
  // The person first: each new sign-in raises that row's version, so that none can hide between the two readings.
  const staff = await deps.store.staff(staffId);
  const signIns = await deps.store.signInsOf(staffId, at);
  if (!staff) throw new Refusal('NOT_FOUND');
  const session = signIns.find(({ id }) => id === staffSessionId) ?? null;
  const others = signIns.filter(({ id }) => id !== staffSessionId);
  return { staff, staffSessionId, session, others, signingIn: rest.kind === 'signing_in' };
}

/** What the person is asked for next, as the person's row will be. */
export async function stageAfter(
  deps: Deps,
  staff: StaffInFull,
  secondFactorProved: boolean,
  at: Date,
): Promise<SignInStage> {
  const { mustChangePassword } = staff;
  const { required: secondFactorRequired } = await secondFactorRule(deps, staff, at);
  return nextStage({
    ...{ mustChangePassword, secondFactorRequired, secondFactorProved },
    enrolled: isEnrolled(staff),
  });
}

export async function secondFactorRule(deps: Deps, { office }: StaffInFull, at: Date) {
  return (await readOfficeRules(deps.store, office, at)).rule('staff.secondFactor').value;
}

/**
 * A browser's way from one stage to the next. Each step takes a new token: whoever had planted the old one, of a
 * sign-in of their own, in this browser (session fixation) is left behind with a token that opens nothing. For the same
 * reason a step whose answer was lost is not repeated under the old token; the person signs in again.
 */
export function step(deps: Deps, stage: SignInStage, at: Date) {
  const token = randomBytes(32).toString('base64url');
  const forMs = stage === 'full' ? deps.settings.staffSessionMs : deps.settings.signInStepMs;
  return {
    columns: { stage, tokenHash: hashSecret(token), expiresAt: new Date(at.getTime() + forMs) },
    /** After the commit; `staff` as it is now. */
    keep(browser: Browser, staff: StaffInFull): void {
      browser.keep(STAFF_COOKIE, token, forMs);
      // Known is only who came all the way: a stolen password alone must not earn a budget of its own.
      if (stage === 'full') rememberDevice(deps, browser, staff);
    },
  };
}

/** Ends sign-ins in the same change; their connections close after it. */
export const endings = (signIns: readonly SignInRow[], at: Date): Write[] =>
  [...signIns]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => update('StaffSession', row, { revokedAt: at }));

/** Those who proved less than is asked for from now on. */
export const unfinished = (signIns: readonly SignInRow[]) => signIns.filter(({ stage }) => stage !== 'full');

export const progress = (stage: SignInStage, staff: StaffInFull, at: Date): SignInProgress => ({
  stage,
  staff: stage === 'full' ? staffView(staff, at) : null,
});
