import type { DeskState } from '../contract/desk.ts';
import type { Presence } from '../contract/presence.ts';

type Standing = { state: DeskState; leaseHolds: boolean; currentTicketId: string | null };

/**
 * How a desk stands for everybody. Only a desk whose lease holds is there at all: one whose browser died is away, whatever
 * its row still says, unless a talk goes on at it.
 */
export function presenceOf({ state, leaseHolds, currentTicketId }: Standing): Presence {
  if (state === 'closed') return 'away';
  if (currentTicketId) return 'in_session';
  if (!leaseHolds) return 'away';
  return state === 'paused' ? 'paused' : 'receiving';
}
