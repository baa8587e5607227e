import type { Connection } from '../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';

/** Milliseconds of silence at the keyboard before the notes are saved, and between attempts that failed. */
const PAUSE_MS = 800;
const RETRY_MS = 3_000;

export type NotesState =
  | { kind: 'loading' }
  | { kind: 'clean' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'unsaved' }
  /** Another window saved first: the person says which text stays. */
  | { kind: 'conflict' }
  | { kind: 'closed'; refusal: Refused };

type Asks = Pick<Connection, 'call'>;

/** The notes of one visit as they are typed: saved by themselves, each time against the version they were read at. */
export class NotesDraft {
  text = $state('');
  state: NotesState = $state.raw({ kind: 'loading' });
  readonly #connection: Asks;
  readonly #visitId: string;
  #version = 0;
  #stored = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(connection: Asks, visitId: string) {
    this.#connection = connection;
    this.#visitId = visitId;
    void this.load();
  }

  /** Takes the stored text, in place of what is here. */
  async load(): Promise<void> {
    try {
      const { version, notes } = await this.#connection.call('record.read', { visitId: this.#visitId });
      this.#version = version;
      this.text = this.#stored = notes;
      this.state = { kind: 'clean' };
    } catch (error) {
      this.#refused(refusedOf(error), () => void this.load());
    }
  }

  /** Keeps the text that is here, over the stored one. */
  async keep(): Promise<void> {
    try {
      const { version } = await this.#connection.call('record.read', { visitId: this.#visitId });
      this.#version = version;
      this.state = { kind: 'typing' };
    } catch (error) {
      return this.#refused(refusedOf(error), () => void this.keep());
    }
    await this.save();
  }

  typed(): void {
    if (this.state.kind === 'conflict' || this.state.kind === 'closed') return;
    this.state = { kind: 'typing' };
    this.#later(PAUSE_MS, () => void this.save());
  }

  /** Saves now what is not saved yet; says whether all that is typed is stored then. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    // Whoever waited too may have begun the next saving meanwhile: two of one version would refuse each other.
    while (this.#saving) await this.#saving;
    const stopped = this.state.kind === 'conflict' || this.state.kind === 'closed';
    if (this.text !== this.#stored && !stopped) {
      this.#saving = this.#save().finally(() => (this.#saving = undefined));
      await this.#saving;
    }
    return this.text === this.#stored;
  }

  async #save(): Promise<void> {
    const notes = this.text;
    this.state = { kind: 'saving' };
    try {
      const { version } = await this.#connection.call('record.saveNotes', {
        visitId: this.#visitId,
        version: this.#version,
        notes,
      });
      this.#version = version;
      this.#stored = notes;
      this.state = { kind: 'saved', at: new Date() };
      if (this.text !== notes) this.typed();
    } catch (error) {
      this.#refused(refusedOf(error), () => void this.save());
    }
  }

  #refused(refusal: Refused, again: () => void): void {
    switch (refusal.code) {
      case 'CHANGED_MEANWHILE':
        this.state = { kind: 'conflict' };
        return;
      case 'SESSION_ENDED':
      case 'NOT_FOUND':
      case 'FORBIDDEN':
      case 'NOT_SIGNED_IN':
        this.state = { kind: 'closed', refusal };
        return;
      case 'BAD_INPUT':
        // The same text is refused again: the next change of it may not be.
        this.state = { kind: 'unsaved' };
        return;
      default:
        this.state = { kind: 'unsaved' };
        this.#later(RETRY_MS, again);
    }
  }

  #later(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }
}
