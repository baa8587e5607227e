import type { Device } from 'mediasoup-client';
import type { Producer, Transport } from 'mediasoup-client/types';
import type { MediaSource } from '$contract/signalling.ts';
import { plain } from './plain.ts';
import { publishOptions } from './publishing.ts';
import type { Telling } from './telling.ts';

type Options = {
  device: Device;
  transport: Transport;
  telling: Telling;
  /** Known before anything is produced. */
  ids: Record<MediaSource, string>;
  voiceOnly: () => boolean;
};

/** What goes out over one link: microphone, camera and screen. */
export class Producers {
  readonly #options: Options;
  readonly #producers = new Map<MediaSource, Producer>();
  readonly #publishing = new Map<MediaSource, Promise<Producer>>();
  /** Whether each source is to be held back now, which may change while it is being published. */
  readonly #held = new Map<MediaSource, boolean>();
  /** Parameters are read and set again: one change at a time. */
  #encoding: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    const { transport, telling, ids } = options;
    transport.on('produce', ({ rtpParameters, appData }, callback) => {
      const { source, paused } = appData as { source: MediaSource; paused: boolean };
      // Shown again: the end of the last time is not to be said any more.
      telling.drop('media.stop', source);
      telling.tell('media.produce', source, { source, rtpParameters: plain(rtpParameters), paused });
      callback({ id: ids[source] });
    });
  }

  of(source: MediaSource): Producer | undefined {
    return this.#producers.get(source);
  }

  /** What the sender of each source that is published tells of itself. */
  async stats(): Promise<Map<MediaSource, RTCStatsReport>> {
    const open = [...this.#producers].filter(([, producer]) => !producer.closed);
    return new Map(
      await Promise.all(open.map(async ([source, producer]) => [source, await producer.getStats()] as const)),
    );
  }

  /** Publishes a track, or puts it into the place of the one that is published. `paused` holds from the first packet. */
  async publish(source: MediaSource, track: MediaStreamTrack, paused: boolean): Promise<void> {
    const { device, transport, voiceOnly } = this.#options;
    if (voiceOnly() && source !== 'microphone') return;
    this.#held.set(source, paused);
    const producer = this.#producers.get(source) ?? (await this.#publishing.get(source));
    if (producer) {
      await producer.replaceTrack({ track });
      return this.hold(source, this.#held.get(source)!);
    }
    if (!device.canProduce(source === 'microphone' ? 'audio' : 'video')) return;
    track.enabled = !paused;
    const publishing = transport.produce({
      track,
      ...publishOptions(device, source),
      stopTracks: false,
      appData: { source, paused },
    });
    this.#publishing.set(source, publishing);
    this.#producers.set(source, await publishing);
    const held = this.#held.get(source)!;
    if (held !== paused) this.hold(source, held);
    else if (held && source !== 'microphone') this.#encode(this.#producers.get(source)!, false);
  }

  /** Holds a source back or lets it go, here and on the server. */
  hold(source: MediaSource, paused: boolean): void {
    this.#held.set(source, paused);
    const producer = this.#producers.get(source);
    if (!producer || producer.closed) return;
    if (paused) producer.pause();
    else producer.resume();
    if (source !== 'microphone') this.#encode(producer, !paused);
    this.#options.telling.tell('media.pause', source, { source, paused });
  }

  /** Takes the track out and holds the source back, so that the device is free. */
  async silence(source: MediaSource): Promise<void> {
    this.hold(source, true);
    const producer = this.#producers.get(source) ?? (await this.#publishing.get(source));
    await producer?.replaceTrack({ track: null });
  }

  /** Ends a source: its listeners forget it. */
  async stop(source: MediaSource): Promise<void> {
    const producer = this.#producers.get(source) ?? (await this.#publishing.get(source));
    if (!producer || producer.closed) return;
    producer.close();
    this.#producers.delete(source);
    this.#publishing.delete(source);
    const { telling } = this.#options;
    for (const name of ['media.produce', 'media.pause'] as const) telling.drop(name, source);
    telling.tell('media.stop', source, { source });
  }

  /** A picture that is held back costs nothing: else the browser goes on to fill the line with padding for it. */
  #encode({ rtpSender }: Producer, active: boolean): void {
    this.#encoding = this.#encoding
      .then(async () => {
        const parameters = rtpSender?.getParameters();
        if (!parameters?.encodings?.length) return;
        for (const encoding of parameters.encodings) encoding.active = active;
        await rtpSender!.setParameters(parameters);
      })
      // A browser that cannot sends the padding; a sender that is closed sends none.
      .catch(() => undefined);
  }
}
