import { aheadOf } from '../contract/order.ts';
import { orderKeyOf } from '../domain/order.ts';
import type { Output } from '../contract/commands.ts';
import type { rulesOfOffice } from './office-rules.ts';
import { readEstimate } from './read-estimate.ts';
import type { Deps } from './ports/deps.ts';
import type { TicketInFull } from './reads/rows.ts';

type Place = NonNullable<Output<'ticket.read'>['place']>;

/** Where a ticket stands: who is before it, whose turn it is, and what the wait is worked out from. */
export async function readPlaceOf(
  deps: Deps,
  ticket: TicketInFull,
  rules: ReturnType<typeof rulesOfOffice>,
): Promise<Place> {
  const [{ version, turn, standing }, estimate] = await Promise.all([
    deps.store.place(ticket.queueId, orderKeyOf(ticket)),
    readEstimate(deps, { id: ticket.queueId, office: ticket.visit.office }, rules),
  ]);
  const blending = rules.rule('queue.blending').value;
  const ahead = aheadOf(ticket.band, standing, { turn, blending });
  return { version, ahead, standing, turn, blending, estimate };
}
