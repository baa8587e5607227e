import type { types } from 'mediasoup';
import type * as port from '../port.ts';
import { MediaError } from '../port.ts';
import { ECHO_BUDGET, ECHO_LABEL, ECHO_LOOK_MS } from './settings.ts';

/** What a page sends on its echo comes back to it through the worker, as a talk would: late if late, lost if lost. */
export class Echo {
  readonly streamId: number;
  readonly #producer: types.DataProducer;
  readonly #consumer: types.DataConsumer;

  static async open(
    { send, recv }: Record<port.Direction, types.WebRtcTransport>,
    streamId: number,
    onFlood: () => void,
  ): Promise<Echo> {
    // Nothing is sent a second time: a repetition would hide what the path loses.
    const sctpStreamParameters = { streamId, ordered: false, maxRetransmits: 0 };
    const producer = await send.produceData({ sctpStreamParameters, label: ECHO_LABEL });
    try {
      const consumer = await recv.consumeData({ dataProducerId: producer.id });
      watchForFlood(producer, onFlood);
      return new Echo(streamId, producer, consumer);
    } catch (error) {
      producer.close();
      throw error;
    }
  }

  private constructor(streamId: number, producer: types.DataProducer, consumer: types.DataConsumer) {
    this.streamId = streamId;
    this.#producer = producer;
    this.#consumer = consumer;
  }

  parameters(): port.Echo {
    return { producerId: this.#producer.id, echo: channelParameters(this.#consumer) };
  }
}

/** The worker bounds the bitrate of sound and picture, not of data: too many bytes are seen by counting them. */
function watchForFlood(producer: types.DataProducer, onFlood: () => void): void {
  const look = async () => {
    // A producer that closes while it is asked has no count any more, and no flood.
    const [stat] = await producer.getStats().catch(() => []);
    if (!producer.closed && stat && stat.bytesReceived > ECHO_BUDGET) onFlood();
  };
  const timer = setInterval(() => void look(), ECHO_LOOK_MS).unref();
  producer.observer.once('close', () => clearInterval(timer));
}

export function channelParameters(consumer: types.DataConsumer): port.DataChannelParameters {
  const { id, dataProducerId, sctpStreamParameters, label, protocol } = consumer;
  if (!sctpStreamParameters) throw new MediaError('MEDIA_UNAVAILABLE', 'a data channel without a stream');
  return { id, dataProducerId, sctpStreamParameters: { ...sctpStreamParameters }, label, protocol };
}
