import type { CallInput, CommandName, Output } from '../../server/contract/commands.ts';
import { ticketInput } from '../harness/people.ts';
import type { Fleet } from './fleet.ts';
import type { Call, Desk, Official, Person, World } from './world.ts';

export type Scene = { world: World; fleet: Fleet; pages: { sleep(): void }[] };

/** What somebody says to the server; `then` is what they learn from the answer, if they hear it. */
export type Saying = {
  by: Person | Official;
  name: CommandName;
  input: unknown;
  then?: ((output: never) => unknown) | undefined;
};
const says = <N extends CommandName>(
  by: Person | Official,
  name: N,
  input: CallInput<N>,
  then?: (output: Output<N>) => unknown,
): Saying => ({ by, name, input, then });

/** Null when there is nothing to say: the step is then nobody's. */
type Say = (scene: Scene, who: number, pick: number) => Saying | null;
/** How often, among all acts and faults, and what. */
type Act = { weight: number; say: Say };
const act = (weight: number, say: Say): Act => ({ weight, say });

const nth = <T>(all: readonly T[], n: number): T => all[n % all.length]!;

const OUT_OF_TURN = { category: 'disability', proof: 'Анықтама' };
const reason = 'Құжатын әкеле жатыр';

/** Whoever has no ticket yet asks for one first, whatever else they would do. */
const ofPerson =
  (say: (by: Person, ticketId: string, scene: Scene, pick: number) => Saying | null): Say =>
  (scene, who, pick) => {
    const person = nth(scene.world.people, who);
    if (person.held) return say(person, person.held.ticketId, scene, pick);
    return person.asked ? null : take(scene, person, pick);
  };

/** Of ten people one is received out of turn, one complains of an official, one needs an interpreter. */
function take({ world: { officeId, serviceId, officials }, fleet }: Scene, person: Person, pick = 9): Saying {
  const kind = pick % 10;
  Object.assign(person, { asked: true, needsInterpreter: kind === 2 });
  const input = ticketInput({
    ...{ officeId, serviceId, secret: person.secret },
    applicant: { name: { surname: 'Әбілқасымов', givenName: 'Ғани' } },
    ...(kind === 0 && { outOfTurn: OUT_OF_TURN }),
    ...(kind === 1 && { complainsOf: [nth(officials, pick).principal.staffId] }),
    ...(kind === 2 && { languages: { reception: 'ru', screen: 'en', interpreterFor: 'Türkçe' } }),
  });
  return says(person, 'ticket.take', input, (output) => fleet.admit(person, output));
}

/** Most desks that somebody does something at are their official's still, as far as anybody knows. */
const atDesk =
  (say: (desk: Desk, scene: Scene, pick: number) => Saying | null): Say =>
  (scene, who, pick) => {
    const kept = scene.world.desks.filter(({ lost }) => !lost);
    return say(nth(pick % 8 > 0 && kept.length > 0 ? kept : scene.world.desks, who), scene, pick);
  };

/** What an official does about the one they called. */
const about =
  (say: (desk: Desk, current: Call, by: Official, scene: Scene, pick: number) => Saying): Say =>
  (scene, who, pick) => {
    const busy = scene.world.desks.filter(({ current }) => current);
    const desk = busy.length > 0 ? nth(busy, who) : null;
    return desk && say(desk, desk.current!, desk.holder, scene, pick);
  };

/** What an official does about one of the people, mostly of those at no desk; now and then about the one at theirs. */
const ofWaiting =
  (say: (desk: Desk, ticketId: string, scene: Scene, pick: number) => Saying): Say =>
  (scene, who, pick) => {
    const { desks, people } = scene.world;
    const desk = nth(desks, who);
    const holders = people.flatMap(({ held }) => (held ? [held.ticketId] : []));
    if (desk.current && pick % 4 === 0) return say(desk, desk.current.ticketId, scene, pick);
    return holders.length > 0 ? say(desk, nth(holders, pick), scene, pick) : null;
  };

/** One of the two or three who interpret, about one of those who need it. */
const interpreting =
  (say: (by: Official, ticketId: string, pick: number) => Saying): Say =>
  ({ world: { officials, people } }, who, pick) => {
    const inNeed = people.filter(({ held, needsInterpreter }) => held && needsInterpreter);
    const interpreters = officials.filter((_, n) => n % 2);
    return inNeed.length > 0 ? say(nth(interpreters, pick % 2), nth(inNeed, who).held!.ticketId, pick) : null;
  };

const free = (desk: Desk) => () => void (desk.current = null);

