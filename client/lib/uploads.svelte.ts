import type { ErrorCode } from '$contract/errors.ts';
import type { FileView } from '$contract/file.ts';
import { uuid } from './random.ts';
import { Refused } from './refused.ts';

/** How far one file has come. `sending`: the share that has left, from 0 to 1. */
export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; share: number }
  | { kind: 'sent'; file: FileView }
  | { kind: 'refused'; refused: Refused };

/** Sends one file; see `upload`. */
export type SendFile = (
  file: File,
  options: { key: string; onProgress: (share: number) => void; signal: AbortSignal },
) => Promise<FileView>;

/** Says what is wrong with a file before any of it leaves, or null; `before` are the files chosen already. */
export type JudgeFile = (file: File, before: readonly QueuedFile[]) => ErrorCode | null;

/** One file that the person chose. */
export class QueuedFile {
  readonly key = uuid();
  readonly stop = new AbortController();
  readonly file: File;
  state: UploadState = $state.raw({ kind: 'waiting' });

  constructor(file: File) {
    this.file = file;
  }
}

/** Several files on their way, one after the other: on a narrow network the first is there sooner. */
export class UploadQueue {
  files: QueuedFile[] = $state.raw([]);
  readonly #send: SendFile;
  readonly #judge: JudgeFile;
  readonly #onSent: (file: FileView) => void;
  #closed = false;

  constructor(options: { send: SendFile; judge: JudgeFile; onSent?: (file: FileView) => void }) {
    this.#send = options.send;
    this.#judge = options.judge;
    this.#onSent = options.onSent ?? (() => {});
  }

  readonly busy: boolean = $derived(
    this.files.some(({ state }) => state.kind === 'waiting' || state.kind === 'sending'),
  );

  add(files: readonly File[]): void {
    for (const file of files) {
      const queued = new QueuedFile(file);
      const code = this.#judge(file, this.files);
      if (code) queued.state = { kind: 'refused', refused: new Refused({ code }) };
      this.files = [...this.files, queued];
    }
    void this.#work();
  }

  /** Sends a refused file once more, as the same file to the server. */
  again(queued: QueuedFile): void {
    queued.state = { kind: 'waiting' };
    void this.#work();
  }

  remove(queued: QueuedFile): void {
    queued.stop.abort();
    this.files = this.files.filter((one) => one !== queued);
  }

  close(): void {
    this.#closed = true;
    for (const queued of this.files) queued.stop.abort();
  }

  async #work(): Promise<void> {
    if (this.files.some(({ state }) => state.kind === 'sending')) return;
    const next = this.files.find(({ state }) => state.kind === 'waiting');
    if (!next || this.#closed) return;
    await this.#sendOne(next);
    await this.#work();
  }

  async #sendOne(queued: QueuedFile): Promise<void> {
    const { key, stop, file } = queued;
    queued.state = { kind: 'sending', share: 0 };
    const onProgress = (share: number) => (queued.state = { kind: 'sending', share });
    try {
      const stored = await this.#send(file, { key, onProgress, signal: stop.signal });
      queued.state = { kind: 'sent', file: stored };
      this.#onSent(stored);
    } catch (error) {
      // Removed by the person: it is in no list any more.
      const refused = error instanceof Refused ? error : new Refused({ code: 'INTERNAL' }, { cause: error });
      queued.state = { kind: 'refused', refused };
    }
  }
}
