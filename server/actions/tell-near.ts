import { inCallingOrder } from '../contract/order.ts';
import { isCallable, orderKeyOf } from '../domain/order.ts';
import { moveBySystem } from './move-by-system.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import { update } from './ports/change.ts';
import { tellApplicant } from './tell-applicant.ts';
import { visitChanged } from './visit-changed.ts';

/** How near a call is: kept on the ticket, so that each is told once. */
const APPROACHING = 1;
const NEXT = 2;

/**
 * Tells the first of a queue that their call approaches, and the very first that they are next, each once and only while
 * somebody receives: a telephone that says «you are next» while no official is there would be wrong.
 */
export async function tellNear(deps: Deps, queueId: string): Promise<void> {
  const queue = await deps.store.queue(queueId);
  if (!queue) return;
  const { rule } = await readOfficeRules(deps.store, queue.office, deps.clock.now());
  const { approachingAhead } = rule('queue.notices').value;
  const { turn, first } = await deps.store.firstTickets(queueId, approachingAhead + 1);
  const round = { turn, blending: rule('queue.blending').value };
  const near = inCallingOrder(first, orderKeyOf, round).slice(0, approachingAhead + 1);
  for (const [ahead, ticket] of near.entries()) {
    const level = ahead === 0 ? NEXT : APPROACHING;
    if (ticket.noticed >= level) continue;
    await moveBySystem(deps, 'ticket.tellNear', ticket, async (current, at) => {
      if (!isCallable(current) || current.noticed >= level) return null;
      const kind = level === NEXT ? 'next' : 'approaching';
      const messages = await tellApplicant(deps, current, kind, at);
      return {
        writes: [update('Ticket', current, { noticed: level }), ...messages],
        events: messages.length > 0 ? visitChanged(current) : [],
      };
    });
  }
}

export async function tellNearEverywhere(deps: Deps): Promise<void> {
  for (const queueId of await deps.store.queuesWithCallable()) {
    await tellNear(deps, queueId).catch((error: unknown) => {
      // One queue's trouble is not another's.
      deps.log.error({ err: error, queueId }, 'who is near could not be told');
    });
  }
}
