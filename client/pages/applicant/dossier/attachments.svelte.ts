import { upload } from '../../../lib/upload.ts';
import { UploadQueue, type QueuedFile } from '../../../lib/uploads.svelte.ts';
import type { FollowedTicket } from '../ticket.svelte.ts';
import { judge } from './fileLimits.ts';
import { looseScans, type DossierFile } from './tasks.ts';

/** The scans that go with one thing handed in: those on their way, and those that have arrived. */
export class Attachments {
  /** Files that have arrived, whether or not the dossier shows them yet. */
  ids: string[] = $state.raw([]);
  readonly queue: UploadQueue;
  readonly #ticket: FollowedTicket;
  readonly #ticketId: string;
  readonly #held: Set<string>;

  /** `held`: files that a form still holds in hand; they are shown there and nowhere else. */
  constructor(ticket: FollowedTicket, ticketId: string, held: Set<string>, ids: string[] = []) {
    this.#ticket = ticket;
    this.#ticketId = ticketId;
    this.#held = held;
    this.ids = ids;
    for (const id of ids) held.add(id);
    this.queue = new UploadQueue({
      send: (file, options) =>
        upload({
          name: 'ticket.addFile',
          input: { ticketId, purpose: 'scan', name: file.name },
          file,
          ...options,
        }),
      judge: (file, before) => {
        const { limits } = ticket.dossier!;
        return judge(file, 'scan', limits, before.filter((one) => this.#takesAPlace(one)).length);
      },
      onSent: ({ fileId }) => {
        held.add(fileId);
        this.ids = [...this.ids, fileId];
      },
    });
  }

  /** As the dossier has them; one that went to an appeal meanwhile is not there any more. */
  readonly stored: DossierFile[] = $derived.by(() => {
    const { dossier } = this.#ticket;
    return dossier ? looseScans(dossier).filter(({ fileId }) => this.ids.includes(fileId)) : [];
  });

  readonly underWay: QueuedFile[] = $derived.by(() => this.queue.files.filter((one) => !this.#isShown(one)));

  /**
   * What goes with the thing handed in. A file that is with an appeal already stays among them: if the answer to handing
   * it in was lost, the same question asked again must be the same to the letter.
   */
  get present(): string[] {
    const files = this.#ticket.dossier?.files ?? [];
    const stored = new Set(files.filter(({ state }) => state === 'stored').map(({ fileId }) => fileId));
    return this.ids.filter((id) => stored.has(id));
  }

  /** Throws `Refused`. */
  async remove({ fileId }: DossierFile): Promise<void> {
    await this.#ticket.connection!.call('ticket.removeFile', { ticketId: this.#ticketId, fileId });
    this.ids = this.ids.filter((id) => id !== fileId);
    await this.#ticket.readDossier();
  }

  close(): void {
    this.queue.close();
    for (const id of this.ids) this.#held.delete(id);
  }

  /** The limit that the dossier tells counts what has arrived; a refused file counts nowhere. */
  #takesAPlace(queued: QueuedFile): boolean {
    return queued.state.kind !== 'refused' && !this.#isShown(queued);
  }

  #isShown({ state }: QueuedFile): boolean {
    if (state.kind !== 'sent') return false;
    const { fileId } = state.file;
    return this.#ticket.dossier?.files.some((one) => one.fileId === fileId) ?? false;
  }
}
