import type { OrderKey } from '../../server/contract/queue.ts';
import type { TicketState } from '../../server/contract/ticket.ts';
import type { Deed, Evidence, StoredEvent } from './evidence.ts';
import type { World } from './world.ts';

/** How everything stood between two committed changes, by what had been announced. */
export type Moment = {
  states: Map<string, TicketState>;
  /** Of each queue, who can be called and where they stand. */
  orders: Map<string, Map<string, OrderKey>>;
  /** Where each queue's round of bookings and arrivals stands. */
  turns: Map<string, number>;
  /** Open talks: which ticket at which desk. */
  talks: Map<string, { ticketId: string; deskId: string }>;
  /** The official who holds each desk. */
  holders: Map<string, string>;
};

/** Goes through all that was done, from the first change to the last, showing each with the moment before it. */
export function replay(
  world: World,
  { chains }: Pick<Evidence, 'chains'>,
  look: (deed: Deed, now: Moment) => void,
): Moment {
  const queues = [world.queueId, world.sideQueueId, world.elsewhere.queueId];
  const now: Moment = {
    states: new Map(world.booked.map(({ ticketId }) => [ticketId, 'waiting'])),
    orders: new Map(queues.map((id) => [id, new Map()])),
    turns: new Map(queues.map((id) => [id, 0])),
    talks: new Map(),
    holders: new Map(world.desks.map(({ deskId }, i) => [deskId, world.officials[i]!.principal.staffId])),
  };
  for (const { ticketId, key } of world.booked) now.orders.get(world.queueId)!.set(ticketId, key);
  for (const deed of asCommitted(chains)) {
    look(deed, now);
    const { about, did, by } = deed;
    const { ticketId, deskId, sessionId } = about;
    if (isCall(deed)) now.talks.set(sessionId!, { ticketId: ticketId!, deskId: deskId! });
    if (did === 'desk.open') now.holders.set(deskId!, by.slice('staff:'.length));
    if (did === 'desk.close') now.holders.delete(deskId!);
    for (const event of deed.events) apply(event, deed, now);
  }
  return now;
}

export const isCall = ({ did }: Deed): boolean => did === 'desk.callNext' || did === 'desk.callTicket';

/** The chains as one: what one office did to another's streams comes between the rows that the streams say. */
function* asCommitted(chains: Deed[][]): Generator<Deed> {
  const heads = new Map<string, number>();
  const rest = chains.map((chain) => [...chain]);
  const isNext = (deed: Deed | undefined) =>
    deed?.events.every(({ stream, seq }) => seq <= lastOf(deed, stream) + (heads.get(stream) ?? 0));
  for (;;) {
    const chain = rest.find(([first]) => isNext(first)) ?? rest.find(([first]) => first);
    const deed = chain?.shift();
    if (!deed) return;
    for (const { stream, seq } of deed.events) heads.set(stream, seq);
    yield deed;
  }
}

/** How many events of a deed go to the stream. */
const lastOf = ({ events }: Deed, of: string) => events.filter(({ stream }) => stream === of).length;

function apply({ stream, type, payload }: StoredEvent, { about }: Deed, now: Moment): void {
  const [kind, id] = stream.split(':') as [string, string];
  if (type === 'line.changed') {
    const { ticketId, state } = payload as { ticketId: string; state: TicketState };
    now.states.set(ticketId, state);
  }
  if (kind === 'session' && (payload as { state?: string }).state === 'ended') now.talks.delete(id);
  if (type !== 'order.changed') return;
  const { changes, turn } = payload as { changes: ['in' | 'out', OrderKey][]; turn?: number };
  if (turn !== undefined) now.turns.set(id, turn);
  const order = now.orders.get(id)!;
  for (const [way, key] of changes) {
    // A transfer puts in the leg that follows. A call takes others out, too: those whose interpreter it has.
    if (way === 'in') order.set(about.nextTicketId ?? about.ticketId!, key);
    else for (const [ticketId, stood] of order) if (stood.join() === key.join()) order.delete(ticketId);
  }
}
