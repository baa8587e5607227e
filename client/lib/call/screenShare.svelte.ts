/** Phones and old browsers cannot. */
export const canShareScreen = (): boolean => typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** What this person shows of their screen. The browser asks which window, and it may be stopped by its own bar, too. */
export class ScreenShare {
  track: MediaStreamTrack | null = $state.raw(null);
  readonly #onTrack: (track: MediaStreamTrack | null) => void;
  #asking = false;
  /** Rises with `stop`: a window that is picked after it is not shown. */
  #turn = 0;

  constructor(onTrack: (track: MediaStreamTrack | null) => void) {
    this.#onTrack = onTrack;
  }

  /** On the person's press. Settles when it is shown, or when they thought better of it. */
  async start(): Promise<void> {
    if (this.track || this.#asking) return;
    this.#asking = true;
    const turn = this.#turn;
    const stream = await navigator.mediaDevices
      .getDisplayMedia({ video: { frameRate: 10 }, audio: false })
      .catch(() => null)
      .finally(() => (this.#asking = false));
    const track = stream?.getVideoTracks()[0];
    if (!track) return;
    if (turn !== this.#turn) return track.stop();
    // Letters must stay sharp; that the picture moves smoothly matters less.
    track.contentHint = 'detail';
    track.addEventListener('ended', () => this.stop());
    this.track = track;
    this.#onTrack(track);
  }

  stop(): void {
    this.#turn += 1;
    if (!this.track) return;
    this.track.stop();
    this.track = null;
    this.#onTrack(null);
  }
}
