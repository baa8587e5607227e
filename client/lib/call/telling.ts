import type { CallInput, CommandName } from '$contract/commands.ts';
import type { ErrorCode } from '$contract/errors.ts';
import type { Connection } from '../connection.svelte.ts';
import { BUDGETS } from './budgets.ts';
import { codeOf } from './refusals.ts';

type Told = Extract<
  CommandName,
  | 'media.connect'
  | 'media.warm'
  | 'media.produce'
  | 'media.pause'
  | 'media.stop'
  | 'media.resume'
  | 'media.layer'
  | 'media.hand'
  | 'media.ease'
>;

/** A server or a line that is slow, and says nothing against what it was told: sound and picture go on meanwhile. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['TRY_AGAIN', 'TOO_MANY_REQUESTS', 'SHUTTING_DOWN']);

type Options = {
  connection: Connection;
  visitId: string;
  epoch: number;
  onRefused: (reason: unknown) => void;
};

/**
 * What the server is told of one link. Nothing waits for it: a socket keeps the order of its messages, so `connect`,
 * `produce` and `resume` go out one behind another, and an answer matters only when it is a refusal.
 */
export class Telling {
  readonly #options: Options;
  /** What was told last of each thing, in the order in which it was first told. */
  readonly #said = new Map<string, () => void>();
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param matters does a refusal still matter when it comes? */
  tell<N extends Told>(
    name: N,
    about: string,
    message: Omit<CallInput<N>, 'visitId' | 'epoch'>,
    matters: () => boolean = () => true,
  ): void {
    const { connection, visitId, epoch, onRefused } = this.#options;
    // Each of these inputs is the message and the room it belongs to.
    const input = { visitId, epoch, ...message } as CallInput<N>;
    const thing = `${name} ${about}`;
    const say = () => {
      connection.call(name, input).catch((reason: unknown) => {
        if (!matters()) return;
        if (!PASSING.has(codeOf(reason))) return onRefused(reason);
        const isLast = () => !this.#stopped && this.#said.get(thing) === say;
        setTimeout(() => isLast() && say(), BUDGETS.sayAgain);
      });
    };
    this.#said.set(thing, say);
    say();
  }

  /** The link is closed: nothing is said again. */
  stop(): void {
    this.#stopped = true;
  }

  /** This is not to be said again. */
  drop(name: Told, about: string): void {
    this.#said.delete(`${name} ${about}`);
  }

  /** Says again what the server may have missed. Each of these is idempotent there. */
  repeat(): void {
    for (const say of [...this.#said.values()]) say();
  }
}