/** Everything that people do here. A new command of the queue is one entry more. */
export const ACTS = {
  take: act(16, (scene, _, pick) => {
    const person = scene.world.people.find(({ asked }) => !asked);
    return person ? take(scene, person, pick) : null;
  }),
  stepAway: act(
    5,
    ofPerson((by, ticketId) => says(by, 'ticket.stepAway', { ticketId })),
  ),
  comeBack: act(
    6,
    ofPerson((by, ticketId) => says(by, 'ticket.comeBack', { ticketId })),
  ),
  leave: act(
    3,
    ofPerson((by, ticketId) => says(by, 'ticket.leave', { ticketId })),
  ),
  askToWait: act(
    2,
    ofPerson((by, ticketId) => says(by, 'ticket.askToWait', { ticketId })),
  ),
  readTicket: act(
    1,
    ofPerson((by, ticketId) => says(by, 'ticket.read', { ticketId })),
  ),
  /** Asks for another's ticket to be moved: never done. */
  meddle: act(
    2,
    ofPerson((by, own, { world }, pick) => {
      const other = nth(world.people, pick).held?.ticketId ?? own;
      return other === own ? null : says(by, 'ticket.leave', { ticketId: other });
    }),
  ),
  /** At a desk that is free as far as its official knows, or, one time in eight, at any. */
  callNext: act(18, ({ world: { desks } }, who, pick) => {
    const free = desks.filter(({ current, lost }) => !current && !lost);
    const desk = nth(pick % 8 > 0 && free.length > 0 ? free : desks, who);
    const { holder, deskId } = desk;
    return says(holder, 'desk.callNext', { deskId }, (call) => void (desk.current = { ...call, notes: 1 }));
  }),
  claimOutOfTurn: act(
    1,
    ofPerson((by, ticketId) => says(by, 'ticket.claimOutOfTurn', { ticketId, ...OUT_OF_TURN })),
  ),
  /** Whoever was sent on opens the next leg. */
  follow: act(3, ({ world: { people, moved }, fleet }) => {
    const by = people.find(({ held }) => held && moved.has(held.ticketId));
    if (!by) return null;
    const { ticketId } = by.held!;
    return says(by, 'ticket.follow', { ticketId }, () => fleet.admit(by, moved.get(ticketId)!));
  }),
  /** Calls at a colleague's desk: never done. */
  callAtAnother: act(
    2,
    atDesk(({ holder, deskId }, { world }, pick) => {
      const by = nth(world.officials, pick);
      return by === holder ? null : says(by, 'desk.callNext', { deskId });
    }),
  ),
  recall: act(
    3,
    about(({ deskId }, _, by) => says(by, 'desk.recall', { deskId })),
  ),
  noShow: act(
    5,
    about((desk, _, by) => says(by, 'desk.noShow', { deskId: desk.deskId }, free(desk))),
  ),
  /** One who waits is called before their turn. */
  callTicket: act(
    2,
    ofWaiting((desk, ticketId) => {
      const called = (call: Omit<Call, 'notes'>) => void (desk.current = { ...call, notes: 1 });
      return says(desk.holder, 'desk.callTicket', { deskId: desk.deskId, ticketId, reason }, called);
    }),
  ),
  putBack: act(
    2,
    about((desk, _, by) => says(by, 'desk.putBack', { deskId: desk.deskId, reason }, free(desk))),
  ),
  park: act(
    2,
    ofWaiting(({ deskId, holder }, ticketId) => says(holder, 'desk.park', { deskId, ticketId, reason })),
  ),
  unpark: act(
    2,
    ofWaiting(({ deskId, holder }, ticketId) => says(holder, 'desk.unpark', { deskId, ticketId })),
  ),
  /** To the side queue, to one desk, to one post, or to the office beside. */
  transfer: act(
    3,
    ofWaiting(({ deskId, holder }, ticketId, { world }, pick) => {
      const { sideQueueId, elsewhere, desks, moved } = world;
      const other = nth(desks, pick);
      const to = [
        { queueId: sideQueueId },
        { queueId: other.queueId, deskId: other.deskId },
        { queueId: elsewhere.queueId },
      ][pick % 3]!;
      const input = { deskId, ticketId, to, reason, agreed: true };
      return says(holder, 'desk.transfer', input, (next) => void moved.set(ticketId, next));
    }),
  ),
  checkClaim: act(
    1,
    ofWaiting(({ deskId, holder }, ticketId, _, pick) =>
      says(holder, 'desk.checkClaim', { deskId, ticketId, proved: pick % 2 > 0, reason }),
    ),
  ),
  takeToInterpret: act(
    2,
    interpreting((by, ticketId) => says(by, 'interpreter.take', { ticketId })),
  ),
  setReady: act(
    3,
    interpreting((by, ticketId, pick) => says(by, 'interpreter.setReady', { ticketId, ready: pick % 4 > 0 })),
  ),
  release: act(
    1,
    interpreting((by, ticketId) => says(by, 'interpreter.release', { ticketId })),
  ),
  vouchInterpreter: act(
    1,
    ofWaiting(({ deskId, holder }, ticketId) =>
      says(holder, 'desk.vouchInterpreter', { deskId, ticketId, reason }),
    ),
  ),
  sendNotice: act(
    1,
    ofWaiting(({ deskId, holder }, ticketId, _, pick) =>
      says(holder, 'desk.sendNotice', { deskId, ticketId: pick % 2 ? ticketId : null, words: reason }),
    ),
  ),
  offer: act(
    1,
    atDesk(({ deskId, holder }, { world }, pick) =>
      says(holder, 'desk.offer', { deskId, staffId: nth(world.officials, pick).principal.staffId }),
    ),
  ),
  join: act(
    10,
    about((_, { ticketId, sessionId }, official, { world, fleet: { rtpCapabilities } }, pick) => {
      const called = world.people.find(({ held }) => held?.ticketId === ticketId);
      const by = pick % 3 > 0 && called ? called : official;
      return says(by, 'session.join', { sessionId, rtpCapabilities, ready: [] });
    }),
  ),
  leaveTalk: act(
    1,
    about((_, { sessionId }, by) => says(by, 'session.leave', { sessionId })),
  ),
  saveNotes: act(
    2,
    about((_, current, by) => {
      const { visitId, notes: version } = current;
      const input = { visitId, version, notes: `жазба ${version}` };
      return says(by, 'record.saveNotes', input, (saved) => void (current.notes = saved.version));
    }),
  ),
  pauseTalk: act(
    1,
    about((_, { sessionId }, by) => says(by, 'session.pause', { sessionId })),
  ),
  resumeTalk: act(
    1,
    about((_, { sessionId }, by) => says(by, 'session.resume', { sessionId })),
  ),
  finish: act(
    9,
    about((desk, { sessionId }, by) => {
      const outcome = { outcome: 'explained', answer: 'Түсіндірілді.', oralConsent: false } as const;
      return says(by, 'session.finish', { sessionId, ...outcome }, free(desk));
    }),
  ),
  pause: act(
    1,
    atDesk(({ holder, deskId }) => says(holder, 'desk.pause', { deskId, reason: 'Түскі ас' })),
  ),
  resume: act(
    3,
    atDesk(({ holder, deskId }) => says(holder, 'desk.resume', { deskId })),
  ),
  close: act(
    1,
    atDesk((desk) => says(desk.holder, 'desk.close', { deskId: desk.deskId }, () => void (desk.lost = true))),
  ),
  /** The holder's other window, or now and then a colleague: refused while the lease of another holds. */
  open: act(6, ({ world: { desks, officials } }, who, pick) => {
    const desk = desks.find(({ lost }) => lost) ?? nth(desks, who);
    const holder = pick % 2 ? desk.holder : nth(officials, pick);
    const taken = ({ fence }: { fence: number }) => void Object.assign(desk, { holder, fence, lost: false });
    return says(holder, 'desk.open', { deskId: desk.deskId }, taken);
  }),
  keep: act(
    1,
    atDesk(({ holder, deskId, fence }) => says(holder, 'desk.keep', { deskId, fence })),
  ),
  /** A desk page that reloads learns whom it receives. */
  readDesk: act(
    2,
    atDesk((desk) =>
      says(desk.holder, 'desk.read', { deskId: desk.deskId }, ({ desk: { current } }) => {
        if (current?.sessionId === desk.current?.sessionId) return;
        desk.current = current && { ...current.ticket, sessionId: current.sessionId, notes: 1 };
      }),
    ),
  ),
} satisfies Record<string, Act>;
export type ActName = keyof typeof ACTS;

