import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { browserOf, STAFF_COOKIE } from './cookies.ts';
import { insert, update } from './ports.ts';
import { hashSecret } from './take-ticket.ts';
import { staffView } from './views.ts';

/** Signs a member of staff in. A wrong login costs the same time as a wrong password. */
export const signIn: Action<'staff.signIn'> = async (deps, _principal, input, call) => {
  const browser = browserOf(call);
  const staff = await deps.store.staffByLogin(input.login);
  const matches = await deps.passwords.verify(staff?.passwordHash ?? NOBODYS_HASH, input.password);
  if (!staff || !matches) throw new Refusal('WRONG_LOGIN');
  const at = deps.clock.now();
  const token = randomBytes(32).toString('base64url');
  const staffSessionId = uuid();
  await deps.store.commit({ ...call, by: `staff:${staff.id}`, key: null }, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.id, staffSessionId },
    writes: [
      insert('StaffSession', {
        id: staffSessionId,
        officeId: staff.officeId,
        staffId: staff.id,
        tokenHash: hashSecret(token),
        userAgent: browser.userAgent.slice(0, 300),
        createdAt: at,
        expiresAt: new Date(at.getTime() + deps.settings.staffSessionMs),
      }),
    ],
    events: [],
  });
  browser.keep(STAFF_COOKIE, token, deps.settings.staffSessionMs);
  return { stage: 'full', staff: staffView(staff, at) };
};

/** argon2id of a random password that nobody has: verifying it takes as long as verifying a real one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Y2hhbmdlLW1lLXNhbHQtMTY$0000000000000000000000000000000000000000000';

export const signOut: Action<'staff.signOut'> = async (deps, principal, _input, call) => {
  const staff = signedInStaff(principal);
  const browser = browserOf(call);
  const at = deps.clock.now();
  const session = await deps.store.staffSession(hashSecret(browser.cookie(STAFF_COOKIE) ?? ''), at);
  browser.forget(STAFF_COOKIE);
  if (!session) return {};
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: staff.officeId,
    answer: {},
    about: { staffId: staff.staffId, staffSessionId: session.id },
    writes: [update('StaffSession', session, { revokedAt: at })],
    events: [],
  });
  deps.access.ended(session.id);
  return {};
};

export const readSelf: Action<'staff.readSelf'> = async ({ store, clock }, principal) => {
  const { staffId } = signedInStaff(principal);
  const staff = await store.staff(staffId);
  if (!staff) throw new Refusal('NOT_FOUND');
  return { stage: 'full', staff: staffView(staff, clock.now()) };
};
