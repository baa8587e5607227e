import type { LocalMedia } from '../../../lib/call/index.ts';
import { uuid } from '../../../lib/random.ts';
import { Refused, refusedOf } from '../../../lib/refused.ts';
import { upload } from '../../../lib/upload.ts';
import type { FollowedTicket } from '../ticket.svelte.ts';
import { judge, type Limits } from './fileLimits.ts';
import { openSharpest } from './takePicture.ts';

type Step =
  | { kind: 'asked' }
  | { kind: 'opening' }
  | { kind: 'noCamera' }
  | { kind: 'aiming'; track: MediaStreamTrack }
  | { kind: 'taken'; picture: File; url: string };

type Needs = {
  ticket: FollowedTicket;
  ticketId: string;
  closeUpId: string;
  local?: LocalMedia;
  ondone: (sent: boolean) => void;
};

/** One document that is to be shown close by: from the asking to the picture sent, or to the word that it is not shown. */
export class CloseUpWork {
  step: Step = $state.raw({ kind: 'asked' });
  busy = $state(false);
  declining = $state(false);
  share = $state(0);
  refused = $state.raw<Refused | null>(null);
  readonly hasCamera = navigator.mediaDevices !== undefined;
  readonly #needs: Needs;
  readonly #stop = new AbortController();
  /** The same picture with the same permission is the same upload, however often it is tried. */
  #sent: { picture: File; keepConsent: boolean; key: string } | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** On the person's press. The talk's own camera rests meanwhile: a phone opens one at a time. */
  async open(): Promise<void> {
    this.#enter({ kind: 'opening' });
    this.#needs.local?.lendCamera();
    try {
      const track = await openSharpest();
      if (this.step.kind === 'opening') return this.#enter({ kind: 'aiming', track });
      track.stop();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (this.step.kind === 'opening') this.#enter({ kind: 'noCamera' });
    }
  }

  choose(picture: File): void {
    this.#enter({ kind: 'taken', picture, url: URL.createObjectURL(picture) });
  }

  async send(limits: Limits, keepConsent: boolean): Promise<void> {
    const { step } = this;
    if (step.kind !== 'taken' || this.busy) return;
    this.refused = null;
    this.busy = true;
    try {
      const code = judge(step.picture, 'close_up', limits);
      if (code) throw new Refused({ code });
      await this.#upload(step.picture, keepConsent);
      await this.#needs.ticket.readDossier();
      this.#needs.ondone(true);
    } catch (error) {
      this.refused = refusedOf(error);
    } finally {
      this.busy = false;
    }
  }

  async decline(): Promise<void> {
    const { ticket, ticketId, closeUpId } = this.#needs;
    this.declining = true;
    this.refused = null;
    try {
      await ticket.connection!.call('ticket.declineCloseUp', { ticketId, fileId: closeUpId });
      await ticket.readDossier();
      this.#needs.ondone(false);
    } catch (error) {
      this.refused = refusedOf(error);
    } finally {
      this.declining = false;
    }
  }

  /** The camera goes back to the talk, and what was taken and not sent is forgotten. */
  close(): void {
    this.#stop.abort();
    this.#enter({ kind: 'asked' });
  }

  #enter(next: Step): void {
    const { step } = this;
    this.step = next;
    this.refused = null;
    if (step.kind === 'taken') URL.revokeObjectURL(step.url);
    if (step.kind === 'aiming') step.track.stop();
    if (next.kind !== 'opening' && next.kind !== 'aiming') void this.#needs.local?.takeCameraBack();
  }

  async #upload(picture: File, keepConsent: boolean): Promise<void> {
    const { ticketId, closeUpId } = this.#needs;
    if (this.#sent?.picture !== picture || this.#sent.keepConsent !== keepConsent)
      this.#sent = { picture, keepConsent, key: uuid() };
    await upload({
      name: 'ticket.addFile',
      key: this.#sent.key,
      input: { ticketId, purpose: 'close_up', name: picture.name, closeUpId, keepConsent },
      file: picture,
      onProgress: (share) => (this.share = share),
      signal: this.#stop.signal,
    });
  }
}
