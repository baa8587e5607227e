import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { COMMANDS, type Output } from '../../server/contract/commands.ts';
import { after } from '../../server/domain/machine.ts';
import { ticketMachine, type TicketAct } from '../../server/domain/ticket.ts';
import { gather, type Evidence } from './evidence.ts';
import type { Fleet } from './fleet.ts';
import type { History, Said } from './play.ts';
import { inOrder, replay, type Moment } from './replay.ts';

type Case = { fleet: Fleet; history: History; evidence: Evidence };
/** What a law finds: each broken in its own words, with the objects that show it. */
type Law = (all: Case) => Promise<string[]> | string[];
export type Verdict = { broken: { law: string; found: string[] }[] };

/** What must hold of every history, however it went. */
export const LAWS = {
  nothingFailed,
  whatWasAnsweredIsKept,
  nothingIsDoneTwice,
  statesMoveByTheTable,
  nobodyIsInTwoTalks,
  nobodyIsOvertaken,
  whoComesLaterStandsBehind,
  onlyTheHolderActs,
  rowsAreWhatTheChainTells,
  streamsHaveNoGaps,
  theChainIsWhole,
  pagesStandWhereASnapshotSays,
  saidAgainAnswersAlike,
} satisfies Record<string, Law>;

export async function judge(fleet: Fleet, history: History): Promise<Verdict> {
  await quiet(fleet, history);
  const evidence = await gather(fleet.owner, history);
  const broken = [];
  for (const [law, find] of Object.entries(LAWS)) {
    const found = await find({ fleet, history, evidence });
    if (found.length > 0) broken.push({ law, found });
  }
  return { broken };
}

/** Desks that were lost are swept by the server when it comes to it. */
async function quiet({ owner }: Fleet, { world }: History): Promise<void> {
  for (;;) {
    const { rows } = await owner.query(
      `SELECT 1 FROM "Desk" d LEFT JOIN "Ticket" t ON t."id" = d."currentTicketId"
       WHERE d."officeId" = $1 AND d."leaseUntil" < now() AND (d."state" = 'open' OR t."state" = 'called')`,
      [world.officeId],
    );
    if (rows.length === 0) return;
    await pause(20);
  }
}

function nothingFailed({ history }: Case): string[] {
  return history.said
    .filter(({ answers }) => answers.some((answer) => !answer.ok && answer.code === 'INTERNAL'))
    .map((one) => tell(one));
}

/** (a) Every `ok` that somebody was told is kept as it was told, and nobody was refused what was done. */
function whatWasAnsweredIsKept({ history, evidence: { kept } }: Case): string[] {
  const found: string[] = [];
  for (const one of history.said.filter(isCommand)) {
    const told = one.answers.filter((answer) => answer.ok).map(({ output }) => output);
    if (told.some((output) => !isDeepStrictEqual(output, told[0])))
      found.push(`${tell(one)} was answered in two ways: ${JSON.stringify(told)}`);
    if (told.length === 0 && kept.has(one)) found.push(`${tell(one)} was refused and is done`);
    if (told.length === 0) continue;
    const answer = kept.has(one) ? COMMANDS[one.name].output.parse(kept.get(one)) : null;
    if (!isDeepStrictEqual(answer, told[0]))
      found.push(`${tell(one)} was told ${JSON.stringify(told[0])} and is kept as ${JSON.stringify(answer)}`);
  }
  return found;
}

/** (b) As many rows of the chain as commands that were answered, for each person and command. */
function nothingIsDoneTwice({ history, evidence }: Case): string[] {
  const done = Map.groupBy(evidence.deeds, ({ by, did }) => `${by} ${did}`);
  const said = Map.groupBy(
    history.said.filter((one) => isCommand(one) && evidence.kept.has(one)),
    ({ by, name }) => `${by} ${name}`,
  );
  const commands = new Set(history.said.filter(isCommand).map(({ by, name }) => `${by} ${name}`));
  return [...commands]
    .map((what) => ({ what, rows: done.get(what)?.length ?? 0, answered: said.get(what)?.length ?? 0 }))
    .filter(({ rows, answered }) => rows !== answered)
    .map(({ what, rows, answered }) => `${what}: ${answered} answered, ${rows} done`);
}

