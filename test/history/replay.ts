import { compareOrder, type OrderKey } from '../../server/contract/queue.ts';
import type { TicketState } from '../../server/contract/ticket.ts';
import type { Deed, Evidence, StoredEvent } from './evidence.ts';
import type { World } from './world.ts';

/** How everything stood between two committed changes, by what had been announced. */
export type Moment = {
  states: Map<string, TicketState>;
  /** Who can be called, and where they stand. */
  callable: Map<string, OrderKey>;
  /** Open talks: which ticket at which desk. */
  talks: Map<string, { ticketId: string; deskId: string }>;
  holders: Map<string, string>;
};

/** Goes through the chain from its first row to its last, showing each change with the moment before it. */
export function replay(world: World, { deeds }: Evidence, look: (deed: Deed, now: Moment) => void): Moment {
  const now: Moment = {
    ...{ states: new Map(), callable: new Map(), talks: new Map() },
    holders: new Map(world.desks.map(({ deskId }, i) => [deskId, world.officials[i]!.principal.staffId])),
  };
  for (const deed of deeds) {
    look(deed, now);
    const { about, did, by } = deed;
    const { ticketId, deskId, sessionId } = about as Record<string, string>;
    if (did === 'desk.callNext') now.talks.set(sessionId!, { ticketId: ticketId!, deskId: deskId! });
    if (did === 'desk.open') now.holders.set(deskId!, by.slice('staff:'.length));
    if (did === 'desk.close') now.holders.delete(deskId!);
    for (const event of deed.events) apply(event, deed, now);
  }
  return now;
}

function apply({ stream, type, payload }: StoredEvent, { about }: Deed, now: Moment): void {
  const said = payload as {
    ticketId: string;
    state: string;
    changes: ['in' | 'out', OrderKey][];
  };
  if (type === 'line.changed') now.states.set(said.ticketId, said.state as TicketState);
  if (type === 'session.changed' && said.state === 'ended') now.talks.delete(stream.slice('session:'.length));
  if (type === 'order.changed') {
    for (const [way, key] of said.changes) {
      if (way === 'in') now.callable.set(String(about.ticketId), key);
      else now.callable.delete(String(about.ticketId));
    }
  }
}

export const inOrder = (callable: Moment['callable']): string[] =>
  [...callable].sort(([, a], [, b]) => compareOrder(a, b)).map(([ticketId]) => ticketId);
