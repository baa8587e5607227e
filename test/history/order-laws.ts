import type { Output } from '../../server/contract/commands.ts';
import { inCallingOrder } from '../../server/contract/order.ts';
import { compareOrder, type OrderKey } from '../../server/contract/queue.ts';
import { after } from '../../server/domain/machine.ts';
import { ticketMachine, type TicketAct } from '../../server/domain/ticket.ts';
import type { Case } from './judge.ts';
import type { Said } from './play.ts';
import { isCall, replay, type Moment } from './replay.ts';
import type { World } from './world.ts';

/** What each command may do to a ticket. */
const MOVES: Record<string, readonly TicketAct[]> = {
  'ticket.stepAway': ['stepAway'],
  'ticket.comeBack': ['comeBack'],
  'ticket.leave': ['leave'],
  'ticket.askToWait': ['askToWait'],
  'desk.callNext': ['call'],
  'desk.callTicket': ['call'],
  'desk.recall': ['recall'],
  'desk.noShow': ['setAside', 'putBack', 'noShow'],
  'desk.putBack': ['putBack'],
  'desk.park': ['park'],
  'desk.unpark': ['unpark'],
  'desk.transfer': ['transfer'],
  'desk.checkClaim': ['putBack'],
  'desk.lapse': ['putBack'],
  'day.end': ['carryOver'],
  'day.begin': ['reopen', 'reopenAway', 'reopenParked'],
  'session.join': ['join'],
  'session.finish': ['finish'],
};
/** These may tell of a ticket anew whose state they leave as it is, as whatever moves another's interpreter does. */
const KEEP_THE_STATE = [
  ...['ticket.claimOutOfTurn', 'desk.checkClaim', 'desk.vouchInterpreter', 'booking.due', 'day.end'],
  ...['take', 'setReady', 'release', 'lapse'].map((act) => `interpreter.${act}`),
];

export function statesMoveByTheTable({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, ({ did, seq, about, events }, { states }) => {
    for (const { type, payload } of events) {
      if (type !== 'line.changed') continue;
      const { ticketId, state } = payload as { ticketId: string; state: string };
      const before = states.get(ticketId);
      const allowed =
        before === undefined
          ? did === 'ticket.take' || about.nextTicketId === ticketId
          : MOVES[did]?.some((act) => after(ticketMachine, before, act) === state) ||
            (state === before && (ticketId !== about.ticketId || KEEP_THE_STATE.includes(did)));
      if (!allowed) found.push(`row ${seq}: ${did} moved ticket ${ticketId} from ${before} to ${state}`);
    }
  });
  return found;
}

/** (c) No ticket in two sessions at once, no desk with two people. */
export function nobodyIsInTwoTalks({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, (deed, { talks }) => {
    if (!isCall(deed)) return;
    const { ticketId, deskId } = deed.about;
    for (const talk of talks.values()) {
      if (talk.ticketId === ticketId || talk.deskId === deskId)
        found.push(`row ${deed.seq} calls ${ticketId} to ${deskId} during ${JSON.stringify(talk)}`);
    }
  });
  return found;
}

/**
 * (d) Whoever is called stood first among those who could be called to that desk, and whoever stood before and could not
 * was logged as passed over by this official at this desk, now or at an earlier call; or the call out of order is logged with its reason and with how many were overtaken.
 */
export function nobodyIsOvertaken({ history: { world }, evidence }: Case): string[] {
  const found: string[] = [];
  const passedOver = new Set<string>();
  replay(world, evidence, (deed, now) => {
    if (!isCall(deed)) return;
    const { ticketId, deskId, queueId } = deed.about as Record<'ticketId' | 'deskId' | 'queueId', string>;
    const all = [...now.orders.get(queueId)!];
    const acts = evidence.acts.filter((act) => act.deskId === deskId && sameInstant(act.at, deed.at));
    const round = { turn: now.turns.get(queueId)!, blending: world.blending };
    const inOrder = (people: typeof all) => inCallingOrder(people, ([, key]) => key, round).map(([id]) => id);
    if (deed.did === 'desk.callTicket') {
      const why = acts.find((act) => act.kind === 'called_out_of_order' && act.ticketId === ticketId);
      const overtaken = inOrder(all).indexOf(ticketId);
      // Whoever was parked stood in no order, and how many they overtook cannot be told from here.
      if (!why?.reason || (overtaken >= 0 && why.overtaken !== overtaken))
        found.push(`row ${deed.seq}: ${ticketId} before ${overtaken} others, logged ${JSON.stringify(why)}`);
      return;
    }
    const toThisOne = (id: string) => `${id} at ${deskId} by ${now.holders.get(deskId)}`;
    for (const act of acts) {
      if (act.kind === 'passed_over' && act.staffId === now.holders.get(deskId))
        passedOver.add(toThisOne(act.ticketId));
    }
    const barred = (id: string) => isBarred(world, evidence.tickets.get(id)!, deskId, now);
    const [first] = inOrder(all.filter(([id]) => !barred(id)));
    if (first !== ticketId) found.push(`row ${deed.seq} calls ${ticketId} before ${first}`);
    const shown = inOrder(all);
    for (const one of shown.slice(0, shown.indexOf(ticketId)).filter(barred)) {
      if (!passedOver.has(toThisOne(one)))
        found.push(`row ${deed.seq} passes over ${one} and does not say so`);
    }
  });
  return found;
}

