/** A way in which the system could be broken without anybody noticing, were the tests no good. */
export type Mutation = {
  name: string;
  /** What it would mean for people. */
  why: string;
  file: string;
  /** Stands in the file once. */
  find: string;
  replace: string;
  /** The tests that must fail then. */
  tests: string[];
  /** Only those whose name has this in it. */
  named?: string;
};

const history = { tests: ['test/history/history.test.ts'], named: 'process' };
const denied = { tests: ['test/actions/deny-matrix.test.ts'], named: 'who may not is refused' };
const atDesk = ['test/actions/at-desk.test.ts'];

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'version-of-a-write',
    why: 'A write that does not ask for the version it was decided on overwrites what another has just done.',
    file: 'prisma/migrations/0008_two_chains/migration.sql',
    find: ` AND t."officeId" = $3 AND t."version" = $4',`,
    replace: ` AND t."officeId" = $3',`,
    ...history,
  },
  {
    name: 'version-of-the-queue',
    why: 'A call that is decided on an older order overtakes whoever has come back meanwhile.',
    file: 'server/actions/place-call.ts',
    find: `      update('Queue', queue, { turn }),\n`,
    replace: '',
    ...history,
  },
  {
    name: 'reason-of-a-call',
    why: 'A call out of the order, or past somebody, leaves no trace.',
    file: 'server/actions/place-call.ts',
    find: `      ...logged,\n`,
    replace: '',
    ...history,
  },
  {
    name: 'holder-of-a-ticket',
    why: 'Whoever holds some ticket could read and move everybody’s.',
    file: 'server/actions/access.ts',
    find: `  if (principal.ticketId !== ticketId) throw new Refusal('NOT_FOUND', 'a ticket of another person');\n`,
    replace: '',
    ...denied,
  },
  {
    name: 'holder-of-a-desk',
    why: 'Any official of the office could call and end talks at a colleague’s desk.',
    file: 'server/actions/access.ts',
    find: `desk.staffId === staff.staffId && desk.state !== 'closed'`,
    replace: `desk.state !== 'closed'`,
    ...denied,
  },
  {
    name: 'colleagues-person',
    why: 'An official who was a moment late takes a person out of a colleague’s talk.',
    file: 'server/actions/at-desk.ts',
    find: `  if (isReceived(ticket) && ticket.deskId !== desk.id) throw new Refusal('WRONG_STATE', 'at another desk');\n`,
    replace: '',
    tests: atDesk,
    named: 'desk.transfer',
  },
  {
    name: 'answer-under-its-key',
    why: 'A press that is repeated because its answer was lost calls a second person.',
    file: 'server/store/commit.ts',
    find: `      ...(call.key && { answered: answeredRow(call, at, change.answer) }),\n`,
    replace: '',
    tests: ['test/actions/queue.test.ts'],
    named: 'a ticket asked for twice',
  },
  {
    name: 'clock-set-back',
    why: 'After a clock is set back, whoever comes next stands before all who have waited.',
    file: 'server/actions/number-ticket.ts',
    find: `lastOrderAt && lastOrderAt > at ? lastOrderAt : at;`,
    replace: `at;`,
    tests: atDesk,
    named: 'clock',
  },
];
