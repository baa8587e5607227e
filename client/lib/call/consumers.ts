import type { Consumer, RtpParameters, Transport } from 'mediasoup-client/types';
import type { CallInput } from '$contract/commands.ts';
import type { ConsumerView, MediaSource } from '$contract/signalling.ts';
import type { Telling } from './telling.ts';

export type PictureLayer = CallInput<'media.layer'>['layer'];

type Options = { transport: Transport; telling: Telling; onBroken: (reason: unknown) => void };

/** What comes in over one link: the others' voices and pictures. */
export class Consumers {
  readonly #options: Options;
  readonly #consumers = new Map<string, { source: MediaSource; consuming: Promise<Consumer> }>();
  /** Consumers that the browser can receive by now. */
  readonly #setUp = new Set<string>();
  /** Consumers that are let through. */
  readonly #flowing = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  ids(): string[] {
    return [...this.#consumers.keys()];
  }

  /** Those that would be received at once if the server let them through. */
  ready(isMeant: (source: MediaSource) => boolean): string[] {
    return this.ids().filter((id) => this.#setUp.has(id) && isMeant(this.#consumers.get(id)!.source));
  }

  /** None of a consumer that is gone. */
  sourceOf(id: string): MediaSource | undefined {
    return this.#consumers.get(id)?.source;
  }

  /** Those that are let through. */
  flowing(): Promise<Consumer[]> {
    return Promise.all([...this.#flowing].map((id) => this.#consumers.get(id)!.consuming));
  }

  /** Sets a consumer up, paused on the server until `resume`. Repeating it gives the same consumer. */
  consume(view: ConsumerView): Promise<Consumer> {
    const known = this.#consumers.get(view.id);
    if (known) return known.consuming;
    const { id, producerId, kind, source } = view;
    const consuming = this.#options.transport.consume({
      id,
      producerId,
      kind,
      rtpParameters: view.rtpParameters as RtpParameters,
      // One person's sound and picture share a stream, so that the browser keeps them together.
      streamId: view.participant,
    });
    this.#consumers.set(id, { source, consuming });
    consuming.then(
      () => this.#consumers.has(id) && this.#setUp.add(id),
      (reason: unknown) => this.#options.onBroken(reason),
    );
    return consuming;
  }

  /** The server has let it through with its answer. */
  flows(consumerId: string): void {
    if (this.#consumers.has(consumerId)) this.#flowing.add(consumerId);
  }

  resume(consumerId: string): void {
    // It may be gone since the watch saw it last.
    if (!this.#consumers.has(consumerId)) return;
    this.#flowing.add(consumerId);
    this.#tell('media.resume', { consumerId, paused: false });
  }

  /** Holds a consumer back at the server until `resume`. */
  pause(consumerId: string): void {
    this.#flowing.delete(consumerId);
    this.#tell('media.resume', { consumerId, paused: true });
  }

  /** Lets a consumer begin anew, with a whole picture. */
  refresh(consumerId: string): void {
    this.pause(consumerId);
    this.resume(consumerId);
  }

  /** Which layer of a picture is to come. */
  prefer(consumerId: string, layer: PictureLayer): void {
    this.#tell('media.layer', { consumerId, layer });
  }

  async forget(consumerId: string): Promise<void> {
    const known = this.#consumers.get(consumerId);
    this.#consumers.delete(consumerId);
    this.#setUp.delete(consumerId);
    this.#flowing.delete(consumerId);
    this.#options.telling.drop('media.resume', consumerId);
    this.#options.telling.drop('media.layer', consumerId);
    (await known?.consuming)?.close();
  }

  #tell<N extends 'media.resume' | 'media.layer'>(
    name: N,
    message: Omit<CallInput<N>, 'visitId' | 'epoch'> & { consumerId: string },
  ): void {
    const { consumerId } = message;
    // The other side may stop publishing while the word to resume is under way.
    this.#options.telling.tell(name, consumerId, message, () => this.#consumers.has(consumerId));
  }
}
