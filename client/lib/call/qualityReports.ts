import { BUDGETS } from './budgets.ts';
import type { Link } from './link.ts';
import type { LinkCounts, Report } from './linkQuality.ts';
import type { LocalMedia } from './localMedia.svelte.ts';
import type { Timings } from './timings.ts';

type Of = {
  link: Pick<Link, 'admission' | 'since' | 'voiceOnly' | 'quality' | 'latestQuality'>;
  timings: Pick<Timings, 'joinPressedAt' | 'firstAudioAt' | 'firstFrameAt'>;
  local: Pick<LocalMedia, 'track'>;
};

/** Tells the server now and then how one link is, for whoever cares for the service. */
export class QualityReports {
  readonly #of: Of;
  readonly #tell: (report: Report) => void;
  #timer: ReturnType<typeof setTimeout>;
  #stopped = false;
  #relayed = false;
  #voiceOnly = false;

  constructor(of: Of, tell: (report: Report) => void) {
    this.#of = of;
    this.#tell = tell;
    this.#timer = setTimeout(() => void this.#again(), BUDGETS.firstReport);
  }

  /** Once more, before the link goes by the person's own will. */
  async last(): Promise<void> {
    await this.#report();
    this.#stop();
  }

  /** The link goes now, whyever: it is told as it was at the last look, and nothing is waited for. */
  end(): void {
    const counts = this.#of.link.latestQuality;
    // Of a path that has died the browser may not know any more which way it went.
    if (counts && !this.#stopped) this.#say({ ...counts, relayed: counts.relayed || this.#relayed });
    this.#stop();
  }

  #stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #again(): Promise<void> {
    await this.#report();
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#again(), BUDGETS.report);
  }

  async #report(): Promise<void> {
    const counts = await this.#of.link.quality().catch(() => null);
    if (counts && !this.#stopped) this.#say(counts);
  }

  #say(counts: LinkCounts): void {
    const { link, timings, local } = this.#of;
    const { width, height } = local.track('camera')?.getSettings() ?? {};
    this.#relayed = counts.relayed;
    // For a while at least.
    this.#voiceOnly ||= link.voiceOnly;
    this.#tell({
      ...counts,
      linkId: link.admission.send.id,
      soundAfterMs: this.#afterPress(timings.firstAudioAt),
      pictureAfterMs: this.#afterPress(timings.firstFrameAt),
      voiceOnly: this.#voiceOnly,
      microphone: local.track('microphone') !== null,
      camera: width && height ? { width, height } : null,
      userAgent: navigator.userAgent.slice(0, 400),
    });
  }

  /** A link that came later than the first sound or picture is not what brought it. */
  #afterPress(moment: number | null): number | null {
    const pressed = this.#of.timings.joinPressedAt;
    if (moment === null || pressed === null || moment < this.#of.link.since) return null;
    return Math.max(0, Math.round(moment - pressed));
  }
}
