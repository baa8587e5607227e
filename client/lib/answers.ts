import { refusal } from '$contract/answer.ts';
import { COMMANDS, type CommandName, type Output } from '$contract/commands.ts';
import { Refused } from './refused.ts';

/**
 * The output inside an answer of the server, parsed by the contract. Throws `Refused`: the server's own refusal, or
 * UNKNOWN_COMMAND («reload the page») when this page and the server no longer mean the same contract.
 */
export function outputOf<N extends CommandName>(name: N, answer: unknown): Output<N> {
  const envelope = envelopeOf(answer);
  const parsed = COMMANDS[name].output.safeParse(envelope);
  if (!parsed.success) throw new Refused({ code: 'UNKNOWN_COMMAND' }, { cause: parsed.error });
  return parsed.data as Output<N>;
}

/** What an `ok` answer carries, not parsed yet; the refusal of any other is thrown. */
export function envelopeOf(answer: unknown): unknown {
  if (isObject(answer) && answer.ok === true) return answer.output;
  const refused = refusal.safeParse(answer);
  throw new Refused(refused.success ? refused.data : { code: 'TRY_AGAIN' });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
