import { expect, test } from 'vitest';
import type { DeskState } from '../../server/contract/desk.ts';
import type { Presence } from '../../server/contract/presence.ts';
import { presenceOf } from '../../server/domain/presence.ts';

const TABLE: [DeskState, leaseHolds: boolean, talking: boolean, Presence][] = [
  ['closed', false, false, 'away'],
  ['open', true, false, 'receiving'],
  ['open', true, true, 'in_session'],
  ['open', false, false, 'away'],
  ['open', false, true, 'in_session'],
  ['paused', true, false, 'paused'],
  ['paused', true, true, 'in_session'],
  ['paused', false, false, 'away'],
];

test.each(TABLE)(
  'a desk that is %s, its lease %s, in a talk %s, is %s',
  (state, leaseHolds, talking, seen) => {
    const currentTicketId = talking ? 'a ticket' : null;
    expect(presenceOf({ state, leaseHolds, currentTicketId })).toBe(seen);
  },
);
