import type { CodeChannel } from '../contract/code.ts';
import type { Role, SignInStage } from '../contract/staff.ts';

/** Who asks. Worked out from cookies by the server, never from what the client says of itself. */
export type Principal =
  | { kind: 'anyone' }
  | { kind: 'ticket'; ticketId: string; visitId: string; officeId: string; applicantId: string }
  | {
      kind: 'staff';
      staffId: string;
      staffSessionId: string;
      officeId: string;
      grants: readonly ActiveGrant[];
    }
  /** A password was right, and something more is asked for before this browser may do anything else. */
  | {
      kind: 'signing_in';
      staffId: string;
      staffSessionId: string;
      officeId: string;
      stage: Exclude<SignInStage, 'full'>;
    }
  /** Whoever has proved a contact: the receptions of that contact are theirs to read. */
  | { kind: 'account'; accountSessionId: string; officeId: string; channel: CodeChannel; contact: string }
  | { kind: 'system' };

export type TicketPrincipal = Extract<Principal, { kind: 'ticket' }>;
export type SigningInPrincipal = Extract<Principal, { kind: 'signing_in' }>;
export type AccountPrincipal = Extract<Principal, { kind: 'account' }>;
export type StaffPrincipal = Extract<Principal, { kind: 'staff' }>;

/** A grant that is valid now. `officePath` is the chain of office ids from the root. */
export type ActiveGrant = { role: Role; officeId: string; officePath: string };

/** Does a grant give the role over the office at `officePath`? A grant covers its office and all below it. */
export function holdsRole(
  principal: Pick<StaffPrincipal, 'grants'>,
  role: Role,
  officePath: string,
): boolean {
  return principal.grants.some(
    (grant) =>
      grant.role === role &&
      (officePath === grant.officePath || officePath.startsWith(`${grant.officePath}/`)),
  );
}

/** How a principal is written in the audit and in the table of answers: an id, never a name. */
export function principalRef(principal: Principal): string {
  switch (principal.kind) {
    case 'anyone':
      return 'anyone';
    case 'ticket':
      return `ticket:${principal.ticketId}`;
    case 'signing_in':
    case 'staff':
      return `staff:${principal.staffId}`;
    case 'account':
      return `account:${principal.accountSessionId}`;
    case 'system':
      return 'system';
  }
}
