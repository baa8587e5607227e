import { Hearing, voiceLevel } from './voiceLevel.ts';

const LOOK_MS = 60;

/** How loud a microphone's track is now, and whether somebody has spoken into it. */
export class VoiceMeter {
  /** From 0, silence, to 1. */
  level = $state(0);
  heard = $state(false);
  /** Does this browser let the page listen? One that does not says nothing of the microphone. */
  listens = $state(false);
  readonly #context: AudioContext | undefined;
  #stop = (): void => {};

  constructor(context: AudioContext | undefined) {
    this.#context = context;
  }

  /** Listens to this track from now on; null is none. What was heard on another one is forgotten. */
  follow(track: MediaStreamTrack | null): void {
    this.close();
    this.heard = false;
    const context = this.#context;
    if (!track || !context) return;
    const analyser = context.createAnalyser();
    analyser.fftSize = 2_048;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const hearing = new Hearing();
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      this.listens = context.state === 'running';
      this.level = voiceLevel(samples);
      hearing.look(this.level);
      this.heard = hearing.heard;
    }, LOOK_MS);
    this.#stop = () => {
      clearInterval(timer);
      source.disconnect();
    };
  }

  close(): void {
    this.#stop();
    this.#stop = () => {};
    this.level = 0;
    this.listens = false;
  }
}
