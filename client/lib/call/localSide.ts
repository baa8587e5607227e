import { rememberCameraOff } from './deviceChoice.ts';
import type { Link } from './link.ts';
import { ScreenShare } from './screenShare.svelte.ts';
import type { LocalMedia, LocalSource } from './localMedia.svelte.ts';

/** This person's own microphone, camera and screen, and their way out over the present link. */
export class LocalSide {
  readonly #media: LocalMedia;
  readonly #onBroken: (link: Link, reason: unknown) => void;
  #link: Link | undefined;
  /** Own picture is left out, so that the voice gets through. */
  #eased = false;
  readonly screen = new ScreenShare((track) => void this.#shown(track));

  constructor(media: LocalMedia, onBroken: (link: Link, reason: unknown) => void) {
    this.#media = media;
    this.#onBroken = onBroken;
    media.onTrack = (source, track) => void this.#changed(source, track);
  }

  /** Sends over this link from now on what is open and what opens later; over none, nothing goes out. */
  over(link: Link | undefined): void {
    this.#link = link;
    for (const source of ['microphone', 'camera'] as const) {
      const track = this.#media.track(source);
      if (track) void this.#changed(source, track);
    }
    if (this.screen.track) void this.#shown(this.screen.track);
  }

  get hasPicture(): boolean {
    return this.#media.track('camera') !== null;
  }

  easePicture(held: boolean): void {
    this.#eased = held;
    if (this.hasPicture) this.#link?.producers.hold('camera', held);
  }

  setMicrophone(on: boolean): void {
    this.#media.setMicrophone(on);
    if (this.#media.track('microphone')) this.#link?.producers.hold('microphone', !on);
    else if (on) void this.#media.open();
  }

  async setCamera(on: boolean): Promise<void> {
    rememberCameraOff(!on);
    await this.#media.setCamera(on);
  }

  /** A screen that is not shown any more is gone for the others, and not held back like a voice. */
  async #shown(track: MediaStreamTrack | null): Promise<void> {
    const link = this.#link;
    if (!link) return;
    try {
      if (track) await link.producers.publish('screen', track, false);
      else await link.producers.stop('screen');
    } catch (reason) {
      this.#onBroken(link, reason);
    }
  }

  async #changed(source: LocalSource, track: MediaStreamTrack | null): Promise<void> {
    const link = this.#link;
    if (!link) return;
    const held = source === 'microphone' ? !this.#media.microphoneOn : this.#eased;
    try {
      if (track) await link.producers.publish(source, track, held);
      else await link.producers.silence(source);
    } catch (reason) {
      this.#onBroken(link, reason);
    }
  }
}
