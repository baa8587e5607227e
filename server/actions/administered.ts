import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { signedInStaff } from './access.ts';

/** The offices of an administrator: theirs and all below them. Refuses anybody else. */
export function administeredBy(principal: Principal) {
  const staff = signedInStaff(principal);
  const paths = staff.grants
    .filter(({ role }) => role === 'administrator')
    .map(({ officePath }) => officePath);
  if (paths.length === 0) throw new Refusal('FORBIDDEN', 'not an administrator');
  return { staff, paths };
}