type Fault = { weight: number; strike(scene: Scene, who: number, pick: number): Promise<unknown> | void };
const MINUTE = 60_000;

/** What befalls them besides. */
export const FAULTS = {
  /** Up to half an hour off, and now and then most of a day, forth and back. */
  clockMoves: {
    weight: 2,
    strike: ({ fleet }, who, pick) =>
      fleet.setClock((who % 2 ? 1 : -1) * (pick % 10 === 0 ? 20 * 60 : pick % 31) * MINUTE),
  },
  /** The desk's browser is gone for longer than its lease. */
  deskIsLost: {
    weight: 2,
    strike: ({ world, fleet }, who) => {
      const desk = nth(world.desks, who);
      desk.lost = true;
      return fleet.owner.query(
        `UPDATE "Desk" SET "leaseUntil" = now() - interval '1 second' WHERE "id" = $1`,
        [desk.deskId],
      );
    },
  },
  /** The interpreter's browser is gone for longer than its lease. */
  interpreterIsLost: {
    weight: 1,
    strike: ({ world, fleet }) =>
      fleet.owner.query(
        `UPDATE "InterpreterUnit" SET "leaseUntil" = now() - interval '1 second' WHERE "officeId" = $1`,
        [world.officeId],
      ),
  },
  /** The minute comes in which the day of the office ends or begins by the clock of the server. */
  dayTurns: { weight: 1, strike: ({ fleet }) => fleet.turnDay() },
  /** A phone locks; it comes back by itself, or at the end. */
  pageSleeps: {
    weight: 2,
    strike: ({ pages }, who) => {
      if (pages.length > 0) nth(pages, who).sleep();
    },
  },
} satisfies Record<string, Fault>;
export type FaultName = keyof typeof FAULTS;