/** What each command may do to a ticket. */
const MOVES: Record<string, readonly TicketAct[]> = {
  'ticket.stepAway': ['stepAway'],
  'ticket.comeBack': ['comeBack'],
  'ticket.leave': ['leave'],
  'ticket.askToWait': ['askToWait'],
  'desk.callNext': ['call'],
  'desk.recall': ['recall'],
  'desk.noShow': ['setAside', 'putBack', 'noShow'],
  'desk.lapse': ['putBack'],
  'session.join': ['join'],
  'session.finish': ['finish'],
};

function statesMoveByTheTable({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, ({ did, seq, events }, { states }) => {
    for (const { type, payload } of events) {
      if (type !== 'line.changed') continue;
      const { ticketId, state } = payload as { ticketId: string; state: string };
      const before = states.get(ticketId);
      const allowed =
        before === undefined
          ? did === 'ticket.take'
          : MOVES[did]?.some((act) => after(ticketMachine, before, act) === state);
      if (!allowed) found.push(`row ${seq}: ${did} moved ticket ${ticketId} from ${before} to ${state}`);
    }
  });
  return found;
}

/** (c) No ticket in two sessions at once, no desk with two people. */
function nobodyIsInTwoTalks({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, ({ did, seq, about }, { talks }) => {
    if (did !== 'desk.callNext') return;
    for (const talk of talks.values()) {
      if (talk.ticketId === about.ticketId || talk.deskId === about.deskId)
        found.push(`row ${seq} calls ${about.ticketId} to ${about.deskId} during ${JSON.stringify(talk)}`);
    }
  });
  return found;
}

/** (d) Whoever is called stood first among those who could be called. */
function nobodyIsOvertaken({ history, evidence }: Case): string[] {
  const found: string[] = [];
  replay(history.world, evidence, ({ did, seq, about }, { callable }) => {
    if (did !== 'desk.callNext') return;
    const [first] = inOrder(callable);
    if (first !== about.ticketId) found.push(`row ${seq} calls ${about.ticketId} before ${first}`);
  });
  return found;
}

/** O87-9: whoever had a number before another asked for one stands before them. */
function whoComesLaterStandsBehind({ history, evidence }: Case): string[] {
  const found: string[] = [];
  const places = new Map<string, readonly number[]>();
  replay(history.world, evidence, ({ did, about, events }) => {
    const order = events.find(({ type }) => type === 'order.changed');
    if (did === 'ticket.take' && order)
      places.set(String(about.ticketId), (order.payload as { changes: [string, number[]][] }).changes[0]![1]);
  });
  const takes = history.said.filter(({ name, firstOkAt }) => name === 'ticket.take' && firstOkAt !== null);
  const ticketOf = ({ answers }: Said) =>
    answers.filter((answer) => answer.ok).map(({ output }) => output as Output<'ticket.take'>)[0]!;
  for (const earlier of takes) {
    for (const later of takes) {
      if (earlier.firstOkAt! > later.firstSaidAt) continue;
      const [a, b] = [ticketOf(earlier), ticketOf(later)];
      const [before, behind] = [places.get(a.ticketId)!, places.get(b.ticketId)!];
      if (compare(before, behind) > 0)
        found.push(
          `${b.label} [${behind}] asked after ${a.label} [${before}] had a number, and stands before`,
        );
    }
  }
  return found;
}

const compare = (a: readonly number[], b: readonly number[]) =>
  a.map((n, i) => n - b[i]!).find((difference) => difference !== 0) ?? 0;

/** What was done to a ticket was done by its holder, and at a desk by who held the desk then. */
function onlyTheHolderActs({ history, evidence }: Case): string[] {
  const found: string[] = [];
  const atDesk = ['callNext', 'recall', 'noShow', 'pause', 'resume', 'close'].map((act) => `desk.${act}`);
  const ofTicket = ['stepAway', 'comeBack', 'leave', 'askToWait'].map((act) => `ticket.${act}`);
  replay(history.world, evidence, ({ did, seq, by, about }, { holders }) => {
    const right =
      (!ofTicket.includes(did) || by === `ticket:${about.ticketId}`) &&
      (!atDesk.includes(did) || by === `staff:${holders.get(String(about.deskId))}`);
    if (!right) found.push(`row ${seq}: ${did} of ${JSON.stringify(about)} by ${by}`);
  });
  return found;
}

