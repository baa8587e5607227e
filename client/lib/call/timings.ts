type Moment = 'join-pressed' | 'first-frame' | 'first-audio' | 'first-audio-energy';

/** Milliseconds on the page's own clock (`performance.now()`), and the same moments as `qabyldau:…` marks. */
export class Timings {
  joinPressedAt: number | null = null;
  firstFrameAt: number | null = null;
  /** The first received sound handed to the loudspeaker. */
  firstAudioAt: number | null = null;
  /** The first that is not silence. */
  firstAudioEnergyAt: number | null = null;

  pressed(): void {
    this.firstFrameAt = this.firstAudioAt = this.firstAudioEnergyAt = null;
    this.joinPressedAt = mark('join-pressed');
  }

  frame(): void {
    this.firstFrameAt ??= mark('first-frame');
  }

  audio(level: number): void {
    this.firstAudioAt ??= mark('first-audio');
    if (level > SILENCE) this.firstAudioEnergyAt ??= mark('first-audio-energy');
  }

  get complete(): boolean {
    return this.firstAudioAt !== null && this.firstAudioEnergyAt !== null;
  }
}

/** Linear, 0…1: below it is the noise of a quiet room. */
export const SILENCE = 0.01;

function mark(moment: Moment): number {
  performance.mark(`qabyldau:${moment}`);
  return performance.now();
}