/** Whoever is expected in one talk as its interpreter is ready for no other. */
export const nobodyWaitsForABusyInterpreter = ({ evidence: { doubleBooked } }: Case): string[] =>
  doubleBooked;

const sameInstant = (a: string | Date, b: string) => new Date(a).getTime() === Date.parse(b);

type Barring = { onlyDeskId: string | null; onlyPost: string | null; excludes: string[] };

/** Sent to another desk or post, or complaining of the official who holds this one. */
function isBarred({ officials }: World, ticket: Barring, deskId: string, { holders }: Moment): boolean {
  const holder = officials.find(({ principal }) => principal.staffId === holders.get(deskId))!;
  return (
    (ticket.onlyDeskId !== null && ticket.onlyDeskId !== deskId) ||
    (ticket.onlyPost !== null && ticket.onlyPost !== holder.post) ||
    ticket.excludes.includes(holder.principal.staffId)
  );
}

/** Nobody is called to the official they complain of, nor to another desk than theirs, not even with a reason. */
export function nobodyIsCalledWhereTheyMayNot({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, (deed, now) => {
    if (!isCall(deed)) return;
    const { ticketId, deskId } = deed.about as { ticketId: string; deskId: string };
    const ticket = evidence.tickets.get(ticketId)!;
    if (isBarred(history.world, ticket, deskId, now))
      found.push(`row ${deed.seq} calls ${ticketId} to ${deskId} of ${now.holders.get(deskId)}`);
  });
  return found;
}

/** O87-9: whoever had a number before another asked for one stands before them, within a band. */
export function whoComesLaterStandsBehind({ history, evidence }: Case): string[] {
  const found: string[] = [];
  const places = new Map<string, OrderKey>();
  replay(history.world, evidence, ({ did, about, events }) => {
    const order = events.find(({ type }) => type === 'order.changed');
    const change = (order?.payload as { changes: [string, OrderKey][] } | undefined)?.changes[0];
    if (did === 'ticket.take' && change) places.set(about.ticketId!, change[1]);
  });
  const takes = history.said.filter(({ name, firstOkAt }) => name === 'ticket.take' && firstOkAt !== null);
  for (const earlier of takes) {
    for (const later of takes) {
      if (earlier.firstOkAt! > later.firstSaidAt) continue;
      const [before, behind] = [places.get(ticketOf(earlier)), places.get(ticketOf(later))];
      if (before && behind && before[0] === behind[0] && compareOrder(before, behind) > 0)
        found.push(`[${behind}] asked after [${before}] had a number, and stands before`);
    }
  }
  return found;
}

const ticketOf = ({ answers }: Said) =>
  answers.filter((answer) => answer.ok).map(({ output }) => output as Output<'ticket.take'>)[0]!.ticketId;

const OF_TICKET = ['stepAway', 'comeBack', 'leave', 'askToWait', 'claimOutOfTurn'].map(
  (act) => `ticket.${act}`,
);
const OF_DESK = [
  ...['callNext', 'callTicket', 'recall', 'noShow', 'putBack', 'park', 'unpark', 'transfer', 'checkClaim'],
  ...['vouchInterpreter', 'pause', 'resume', 'close', 'offer'],
].map((act) => `desk.${act}`);

/**
 * What was done to a ticket was done by its holder, what was done at a desk by who held it then; and nobody takes a
 * person from a colleague's desk.
 */
export function onlyTheHolderActs({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, ({ did, seq, by, about }, { holders, talks }) => {
    const right =
      (!OF_TICKET.includes(did) || by === `ticket:${about.ticketId}`) &&
      (!OF_DESK.includes(did) || by === `staff:${holders.get(about.deskId!)}`);
    if (!right) found.push(`row ${seq}: ${did} of ${JSON.stringify(about)} by ${by}`);
    const talk = [...talks.values()].find(({ ticketId }) => ticketId === about.ticketId);
    if (OF_DESK.includes(did) && talk && talk.deskId !== about.deskId)
      found.push(`row ${seq}: ${did} at ${about.deskId} of ${about.ticketId}, who is at ${talk.deskId}`);
  });
  return found;
}