/** (a) The effect of every change is in the rows, and nothing else is. */
function rowsAreWhatTheChainTells({ history, evidence }: Case): string[] {
  const now = replay(history.world, evidence, () => undefined);
  const rows: Pick<Moment, 'states' | 'callable' | 'talks'> = {
    states: new Map(evidence.tickets.map(({ id, state }) => [id, state])),
    callable: new Map(
      evidence.tickets.filter(({ state }) => state === 'waiting').map(({ id, key }) => [id, key]),
    ),
    talks: new Map(
      evidence.sessions
        .filter(({ state }) => state !== 'ended')
        .map(({ id, ticketId, deskId }) => [id, { ticketId, deskId }]),
    ),
  };
  const found = (['states', 'callable', 'talks'] as const).flatMap((what) =>
    differences(what, now[what], rows[what]),
  );
  const received = new Map([...now.talks.values()].map(({ deskId, ticketId }) => [deskId, ticketId]));
  const current = new Map(
    evidence.desks.flatMap((d) => (d.currentTicketId ? [[d.id, d.currentTicketId]] : [])),
  );
  return [...found, ...differences('received', received, current)];
}

function differences(what: string, told: Map<string, unknown>, rows: Map<string, unknown>): string[] {
  return [...new Set([...told.keys(), ...rows.keys()])]
    .filter((id) => !isDeepStrictEqual(told.get(id), rows.get(id)))
    .map(
      (id) => `${what} of ${id}: told ${JSON.stringify(told.get(id))}, row ${JSON.stringify(rows.get(id))}`,
    );
}

/** (e) Each stream counts from one to its head. */
function streamsHaveNoGaps({ evidence: { events, heads } }: Case): string[] {
  return [...Map.groupBy(events, ({ stream }) => stream)]
    .filter(([stream, all]) => heads.get(stream) !== all.length || all.some(({ seq }, i) => seq !== i + 1))
    .map(([stream, all]) => `${stream}: head ${heads.get(stream)}, events ${all.map(({ seq }) => seq)}`);
}

/** (f) */
function theChainIsWhole({ evidence: { broken } }: Case): string[] {
  return broken ? [`row ${broken.seq}: ${broken.why}`] : [];
}

const PAGE_WITHIN_MS = 10_000;

/** (e) A page that worked its place out from what it heard stands where a fresh reading says. */
async function pagesStandWhereASnapshotSays({ fleet, history }: Case): Promise<string[]> {
  const found: string[] = [];
  for (const page of history.pages) {
    const asker = { principal: page.held.principal, cookie: page.held.cookie, page: 'a fresh reading' };
    const seen = () => page.view && { state: page.view.state, key: page.view.key, ...placed(page.view) };
    let fresh: ReturnType<typeof seen> = null;
    for (const since = Date.now(); Date.now() - since < PAGE_WITHIN_MS; await pause(10)) {
      const body = { key: crypto.randomUUID(), input: { ticketId: page.held.ticketId } };
      const answer = await fleet.ask(0, asker, 'ticket.read', body);
      if (answer === 'lost' || !answer.ok) continue;
      const view = answer.output as Output<'ticket.read'>;
      fresh = { state: view.state, key: view.key, ...placed(view) };
      if (isDeepStrictEqual(fresh, seen())) break;
    }
    if (!isDeepStrictEqual(fresh, seen()))
      found.push(`${page.held.label}: ${JSON.stringify(seen())}, in truth ${JSON.stringify(fresh)}`);
  }
  return found;
}

const placed = ({ place }: Output<'ticket.read'>) => ({ version: place?.version, ahead: place?.ahead });

const SAID_AGAIN = 5;

/** (a) A key is answered alike for as long as it is kept, whatever has happened since. */
async function saidAgainAnswersAlike({ fleet, history }: Case): Promise<string[]> {
  const found: string[] = [];
  const told = history.said.filter((one) => isCommand(one) && one.firstOkAt !== null);
  const every = Math.max(1, Math.floor(told.length / SAID_AGAIN));
  for (const one of told.filter((_, i) => i % every === 0)) {
    const before = one.answers.find((answer) => answer.ok);
    let again = await fleet.ask(1, one.asker, one.name, one.envelope);
    while (again === 'lost') again = await fleet.ask(0, one.asker, one.name, one.envelope);
    if (!isDeepStrictEqual(again, before))
      found.push(`${tell(one)}: ${JSON.stringify(before)}, then ${JSON.stringify(again)}`);
  }
  return found;
}

const isCommand = ({ name }: Said) => COMMANDS[name].kind === 'command';
const tell = ({ by, name, envelope }: Said) => `${name} by ${by} (${envelope.key.slice(0, 4)})`;
