import type { Role, StaffView } from '$contract/staff.ts';

type Holder = Pick<StaffView, 'grants'>;
export type OwnPage = '/desk' | '/interpreter' | '/admin';

export const holds = ({ grants }: Holder, role: Role): boolean => grants.some((grant) => grant.role === role);

/** Where a member of staff works: who receives, at a desk; who interprets or administers and does not, at a page of their own. */
export function ownPage(staff: Holder): OwnPage {
  if (holds(staff, 'official')) return '/desk';
  if (holds(staff, 'interpreter')) return '/interpreter';
  return holds(staff, 'administrator') ? '/admin' : '/desk';
}
