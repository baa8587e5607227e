import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { COMMANDS, type Output } from '../../server/contract/commands.ts';
import { gather, type Evidence } from './evidence.ts';
import type { Fleet } from './fleet.ts';
import type { History, Said } from './play.ts';
import * as order from './order-laws.ts';
import { replay } from './replay.ts';

export type Case = { fleet: Fleet; history: History; evidence: Evidence };
/** What a law finds: each broken in its own words, with the objects that show it. */
type Law = (all: Case) => Promise<string[]> | string[];
export type Verdict = { broken: { law: string; found: string[] }[] };

/** What must hold of every history, however it went. */
export const LAWS = {
  nothingFailed,
  whatWasAnsweredIsKept,
  nothingIsDoneTwice,
  ...order,
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
  const done = Map.groupBy(evidence.chains.flat(), ({ by, did }) => `${by} ${did}`);
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

/** (a) The effect of every change is in the rows, and nothing else is. */
function rowsAreWhatTheChainTells({ history, evidence }: Case): string[] {
  const { states, orders, talks } = replay(history.world, evidence, () => undefined);
  const tickets = [...evidence.tickets.values()];
  const open = evidence.sessions.filter(({ state }) => state !== 'ended');
  return [
    ...differences('state', states, new Map(tickets.map(({ id, state }) => [id, state]))),
    ...[...orders].flatMap(([queueId, order]) => {
      const rows = tickets.filter((ticket) => ticket.queueId === queueId && ticket.callable);
      return differences('place', order, new Map(rows.map(({ id, key }) => [id, key])));
    }),
    ...differences(
      'talk',
      talks,
      new Map(open.map(({ id, ticketId, deskId }) => [id, { ticketId, deskId }])),
    ),
    ...differences(
      'received',
      new Map([...talks.values()].map(({ deskId, ticketId }) => [deskId, ticketId])),
      new Map(evidence.desks.flatMap((d) => (d.currentTicketId ? [[d.id, d.currentTicketId]] : []))),
    ),
  ];
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
  return broken;
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

function placed({ place }: Output<'ticket.read'>) {
  const { version, ahead, standing, turn } = place ?? {};
  return { version, ahead, standing, turn };
}

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

/** These give a cookie, to each browser its own, and keep no answer. */
const GIVE_COOKIES: readonly string[] = ['ticket.follow'];
const isCommand = ({ name }: Said) => COMMANDS[name].kind === 'command' && !GIVE_COOKIES.includes(name);
const tell = ({ by, name, envelope }: Said) => `${name} by ${by} (${envelope.key.slice(0, 4)})`;
