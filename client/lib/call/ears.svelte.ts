import { SILENCE, type Timings } from './timings.ts';

/** Milliseconds between two looks: until the first sound has come, and after it. */
const EAGER = 10;
const CALM = 250;
/**
 * A browser goes on telling the last level of a voice for ten seconds (W3C, getSynchronizationSources), so whoever is muted
 * or cut off in the middle of a word would seem to speak on. Even a silent voice sends a packet each 0.4 s (Opus DTX).
 */
const STALE = 600;

type Voice = { participant: string; receiver: RTCRtpReceiver; lastPacket: number; since: number };

/** Hears who speaks, by the levels that the browser knows of each receiver anyway. */
export class Ears {
  /** Participants whose voice is above the noise now. */
  speaking: ReadonlySet<string> = $state.raw(new Set());
  readonly #timings: Timings;
  readonly #voices = new Map<string, Voice>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(timings: Timings) {
    this.#timings = timings;
  }

  add(consumerId: string, participant: string, receiver: RTCRtpReceiver): void {
    this.#voices.set(consumerId, { participant, receiver, lastPacket: 0, since: 0 });
    this.listen();
  }

  remove(consumerId: string): void {
    this.#voices.delete(consumerId);
  }

  clear(): void {
    this.#voices.clear();
    this.speaking = new Set();
    clearTimeout(this.#timer);
  }

  /** Looks at once, and goes on looking while there is anyone to hear. */
  listen(): void {
    clearTimeout(this.#timer);
    if (this.#voices.size === 0) return;
    const now = new Set<string>();
    for (const voice of this.#voices.values()) {
      const [source] = voice.receiver.getSynchronizationSources();
      if (!source) continue;
      const level = source.audioLevel ?? 0;
      this.#timings.audio(level);
      if (level > SILENCE && comes(voice, source.timestamp)) now.add(voice.participant);
    }
    if (!same(now, this.speaking)) this.speaking = now;
    this.#timer = setTimeout(() => this.listen(), this.#timings.complete ? CALM : EAGER);
  }
}

/** Browsers reckon the time of a packet differently: only that it changes is gone by. */
function comes(voice: Voice, lastPacket: number): boolean {
  const now = performance.now();
  if (voice.lastPacket !== lastPacket) {
    voice.lastPacket = lastPacket;
    voice.since = now;
  }
  return now - voice.since < STALE;
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((id) => b.has(id));
