import type { Call } from '../../lib/call/index.ts';
import { capabilities } from '../../lib/call/capabilities.ts';
import type { Connection } from '../../lib/connection.svelte.ts';

/** The call of one visit as the ticket's page holds it: loaded and made ready early, entered by one press. */
export class Talk {
  call = $state.raw<Call | null>(null);
  #of: Connection | null = null;
  #making: Promise<Call> | null = null;

  /** Makes the room and both paths ready before the press. Opens no device. */
  async prepare(connection: Connection, visitId: string): Promise<void> {
    const ready = this.#made(connection, visitId).then((call) => call.prepare());
    await Promise.all([ready, import('./TalkRoom.svelte')]);
  }

  /** On the person's press. Settles when the call is there to be shown; entering goes on. */
  async join(connection: Connection, visitId: string, sessionId: string): Promise<void> {
    const call = await this.#made(connection, visitId);
    // Whoever left the page meanwhile is not taken into the talk.
    if (call === this.call) void call.join(sessionId);
  }

  close(): void {
    this.call?.close();
    this.call = null;
    this.#making = null;
  }

  /** A new connection of the page needs a new call. */
  #made(connection: Connection, visitId: string): Promise<Call> {
    if (this.#making && this.#of === connection) return this.#making;
    this.close();
    this.#of = connection;
    // What the call needs to know first is under way while its program is; refused, it is asked for again by the call itself.
    capabilities(connection).catch(() => undefined);
    const making = import('../../lib/call/index.ts').then(({ createCall }) => {
      const call = createCall({ connection, visitId });
      if (this.#making === making) this.call = call;
      else call.close();
      return call;
    });
    this.#making = making;
    // A part of the program that did not load is asked for again by the next press.
    making.catch(() => {
      if (this.#making === making) this.#making = null;
    });
    return making;
  }
}
