import type { MediaSource } from '$contract/signalling.ts';
import { mutedIn, rememberCameraOff, rememberMuted } from './deviceChoice.ts';
import type { Link } from './link.ts';
import { ScreenShare } from './screenShare.svelte.ts';
import type { LocalMedia, LocalSource } from './localMedia.svelte.ts';

/** This person's own microphone, camera and screen, and their way out over the present link. */
export class LocalSide {
  readonly #media: LocalMedia;
  readonly #onBroken: (link: Link, reason: unknown) => void;
  #link: Link | undefined;
  #sessionId: string | undefined;
  /** Own pictures are left out, so that the voice gets through. */
  #eased = $state(false);
  /** The server has closed this source, because it sent too much: it is off until the person's press. */
  cutOff: MediaSource | null = $state(null);
  readonly screen = new ScreenShare((track) => void this.#shown(track));

  constructor(media: LocalMedia, onBroken: (link: Link, reason: unknown) => void) {
    this.#media = media;
    this.#onBroken = onBroken;
    media.onTrack = (source, track) => void this.#changed(source, track);
    media.onInterrupted = (source) => this.#link?.producers.hold(source, this.#isHeld(source));
  }

  /** The talk that is about to be entered: whoever was muted in it before a reload still is, from the first packet on. */
  enter(sessionId: string): void {
    this.#sessionId = sessionId;
    if (mutedIn(sessionId)) this.#media.setMicrophone(false);
    rememberMuted(sessionId, !this.#media.microphoneOn);
  }

  /** Sends over this link from now on what is open and what opens later; over none, nothing goes out. */
  over(link: Link | undefined): void {
    this.#link = link;
    if (link && (this.#eased || link.voiceOnly)) link.ease(true);
    for (const source of ['microphone', 'camera'] as const) {
      const track = this.#media.track(source);
      if (track) void this.#changed(source, track);
    }
    if (this.screen.track) void this.#shown(this.screen.track);
  }

  /** The link bears pictures from now on. */
  showPictures(): void {
    this.#link?.ease(this.#eased);
    this.over(this.#link);
  }

  get hasPicture(): boolean {
    return this.#media.camera.state === 'open' || this.screen.track !== null;
  }

  /** Is this source to reach the others now? */
  sends(source: MediaSource): boolean {
    if (source === 'screen') return this.screen.track !== null && !this.#eased;
    return this.#media.track(source) !== null && !this.#isHeld(source);
  }

  #isHeld(source: LocalSource): boolean {
    if (this.#media[source].state === 'interrupted') return true;
    return source === 'microphone' ? !this.#media.microphoneOn : this.#eased;
  }

  easePicture(held: boolean): void {
    this.#eased = held;
    this.#link?.ease(held || this.#link.voiceOnly);
    if (this.#media.track('camera')) this.#link?.producers.hold('camera', this.#isHeld('camera'));
    if (this.screen.track) this.#link?.producers.hold('screen', held);
  }

  /** A word to let these go was lost on its way. */
  letGoAgain(sources: ReadonlySet<MediaSource>): void {
    for (const source of sources) if (this.sends(source)) this.#link?.producers.hold(source, false);
  }

  setMicrophone(on: boolean): void {
    const anew = on && this.#isBack('microphone');
    if (this.#sessionId) rememberMuted(this.#sessionId, !on);
    this.#media.setMicrophone(on);
    const track = this.#media.track('microphone');
    if (!track && on) void this.#media.open();
    else if (track && anew) void this.#changed('microphone', track);
    else if (track) this.#link?.producers.hold('microphone', this.#isHeld('microphone'));
  }

  async setCamera(on: boolean): Promise<void> {
    if (on) this.#isBack('camera');
    rememberCameraOff(!on);
    await this.#media.setCamera(on);
  }

  async setScreen(on: boolean): Promise<void> {
    if (!on) return this.screen.stop();
    this.#isBack('screen');
    await this.screen.start();
  }

  /** Off here too, and not to be said again to the server: the person would not know what became of it. */
  async loseSource(source: MediaSource): Promise<void> {
    this.cutOff = source;
    if (source === 'screen') return this.screen.stop();
    await this.#link?.producers.stop(source);
    if (source === 'camera') await this.#media.setCamera(false);
    else this.#media.setMicrophone(false);
  }

  /** By the person's press. Whether it was cut off. */
  #isBack(source: MediaSource): boolean {
    if (this.cutOff !== source) return false;
    this.cutOff = null;
    return true;
  }

  /** A screen that is not shown any more is gone for the others, and not held back like a camera that is off. */
  async #shown(track: MediaStreamTrack | null): Promise<void> {
    const link = this.#link;
    if (!link) return;
    try {
      if (track) await link.producers.publish('screen', track, this.#eased);
      else await link.producers.stop('screen');
    } catch (reason) {
      this.#onBroken(link, reason);
    }
  }

  async #changed(source: LocalSource, track: MediaStreamTrack | null): Promise<void> {
    const link = this.#link;
    if (!link) return;
    try {
      if (track) await link.producers.publish(source, track, this.#isHeld(source));
      else await link.producers.silence(source);
    } catch (reason) {
      this.#onBroken(link, reason);
    }
  }
}
