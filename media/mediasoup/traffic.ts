import type * as port from '../port.ts';
import { Meter } from './meter.ts';
import { SOURCES } from './publishing.ts';
import { BESIDE_TRACKS, CEILINGS, LOOK_MS } from './settings.ts';

/** What comes from one page, held against what may come. */
export class Traffic {
  readonly #tracks = {
    microphone: new Meter(CEILINGS.microphone),
    camera: new Meter(CEILINGS.camera),
    screen: new Meter(CEILINGS.screen),
  };
  /**
   * All that comes, tracks or not: packets that belong to none are dropped by the worker, which counts them here alone,
   * as it does RTCP and data channels. A page sends tracks on one transport only.
   */
  readonly #transports = {
    send: new Meter(BESIDE_TRACKS),
    recv: new Meter(BESIDE_TRACKS),
  };
  /** What was published when the send transport was read last, or since. */
  #lately = new Set<port.MediaSource>();
  #warned = false;

  /** Another track of this source begins. */
  begin(source: port.MediaSource): void {
    this.#tracks[source].restart();
    this.#lately.add(source);
  }

  track(source: port.MediaSource, bytes: number): void {
    this.#tracks[source].read(bytes);
  }

  /** @param sources that are published now */
  transports(bytes: Record<port.Direction, number>, sources: Iterable<port.MediaSource>): void {
    const { send, recv } = this.#transports;
    send.ceiling = [...this.#lately].reduce((all, source) => all + CEILINGS[source], BESIDE_TRACKS);
    this.#lately = new Set(sources);
    send.read(bytes.send);
    recv.read(bytes.recv);
  }

  /** Whether to read it now: what floods a transport may be a track whose last reading does not tell yet. */
  isDue(source: port.MediaSource): boolean {
    return this.#isFlooded || this.#tracks[source].isOlderThan(LOOK_MS);
  }

  /** What is to be cut off now. A track goes alone the first time; who floods again, or beside their tracks, goes with everything. */
  floods(): port.CutOff[] {
    const tracks = SOURCES.filter((source) => this.#tracks[source].isFlooded);
    if (tracks.length > 0 && !this.#warned) return tracks;
    return tracks.length > 0 || this.#isFlooded ? ['everything'] : [];
  }

  get #isFlooded(): boolean {
    return this.#transports.send.isFlooded || this.#transports.recv.isFlooded;
  }

  /** A track was cut off: what it brought counts no more, what comes from now on does. */
  warn(): void {
    this.#warned = true;
    for (const meter of [...Object.values(this.#tracks), ...Object.values(this.#transports)]) meter.forgive();
  }
}
