import type { ChatMessage } from '$contract/chat.ts';
import type { Connection } from '../../../lib/connection.svelte.ts';
import { uuid } from '../../../lib/random.ts';
import { refusedOf, type Refused } from '../../../lib/refused.ts';
import { keepChat, keptChat } from './keptChat.ts';
import { sayable } from './sayable.ts';

type Asks = Pick<Connection, 'call' | 'press' | 'watch'>;

/** The chat of one talk. What is typed, and how far was read, is kept in this tab: a page that is loaded again goes on. */
export class TalkChat {
  messages: readonly ChatMessage[] = $state.raw([]);
  /** What others have written since this page was opened, to be said aloud. */
  news: readonly ChatMessage[] = $state.raw([]);
  refusal: Refused | null = $state.raw(null);
  sending = $state(false);
  /** How many messages this page has sent: each is to be told to whoever listens. */
  said = $state(0);
  #text = $state('');
  #seen = $state(0);
  readonly unread = $derived(this.messages.filter(({ you, seq }) => !you && seq > this.#seen).length);
  readonly #connection: Asks;
  readonly #sessionId: string;
  readonly #stop: () => void;
  #opened = false;
  /** Pressed again after no answer came, the same words are sent under the same key: they are written once. */
  #sent: { words: string; key: string } | null = null;

  constructor(connection: Asks, sessionId: string) {
    this.#connection = connection;
    this.#sessionId = sessionId;
    const { text, seen } = keptChat(sessionId);
    this.#text = text;
    this.#seen = seen;
    const read = () => void this.read();
    this.#stop = connection.watch(`session:${sessionId}`, {
      onEvent: ({ type }) => type === 'chat.changed' && read(),
      onStale: read,
    });
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    this.refusal = null;
    this.#keep();
  }

  /** On the person's press. What is refused stays in the field. */
  async say(): Promise<void> {
    const typed = this.#text;
    const words = sayable(typed);
    if (words === '' || this.sending) return;
    if (this.#sent?.words !== words) this.#sent = { words, key: uuid() };
    const { key } = this.#sent;
    this.sending = true;
    this.refusal = null;
    try {
      await this.#connection.press('session.say', { sessionId: this.#sessionId, words }, { key });
      this.#sent = null;
      this.said += 1;
      // Whoever types on while it is on its way keeps what is new.
      this.text = this.#text.startsWith(typed) ? this.#text.slice(typed.length) : this.#text;
      void this.read();
    } catch (error) {
      this.refusal = refusedOf(error);
    } finally {
      this.sending = false;
    }
  }

  /** All that is here has been looked at. */
  look(): void {
    const last = this.#last();
    if (last <= this.#seen) return;
    this.#seen = last;
    this.#keep();
  }

  /** Reads on from the last message. Two readings may cross: what is here already is not put in twice. */
  async read(): Promise<void> {
    try {
      const after = this.#last();
      const { messages } = await this.#connection.call('session.readChat', {
        sessionId: this.#sessionId,
        after,
      });
      const fresh = messages.filter(({ seq }) => seq > this.#last());
      this.messages = [...this.messages, ...fresh];
      const news = fresh.filter(({ you }) => !you);
      if (this.#opened && news.length > 0) this.news = news;
      this.#opened = true;
    } catch (error) {
      // The next event or the connection that returns has it read again; the talk's own pages tell how it ended.
      refusedOf(error);
    }
  }

  close(): void {
    this.#stop();
  }

  #last(): number {
    return this.messages[this.messages.length - 1]?.seq ?? 0;
  }

  #keep(): void {
    keepChat(this.#sessionId, { text: this.#text, seen: this.#seen });
  }
}
