import type { Connection } from '../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';

/**
 * Milliseconds of silence at the keyboard before the notes are saved; the longest that a typed character waits to be sent
 * while the typing goes on, so that a browser that dies takes less than two seconds of it; and between failed attempts.
 */
const PAUSE_MS = 800;
const LONGEST_MS = 1_000;
const RETRY_MS = 3_000;

export type NotesState =
  | { kind: 'loading' }
  | { kind: 'clean' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'unsaved' }
  /** Another window saved first: the person sees its text beside this one and says what stays. */
  | { kind: 'conflict'; theirs: string }
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
  /** By when the first unsaved character must be on its way, in ms since 1970. */
  #dueBy: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(connection: Asks, visitId: string) {
    this.#connection = connection;
    this.#visitId = visitId;
    void this.load();
  }

  /** Reads the stored text for the first time. */
  async load(): Promise<void> {
    const read = await this.#read(() => void this.load());
    if (!read) return;
    this.#version = read.version;
    this.text = this.#stored = read.notes;
    this.state = { kind: 'clean' };
  }

  /** Puts the text of the other window in place of what is here. */
  takeTheirs(): void {
    if (this.state.kind !== 'conflict') return;
    this.text = this.#stored = this.state.theirs;
    this.state = { kind: 'clean' };
  }

  /** Puts the text of the other window before what is here; nothing is stored until the person keeps it. */
  joinTheirs(): void {
    if (this.state.kind === 'conflict') this.text = `${this.state.theirs}\n${this.text}`;
  }

  /** Keeps the text that is here, over the one of the other window that was shown; over a still newer one it does not. */
  async keep(): Promise<void> {
    if (this.state.kind !== 'conflict') return;
    this.state = { kind: 'typing' };
    await this.save();
  }

  typed(): void {
    if (this.state.kind === 'conflict' || this.state.kind === 'closed') return;
    this.state = { kind: 'typing' };
    const now = Date.now();
    this.#dueBy ??= now + LONGEST_MS;
    this.#later(Math.max(0, Math.min(PAUSE_MS, this.#dueBy - now)), () => void this.save());
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
    this.#dueBy = undefined;
    this.state = { kind: 'saving' };
    try {
      const { version } = await this.#connection.call('record.saveNotes', {
        visitId: this.#visitId,
        version: this.#version,
        notes,
      });
      this.#saved(version, notes);
    } catch (error) {
      const refusal = refusedOf(error);
      if (refusal.code === 'CHANGED_MEANWHILE') await this.#meet(notes);
      else this.#refused(refusal, () => void this.save());
    }
  }

  #saved(version: number, notes: string): void {
    this.#version = version;
    this.#stored = notes;
    this.state = { kind: 'saved', at: new Date() };
    if (this.text !== notes) this.typed();
  }

  /** Somebody stored another text: ours, when only the answer to it was lost, or that of another window. */
  async #meet(sent: string): Promise<void> {
    const read = await this.#read(() => void this.save());
    if (!read) return;
    // The server stores notes without the spaces around them.
    if (read.notes === sent.trim()) return this.#saved(read.version, sent);
    this.#version = read.version;
    this.state = { kind: 'conflict', theirs: read.notes };
  }

  async #read(again: () => void): Promise<{ version: number; notes: string } | null> {
    try {
      return await this.#connection.call('record.read', { visitId: this.#visitId });
    } catch (error) {
      this.#refused(refusedOf(error), again);
      return null;
    }
  }

  #refused(refusal: Refused, again: () => void): void {
    switch (refusal.code) {
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
