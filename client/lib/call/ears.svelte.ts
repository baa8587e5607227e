import { SILENCE, type Timings } from './timings.ts';

/** Milliseconds between two looks: until the first sound has come, and after it. */
const EAGER = 10;
const CALM = 250;

/** Hears who speaks, by the levels that the browser knows of each receiver anyway. */
export class Ears {
  /** Participants whose voice is above the noise now. */
  speaking: ReadonlySet<string> = $state.raw(new Set());
  readonly #timings: Timings;
  readonly #receivers = new Map<string, { participant: string; receiver: RTCRtpReceiver }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(timings: Timings) {
    this.#timings = timings;
  }

  add(consumerId: string, participant: string, receiver: RTCRtpReceiver): void {
    this.#receivers.set(consumerId, { participant, receiver });
    this.listen();
  }

  remove(consumerId: string): void {
    this.#receivers.delete(consumerId);
  }

  clear(): void {
    this.#receivers.clear();
    this.speaking = new Set();
    clearTimeout(this.#timer);
  }

  /** Looks at once, and goes on looking while there is anyone to hear. */
  listen(): void {
    clearTimeout(this.#timer);
    if (this.#receivers.size === 0) return;
    const now = new Set<string>();
    for (const { participant, receiver } of this.#receivers.values()) {
      const [source] = receiver.getSynchronizationSources();
      if (!source) continue;
      const level = source.audioLevel ?? 0;
      this.#timings.audio(level);
      if (level > SILENCE) now.add(participant);
    }
    if (!same(now, this.speaking)) this.speaking = now;
    this.#timer = setTimeout(() => this.listen(), this.#timings.complete ? CALM : EAGER);
  }
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((id) => b.has(id));
