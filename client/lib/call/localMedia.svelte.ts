import { blurAsBefore } from './blur.ts';
import {
  chosenDevice,
  chosenDeviceId,
  prefersCameraOff,
  rememberDevice,
  type Chosen,
  type DeviceKind,
} from './deviceChoice.ts';
import { onInterruption } from './interruption.ts';

export type LocalSource = 'microphone' | 'camera';

/**
 * What became of asking for a device. `missing`: there is none; `blocked`: not allowed; `busy`: another program has it;
 * `interrupted`: the system has taken it for a while, as a phone does for a call, and nothing comes of it.
 */
export type Capture =
  | { state: 'closed' }
  | { state: 'opening' }
  | { state: 'open' | 'interrupted'; track: MediaStreamTrack }
  | { state: 'missing' }
  | { state: 'blocked' }
  | { state: 'busy' };

/** `lost`: the camera in use was unplugged, or the system took it. */
export type CameraCapture = Capture | { state: 'lost' };

const KIND = { microphone: 'audioinput', camera: 'videoinput' } as const;

/**
 * The microphone and the camera of this page. A camera opens only by `open` and `setCamera`, which follow the person's
 * press; switching it off stops the track, so that its light goes out.
 */
export class LocalMedia {
  microphone: Capture = $state.raw({ state: 'closed' });
  camera: CameraCapture = $state.raw({ state: 'closed' });
  /** Wanted by the person, whether or not there is a device. */
  microphoneOn = $state(true);
  cameraOn = $state(true);
  devices: MediaDeviceInfo[] = $state.raw([]);
  /** Told of each new track, and of null when a source has none any more. */
  onTrack: (source: LocalSource, track: MediaStreamTrack | null) => void = () => {};
  /** Told when the system takes the device of a source for a while, and when it gives it back. */
  onInterrupted: (source: LocalSource) => void = () => {};

  #opening: Promise<void> | undefined;
  #opened = false;
  #lent = false;
  /** Rises with `close`: a device that was asked for before and comes after it is freed at once. */
  #turn = 0;

  /** For a talk: a camera that the person switched off stays off until they press it. */
  static forTalk(): LocalMedia {
    const media = new LocalMedia();
    media.cameraOn = !prefersCameraOff();
    return media;
  }

