import type { Role, StaffView } from '$contract/staff.ts';

export const holds = ({ grants }: Pick<StaffView, 'grants'>, role: Role): boolean =>
  grants.some((grant) => grant.role === role);

/** Where a member of staff works: who receives, at a desk; an administrator who does not, at a page of their own. */
export function ownPage(staff: Pick<StaffView, 'grants'>): '/desk' | '/admin' {
  if (holds(staff, 'official')) return '/desk';
  return holds(staff, 'administrator') ? '/admin' : '/desk';
}
