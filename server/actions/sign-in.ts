import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { staffWithPassword } from './access.ts';
import type { Action } from './action.ts';
import { browserOf, STAFF_COOKIE } from './cookies.ts';
import { guessPassword } from './guess.ts';
import { insert, update } from './ports/change.ts';
import { progress, stageAfter, step } from './signing-in.ts';

/** The right password begins a sign-in; how far it comes with that, the account and the office's rule say. */
export const signIn: Action<'staff.signIn'> = async (deps, _principal, input, call) => {
  const browser = browserOf(call);
  const staff = await deps.store.staffByLogin(input.login);
  const right = await guessPassword(deps, browser, input.login, staff, [input.password]);
  if (!staff || right === null) throw new Refusal('WRONG_LOGIN');
  const at = deps.clock.now();
  const stage = await stageAfter(deps, staff, false, at);
  const first = step(deps, stage, at);
  const staffSessionId = uuid();
  await deps.store.commit({ ...call, by: `staff:${staff.id}`, key: null }, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.id, staffSessionId, stage },
    writes: [
      // Whoever changes the password meanwhile ends all sign-ins: one decided on the old password must not slip past.
      update('Staff', staff, {}),
      insert('StaffSession', {
        id: staffSessionId,
        officeId: staff.officeId,
        staffId: staff.id,
        userAgent: browser.userAgent.slice(0, 300),
        createdAt: at,
        ...first.columns,
      }),
    ],
    events: [],
  });
  first.keep(browser, staff);
  return progress(stage, staff, at);
};

/** Also the way back to the start from any stage. */
export const signOut: Action<'staff.signOut'> = async (deps, principal, _input, call) => {
  const { staffId, staffSessionId, officeId } = staffWithPassword(principal);
  const at = deps.clock.now();
  const session = (await deps.store.signInsOf(staffId, at)).find(({ id }) => id === staffSessionId);
  browserOf(call).forget(STAFF_COOKIE);
  if (!session) return {};
  await deps.store.commit({ ...call, key: null }, at, {
    officeId,
    answer: {},
    about: { staffId, staffSessionId },
    writes: [update('StaffSession', session, { revokedAt: at })],
    events: [],
  });
  deps.access.ended(staffSessionId);
  return {};
};

/** Where this browser stands, so that a page that was reloaded goes on from there. */
export const readSelf: Action<'staff.readSelf'> = async ({ store, clock }, principal) => {
  const who = staffWithPassword(principal);
  const staff = await store.staff(who.staffId);
  if (!staff) throw new Refusal('NOT_FOUND');
  return progress(who.kind === 'signing_in' ? who.stage : 'full', staff, clock.now());
};