  /** Opens what is wanted and not open. Never rejects: what is missing shows in `microphone` and `camera`. */
  open(): Promise<void> {
    if (this.#opening) return this.#opening;
    const opening = this.#open().finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    this.#opening = opening;
    return opening;
  }

  /** Holds the voice back in the page itself, whatever is on its way to the server. */
  setMicrophone(on: boolean): void {
    this.microphoneOn = on;
    const track = this.track('microphone');
    if (track) track.enabled = on;
  }

  async setCamera(on: boolean): Promise<void> {
    this.cameraOn = on;
    if (this.#cameraWanted) await this.#openOne('camera');
    else this.#stop('camera', { state: 'closed' });
  }

  /**
   * Gives the camera up for another use of the page, for a phone opens one camera at a time: nobody sees a picture until
   * `takeCameraBack`. Switched on or off meanwhile, it comes back as it is wanted then.
   */
  lendCamera(): void {
    this.#lent = true;
    this.#stop('camera', { state: 'closed' });
  }

  async takeCameraBack(): Promise<void> {
    if (!this.#lent) return;
    this.#lent = false;
    if (this.#opened && this.cameraOn && !this.track('camera')) await this.#openOne('camera');
  }

  /**
   * Takes another device into use now and remembers it on this machine. Says whether it serves: one that does not is
   * forgotten, for the next talk would begin with it and be without.
   */
  async choose(source: LocalSource, deviceId: string): Promise<boolean> {
    const kind = KIND[source];
    const before = chosenDeviceId(kind);
    const turn = this.#turn;
    rememberDevice(kind, deviceId);
    if (source === 'camera' && !this.#cameraWanted) return true;
    await this.#openOne(source);
    if (this.track(source)?.getSettings().deviceId === deviceId) return true;
    // Whoever left meanwhile has chosen all the same.
    if (turn === this.#turn && chosenDeviceId(kind) === deviceId) rememberDevice(kind, before);
    return false;
  }

  track(source: LocalSource): MediaStreamTrack | null {
    const capture = this[source];
    return 'track' in capture ? capture.track : null;
  }

  list(kind: DeviceKind): MediaDeviceInfo[] {
    return this.devices.filter((device) => device.kind === kind && device.deviceId !== '');
  }

  /** Frees the devices, those too that are still being asked for. What the person wanted on stays wanted. */
  close(): void {
    this.#turn += 1;
    this.#opening = undefined;
    this.#opened = false;
    navigator.mediaDevices?.removeEventListener('devicechange', this.#devicesChanged);
    this.#stop('microphone', { state: 'closed' });
    this.#stop('camera', { state: 'closed' });
  }

  get #cameraWanted(): boolean {
    return this.cameraOn && !this.#lent;
  }

  async #open(): Promise<void> {
    if (!navigator.mediaDevices) {
      this.microphone = this.camera = { state: 'missing' };
      return;
    }
    if (!this.#opened) navigator.mediaDevices.addEventListener('devicechange', this.#devicesChanged);
    this.#opened = true;
    const turn = this.#turn;
    const both = this.#cameraWanted && !this.track('camera') && !this.track('microphone');
    if (!(both && (await this.#openBoth()))) {
      // One after the other: a device that is missing or blocked must not take the other with it.
      if (turn === this.#turn && this.microphone.state !== 'open') await this.#openOne('microphone');
      if (turn === this.#turn && this.#cameraWanted && this.camera.state !== 'open')
        await this.#openOne('camera');
    }
    await this.#listDevices();
  }

  async #openBoth(): Promise<boolean> {
    this.microphone = this.camera = { state: 'opening' };
    try {
      await this.#ask(this.#turn, {
        audio: audioWanted(chosenDevice('audioinput')),
        video: videoWanted(chosenDevice('videoinput')),
      });
      return true;
    } catch {
      // Which of the two it was is learnt by asking for each alone.
      return false;
    }
  }

  async #openOne(source: LocalSource): Promise<void> {
    const turn = this.#turn;
    const before = this.track(source);
    if (!before) this[source] = { state: 'opening' };
    try {
      await this.#askForOne(source, turn);
    } catch (reason) {
      if (turn !== this.#turn || !this.#wants(source)) return;
      const refusal = captureRefusal(reason);
      // A phone opens one camera at a time: the one in use makes room, and the other is asked for once more.
      if (before && source === 'camera' && refusal === 'busy' && this.track('camera') === before) {
        this.#stop('camera', { state: 'closed' });
        return this.#openOne('camera');
      }
      if (!this.track(source)) this[source] = { state: refusal };
    }
    await this.#listDevices();
  }

  /** The chosen one, or another when that is not there. */
  async #askForOne(source: LocalSource, turn: number): Promise<void> {
    const ask = (chosen?: Chosen) =>
      this.#ask(
        turn,
        source === 'microphone' ? { audio: audioWanted(chosen) } : { video: videoWanted(chosen) },
      );
    const chosen = chosenDevice(KIND[source]);
    try {
      await ask(chosen);
    } catch (reason) {
      if (!chosen || captureRefusal(reason) !== 'missing' || turn !== this.#turn) throw reason;
      await ask();
    }
  }

  /** Rejects as the browser does. The prompt may stand open for long: what is not wanted any more by then is freed. */
  async #ask(turn: number, wanted: MediaStreamConstraints): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia(wanted);
    for (const track of stream.getTracks()) {
      const source = track.kind === 'audio' ? 'microphone' : 'camera';
      if (turn === this.#turn && this.#wants(source)) this.#take(source, track);
      else track.stop();
    }
  }

  #wants(source: LocalSource): boolean {
    return source === 'microphone' || this.#cameraWanted;
  }

  #take(source: LocalSource, track: MediaStreamTrack): void {
    const before = this.track(source);
    if (source === 'microphone') track.enabled = this.microphoneOn;
    else void blurAsBefore(track);
    this[source] = { state: 'open', track };
    track.addEventListener('ended', () => void this.#ended(source, track));
    onInterruption(track, (interrupted) => this.#interrupt(source, track, interrupted));
    this.onTrack(source, track);
    before?.stop();
  }

  /** What the person wants of it stays as it is, and may change meanwhile. */
  #interrupt(source: LocalSource, track: MediaStreamTrack, interrupted: boolean): void {
    const state = interrupted ? 'interrupted' : 'open';
    if (this.track(source) !== track || this[source].state === state) return;
    this[source] = { state, track };
    this.onInterrupted(source);
  }

  /** The device went away, or the system took it. Another microphone serves at once; another camera sees another thing. */
  async #ended(source: LocalSource, track: MediaStreamTrack): Promise<void> {
    if (this.track(source) !== track) return;
    if (source === 'microphone') {
      this.#stop('microphone', { state: 'missing' });
      return this.#openOne('microphone');
    }
    this.cameraOn = false;
    this.#stop('camera', { state: 'closed' });
    this.camera = { state: 'lost' };
    await this.#listDevices();
  }

  #stop(source: LocalSource, next: Capture): void {
    const before = this.track(source);
    this[source] = next;
    before?.stop();
    if (before) this.onTrack(source, null);
  }

  #devicesChanged = (): void => {
    void this.#listDevices();
    // A microphone plugged in during the talk serves at once; a camera waits for the person's press.
    if (this.microphone.state === 'missing') void this.#openOne('microphone');
  };

  async #listDevices(): Promise<void> {
    this.devices = await navigator.mediaDevices.enumerateDevices();
  }
}

const audioWanted = (chosen?: Chosen): MediaTrackConstraints => ({
  ...chosen,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
});

const videoWanted = (chosen?: Chosen): MediaTrackConstraints => ({
  ...(chosen ?? { facingMode: 'user' }),
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24 },
});

/** Names: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function captureRefusal(reason: unknown): 'missing' | 'blocked' | 'busy' {
  const name = reason instanceof DOMException ? reason.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}
