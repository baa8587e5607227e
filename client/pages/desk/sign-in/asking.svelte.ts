import type { CallInput, CommandName, Output } from '$contract/commands.ts';
import { securityTexts } from '$contract/texts/security.ts';
import type { Text } from '$contract/texts/text.ts';
import { ask } from '../../../lib/api.ts';
import { refusedOf, type Refused } from '../../../lib/refused.ts';

/** One question of a form at a time, and why the last one was refused. */
export class Asking {
  busy = $state(false);
  refusal = $state.raw<Refused | null>(null);
  #asked: CommandName | null = null;
  readonly #onstale: () => void;

  /** `onstale`: this browser is not, or no longer, at the stage that the form belongs to. */
  constructor(onstale: () => void) {
    this.#onstale = onstale;
  }

  /** The answer, or null when it was refused or another question is under way. */
  async ask<N extends CommandName>(name: N, input: CallInput<N>): Promise<Output<N> | null> {
    if (this.busy) return null;
    this.busy = true;
    this.#asked = name;
    this.refusal = null;
    try {
      return await ask(name, input);
    } catch (error) {
      const refused = refusedOf(error);
      if (refused.code === 'NOT_SIGNED_IN' || refused.code === 'WRONG_STATE') this.#onstale();
      else this.refusal = refused;
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** What is said below the field `path`. */
  about(path: string): Text | undefined {
    return this.refusal?.fields.includes(path) ? this.refusal.text : undefined;
  }

  /** What is said of the whole form: whatever no field says. */
  get notice(): Text | undefined {
    if (!this.refusal || this.refusal.fields.length > 0) return undefined;
    if (this.refusal.code !== 'TOO_MANY_REQUESTS') return this.refusal.text;
    const passwords = this.#asked === 'staff.signIn' || this.#asked === 'staff.changePassword';
    return passwords ? securityTexts.tooManyPasswords : securityTexts.tooManyCodes;
  }
}
