import { COMMANDS, type CallInput, type CommandName, type Output } from '$contract/commands.ts';
import { outputOf } from './answers.ts';
import { pause } from './pause.ts';
import { between, uuid } from './random.ts';
import { Refused, refusedOf } from './refused.ts';

const ATTEMPTS = 3;
const ANSWER_WITHIN_MS = 20_000;

/**
 * Asks the server over HTTP. A command carries one key for all its attempts, so that its repetition is done once; a
 * page that lets a person press again gives the key of the first press. Throws `Refused`; a lost network is TRY_AGAIN.
 */
export async function ask<N extends CommandName>(
  name: N,
  input: CallInput<N>,
  options: { key?: string } = {},
): Promise<Output<N>> {
  const key = COMMANDS[name].kind === 'command' ? (options.key ?? uuid()) : undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return outputOf(name, await post(name, { key, input }));
    } catch (error) {
      if (refusedOf(error).code !== 'TRY_AGAIN' || attempt === ATTEMPTS) throw error;
      await pause(between(300, 900) * attempt);
    }
  }
}

async function post(name: CommandName, body: object): Promise<unknown> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: patience.signal,
    });
    return await response.json();
  } catch (cause) {
    throw new Refused({ code: 'TRY_AGAIN' }, { cause });
  } finally {
    clearTimeout(timer);
  }
}
