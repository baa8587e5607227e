import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { COMMANDS, type CommandName } from '../../server/contract/commands.ts';
import { ERRORS, type ErrorCode } from '../../server/contract/errors.ts';
import type { Case, Who } from './cases.ts';
import { mutated } from './mutate.ts';
import type { World } from './world.ts';

/** What became of the cases: how often each name was answered how, and what must not be. */
export type Played = { answers: Map<string, Map<string, number>>; wrong: string[] };

const ANSWER_WITHIN_MS = 20_000;
/** So many are under way at once, from all pages. */
const AT_ONCE = 24;
const RESTORED_EVERY = 3;

export async function play(world: World, cases: Case[]): Promise<Played> {
  const played: Played = { answers: new Map(), wrong: [] };
  for (let from = 0, round = 0; from < cases.length; from += AT_ONCE, round++) {
    const some = cases.slice(from, from + AT_ONCE);
    if (round % RESTORED_EVERY === 0) await world.restore();
    const cutters = new Set(some.filter(mayCut).map(({ who }) => who));
    await Promise.all(some.map((one, i) => playOne(world, one, from + i, played, cutters)));
    await allIn(world);
  }
  return played;
}

/** A packet against the protocol ends the connection and whatever is under way on it, and so does one too large. */
function mayCut({ frame, mutations }: Case): boolean {
  return typeof frame === 'object' || mutations.some((mutation) => mutation.do === 'repeat');
}

async function playOne(
  world: World,
  one: Case,
  index: number,
  played: Played,
  cutters: ReadonlySet<Who>,
): Promise<void> {
  const socket = world.sockets[one.who];
  if (typeof one.frame === 'object') {
    socket.io.engine.write(one.frame.raw);
    if (one.frame.attachment) socket.io.engine.write(Buffer.alloc(9));
    return;
  }
  const said = argumentsOf(world, one);
  const answers = await Promise.all(Array.from({ length: one.times }, () => say(socket, one, said)));
  for (const answer of answers) {
    const code = judged(answer);
    const counts = played.answers.get(one.name) ?? new Map<string, number>();
    played.answers.set(one.name, counts.set(code, (counts.get(code) ?? 0) + 1));
    const cut = code === 'cut off' && !cutters.has(one.who);
    if (cut || isWrong(code))
      played.wrong.push(`case ${index}: ${code} to ${JSON.stringify(one).slice(0, 1_000)}`);
  }
}

const SAME_KEY = randomUUID();

function argumentsOf(world: World, { who, name, mutations, frame }: Case): unknown[] {
  const input = mutated(world.right(who, name), mutations, world.foreign());
  // These two have no envelope.
  const body = name === 'watch' || name === 'unwatch' ? input : { ...keyFor(name), input };
  if (frame === 'keyed') return [{ key: randomUUID(), input }];
  if (frame === 'sameKey') return [{ key: SAME_KEY, input }];
  if (frame === 'badKey') return [{ key: mutated({ a: 1 }, mutations, ['1']), input }];
  if (frame === 'bare') return [input];
  if (frame === 'noBody') return [];
  if (frame === 'bytes') return [Buffer.from(JSON.stringify(body) ?? '')];
  if (frame === 'moreArguments') return [body, body, null, 5];
  return [body];
}

/** What changes something has a key of its own, as a page sends it. */
const keyFor = (name: string) =>
  Object.hasOwn(COMMANDS, name) && COMMANDS[name as CommandName].kind === 'command' && { key: randomUUID() };

async function say(socket: Socket, { name, frame }: Case, said: unknown[]): Promise<unknown> {
  if (frame === 'noAck') return void socket.emit(name, ...said);
  if (frame === 'numberAck') return void socket.emit(name, ...said, 5);
  if (frame === 'objectAck') return void socket.emit(name, ...said, { call: 1, apply: 2 });
  return socket
    .timeout(ANSWER_WITHIN_MS)
    .emitWithAck(name, ...said)
    .catch((error: unknown) => error);
}

/** A code of the closed set, `ok`, or what it was instead. */
function judged(answer: unknown): string {
  if (answer === undefined) return 'not asked for';
  if (answer instanceof Error) return /timed out/.test(answer.message) ? 'NO ANSWER' : 'cut off';
  const { ok, code } = answer as { ok?: unknown; code?: unknown };
  if (ok === true) return 'ok';
  return ok === false && typeof code === 'string' && Object.hasOwn(ERRORS, code) ? code : 'NOT AN ANSWER';
}

function isWrong(code: string): boolean {
  return ['NO ANSWER', 'NOT AN ANSWER'].includes(code) || (ERRORS[code as ErrorCode] ?? 0) >= 500;
}

/** Everybody who was cut off is back, and whatever was said without an acknowledgement has been heard. */
async function allIn(world: World): Promise<void> {
  for (const socket of Object.values(world.sockets)) {
    if (!socket.active) socket.connect();
    for (let answered = false; !answered;) {
      answered = await socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck('media.capabilities', {})
        .then(() => true)
        .catch(() => false);
    }
  }
}
