import type { FileView } from '$contract/file.ts';
import type { TicketView } from '$contract/ticket.ts';
import { ask } from '../../../lib/api.ts';
import { uuid } from '../../../lib/random.ts';
import { Refused, refusedOf } from '../../../lib/refused.ts';
import { upload } from '../../../lib/upload.ts';
import type { FollowedTicket } from '../ticket.svelte.ts';
import { appealInput, emptyAppealDraft, sentDraft, type AppealDraft } from './appealDraft.ts';
import { judge, type Limits } from './fileLimits.ts';

/** A film on its way: the file first, then the appeal that it is. Tried again, each goes on from where it stopped. */
export class VideoSending {
  busy = $state(false);
  share = $state(0);
  refused = $state.raw<Refused | null>(null);
  readonly #ticket: FollowedTicket;
  readonly #view: TicketView;
  readonly #stop = new AbortController();
  #film: { file: File; key: string; stored?: FileView } | undefined;
  #draft: AppealDraft;

  constructor(ticket: FollowedTicket, view: TicketView) {
    this.#ticket = ticket;
    this.#view = view;
    this.#draft = emptyAppealDraft(view.receptionLanguage);
  }

  /** Says whether it has been handed in; if not, `refused` says why. */
  async send(file: File, limits: Limits, note: string): Promise<boolean> {
    this.refused = null;
    this.busy = true;
    try {
      const code = judge(file, 'video_message', limits);
      if (code) throw new Refused({ code });
      await this.#handIn(await this.#upload(file), note);
      await this.#ticket.readDossier();
      return true;
    } catch (error) {
      this.refused = refusedOf(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  close(): void {
    this.#stop.abort();
  }

  async #upload(file: File): Promise<FileView> {
    if (this.#film?.file !== file) this.#film = { file, key: uuid() };
    const film = this.#film;
    film.stored ??= await upload({
      name: 'ticket.addFile',
      key: film.key,
      input: { ticketId: this.#view.ticketId, purpose: 'video_message', name: file.name },
      file,
      onProgress: (share) => (this.share = share),
      signal: this.#stop.signal,
    });
    return film.stored;
  }

  async #handIn({ fileId }: FileView, text: string): Promise<void> {
    const draft = { ...this.#draft, text, fileIds: [fileId] };
    const input = { ...appealInput(this.#view.ticketId, draft), form: 'video' as const };
    this.#draft = sentDraft(draft, input);
    await ask('ticket.submitAppeal', input, { key: this.#draft.sent!.key });
  }
}
