import { lackOf } from './call/lackOf.ts';
import { LocalMedia, type LocalSource } from './call/localMedia.svelte.ts';
import { bitsFor, plainType, recordedKind, timeLeft } from './recording.ts';

export type Recording = { file: File; seconds: number; url: string };

/** Which device does not serve, and why. */
export type Lack = { source: LocalSource; why: 'missing' | 'blocked' | 'busy' };

/** How far the person has come with a video message. */
export type RecorderState =
  | { kind: 'idle' }
  | { kind: 'opening' }
  | { kind: 'refused'; lack: Lack }
  | { kind: 'recording'; startedAt: number }
  | { kind: 'recorded'; recording: Recording };

type Limits = { videoBytes: number; videoSeconds: number };

const canRecord = (): boolean => recorderKind() !== undefined && navigator.mediaDevices !== undefined;

function recorderKind(): string | undefined {
  // eslint-disable-next-line compat/compat -- looked for here; where it is missing the device's own camera records
  return 'MediaRecorder' in window ? recordedKind((kind) => MediaRecorder.isTypeSupported(kind)) : undefined;
}

/** Records one video message. The devices are open while it records and at no other time. */
export class VideoRecorder {
  state: RecorderState = $state.raw({ kind: 'idle' });
  readonly media = new LocalMedia();
  readonly possible = canRecord();
  #recorder: MediaRecorder | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** On the person's press: opens the devices and records until `stop` or until the time is over. */
  async start(limits: Limits): Promise<void> {
    this.discard();
    this.state = { kind: 'opening' };
    this.media.cameraOn = true;
    await this.media.open();
    if (this.state.kind !== 'opening') return this.media.close();
    const lack = this.#lack('camera') ?? this.#lack('microphone');
    if (!lack) return this.#record(limits);
    this.media.close();
    this.state = { kind: 'refused', lack };
  }

  stop(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    else if (this.state.kind === 'opening') this.discard();
  }

  /** Takes a film that the device's own camera made. */
  take(file: File): void {
    this.discard();
    this.#keep(file, 0);
  }

  /** Forgets what was recorded; the devices are free. */
  discard(): void {
    const { state } = this;
    this.state = { kind: 'idle' };
    clearTimeout(this.#timer);
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    this.#recorder = undefined;
    this.media.close();
    if (state.kind === 'recorded') URL.revokeObjectURL(state.recording.url);
  }

  #lack(source: LocalSource): Lack | null {
    const capture = this.media[source];
    return capture.state === 'open' ? null : { source, why: lackOf(capture) ?? 'missing' };
  }

  #record(limits: Limits): void {
    const kind = recorderKind()!;
    const stream = new MediaStream([this.media.track('camera')!, this.media.track('microphone')!]);
    // eslint-disable-next-line compat/compat -- a kind is known only where it is there
    const recorder = new MediaRecorder(stream, { mimeType: kind, ...bitsFor(limits) });
    const parts: Blob[] = [];
    const startedAt = Date.now();
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    recorder.onstop = () => {
      clearTimeout(this.#timer);
      this.media.close();
      if (recorder !== this.#recorder) return;
      const type = plainType(kind);
      const name = `message.${type === 'video/mp4' ? 'mp4' : 'webm'}`;
      this.#keep(new File(parts, name, { type }), Math.round((Date.now() - startedAt) / 1000));
    };
    this.#recorder = recorder;
    // In parts of a second: a page that is short of memory loses the least.
    recorder.start(1000);
    this.state = { kind: 'recording', startedAt };
    this.#timer = setTimeout(() => this.stop(), timeLeft(startedAt, Date.now(), limits.videoSeconds));
  }

  #keep(file: File, seconds: number): void {
    this.#recorder = undefined;
    this.state = { kind: 'recorded', recording: { file, seconds, url: URL.createObjectURL(file) } };
  }
}

const recorders = new WeakMap<object, VideoRecorder>();

/** One recorder for as long as its owner lives: a part of the page that goes and comes again finds what was recorded. */
export function recorderOf(owner: object): VideoRecorder {
  const recorder = recorders.get(owner) ?? new VideoRecorder();
  recorders.set(owner, recorder);
  return recorder;
}
