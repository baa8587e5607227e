import type { ErrorCode } from '$contract/errors.ts';
import type { SessionView } from '$contract/session.ts';
import type { Connection } from '../connection.svelte.ts';
import { codeOf } from './refusals.ts';

/** The session as it stands, read again whenever its stream says that something changed. */
export class SessionWatch {
  view: SessionView | null = $state.raw(null);
  refusal: ErrorCode | null = $state(null);
  readonly #connection: Connection;
  readonly #sessionId: string;
  readonly #stop: () => void;
  #asked = 0;

  constructor(connection: Connection, sessionId: string) {
    this.#connection = connection;
    this.#sessionId = sessionId;
    const read = () => void this.read();
    this.#stop = connection.watch(`session:${sessionId}`, {
      // What is written in the talk is the chat's to read.
      onEvent: ({ type }) => type !== 'chat.changed' && read(),
      onStale: read,
    });
    read();
  }

  /** An answer that a later question has overtaken is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await this.#connection.call('session.read', { sessionId: this.#sessionId });
      if (asked === this.#asked) this.view = view;
    } catch (reason) {
      if (asked === this.#asked) this.refusal = codeOf(reason);
    }
  }

  close(): void {
    this.#asked += 1;
    this.#stop();
  }
}
