import type { StaffView } from '$contract/staff.ts';

const holds = ({ grants }: StaffView, role: StaffView['grants'][number]['role']) =>
  grants.some((grant) => grant.role === role);

export const interprets = (staff: StaffView): boolean => holds(staff, 'interpreter');
/** Interprets and receives nobody: there is no desk to choose. */
export const onlyInterprets = (staff: StaffView): boolean => interprets(staff) && !holds(staff, 'official');
