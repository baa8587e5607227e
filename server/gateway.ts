import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import { ACTIONS } from './actions/index.ts';
import type { Deps } from './actions/ports/deps.ts';
import type { Browser, Call, Upload } from './actions/ports/command-call.ts';
import { Conflict } from './actions/ports/store.ts';
import { COMMANDS, HTTP_ONLY, SOCKET_ONLY, UPLOADS, type CommandName } from './contract/commands.ts';
import { ERRORS, Refusal, type ErrorCode } from './contract/errors.ts';
import { commandKey } from './contract/ids.ts';
import type { Answer } from './contract/answer.ts';
import { principalRef, type Principal } from './domain/principal.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { sqlState } from './store/sql-state.ts';

/**
 * In one process the locks keep those apart who would race; app servers beside each other race for the rows. Each round
 * has one winner, so a loser waits a random while before the next, and loses so many in a row only when something else
 * is wrong.
 */
const ATTEMPTS = 24;
const PAUSE_MS = 20;
const envelope = z.object({ key: commandKey.optional(), input: z.unknown() });

export type Asked = {
  name: string;
  body: unknown;
  principal: Principal;
  address: string;
  page: string | null;
  browser: Browser | null;
  upload?: Upload;
};
export type Gateway = {
  ask(asked: Asked): Promise<Answer<unknown>>;
  drain(): Promise<void>;
  readonly draining: boolean;
};

/**
 * The one door: whatever comes over HTTP or a socket is limited, parsed, run and parsed again here, so that both ways
 * cannot differ. A command that lost a race is decided again from the new state; one that was answered before under the
 * same key is answered alike.
 */
export function createGateway(deps: Deps, limits: Limits, metrics: Metrics): Gateway {
  let draining = false;
  const running = new Set<Promise<unknown>>();

  async function ask(asked: Asked): Promise<Answer<unknown>> {
    const correlationId = uuid();
    const stop = metrics.startCommand(Object.hasOwn(COMMANDS, asked.name) ? asked.name : 'unknown');
    try {
      if (draining) throw new Refusal('SHUTTING_DOWN');
      const name = known(asked);
      await limits.take(asked.principal, asked.address, name);
      const { call, input } = parse(name, asked, correlationId);
      const output = parseOutput(name, await decide(deps, name, asked.principal, input, call));
      stop('ok');
      return { ok: true, output };
    } catch (error) {
      const refusal = asRefusal(error);
      stop(refusal.code);
      logRefusal(deps, asked, correlationId, refusal, error);
      return { ok: false, code: refusal.code, fields: [...refusal.fields], correlationId };
    }
  }

  return {
    get draining() {
      return draining;
    },
    ask(asked) {
      const work = ask(asked);
      running.add(work);
      return work.finally(() => running.delete(work));
    },
    async drain() {
      draining = true;
      await Promise.allSettled(running);
    },
  };
}

function known({ name, browser, page, upload }: Asked): CommandName {
  if (!Object.hasOwn(COMMANDS, name)) throw new Refusal('UNKNOWN_COMMAND');
  const command = name as CommandName;
  if (!browser && HTTP_ONLY.includes(command)) throw new Refusal('UNKNOWN_COMMAND', 'over HTTP only');
  if (!page && SOCKET_ONLY.includes(command)) throw new Refusal('UNKNOWN_COMMAND', 'over a socket only');
  if (UPLOADS.includes(command) !== (upload !== undefined)) throw new Refusal('BAD_INPUT', 'a file, or none');
  return command;
}

function parse(name: CommandName, asked: Asked, correlationId: string) {
  const outer = envelope.safeParse(asked.body);
  if (!outer.success) throw new Refusal('BAD_INPUT', 'no envelope');
  const key = outer.data.key ?? null;
  if (COMMANDS[name].kind === 'command' && !key)
    throw new Refusal('BAD_INPUT', 'no key', { fields: ['key'] });
  const parsed = COMMANDS[name].input.safeParse(outer.data.input ?? {});
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new Refusal('BAD_INPUT', 'input does not fit', { fields });
  }
  const inputHash = key ? hashOf(parsed.data) : NOT_REPEATED;
  const by = principalRef(asked.principal);
  const { page, browser, upload = null } = asked;
  const call: Call = { name, by, key, inputHash, correlationId, page, browser, upload };
  return { call, input: parsed.data };
}

/** Only what is kept under a key is compared with its repetition. */
const NOT_REPEATED = new Uint8Array();
const hashOf = (input: unknown) =>
  new Uint8Array(createHash('sha256').update(JSON.stringify(input)).digest());

async function decide(deps: Deps, name: CommandName, principal: Principal, input: unknown, call: Call) {
  const action = ACTIONS[name] as (d: Deps, p: Principal, i: unknown, c: Call) => Promise<unknown>;
  for (let attempt = 1; ; attempt++) {
    try {
      return await action(deps, principal, input, call);
    } catch (error) {
      // A repeated command finds the world already changed by itself: what it was answered then is the answer now.
      if (call.key && (error instanceof Refusal || error instanceof Conflict)) {
        const before = await deps.store.answered(call);
        if (before) return before.answer;
      }
      if (!(error instanceof Conflict)) throw error;
      if (attempt >= ATTEMPTS) throw new Refusal('CHANGED_MEANWHILE', error.message, { cause: error });
      if (attempt > 1) await pause(Math.random() * PAUSE_MS);
    }
  }
}

/** A field that nobody declared never leaves the server. */
function parseOutput(name: CommandName, output: unknown): unknown {
  const parsed = COMMANDS[name].output.safeParse(output);
  if (!parsed.success)
    throw new Error(`the output of ${name} does not fit its contract: ${parsed.error.message}`);
  return parsed.data;
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isUnreachable(error)) return new Refusal('TRY_AGAIN', 'the database did not answer', { cause: error });
  return new Refusal('INTERNAL', 'unexpected', { cause: error });
}

const UNREACHABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'ECONNREFUSED', 'ECONNRESET']);
/** Connection lost (08), server going down or coming up (57P), out of connections (53). */
const UNREACHABLE_STATE = /^(08|57P|53)/;

function isUnreachable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    UNREACHABLE.has(String(code)) ||
    UNREACHABLE_STATE.test(sqlState(error) ?? '') ||
    /Connection terminated|Can't reach database/.test(String(message))
  );
}

function logRefusal(deps: Deps, asked: Asked, correlationId: string, refusal: Refusal, error: unknown): void {
  const line = { command: asked.name, by: principalRef(asked.principal), code: refusal.code, correlationId };
  const status: Record<ErrorCode, number> = ERRORS;
  if (status[refusal.code] >= 500 && refusal.code !== 'SHUTTING_DOWN')
    deps.log.error({ ...line, err: error }, refusal.message);
  else deps.log.debug(line, refusal.message);
}
