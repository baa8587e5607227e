import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { RtpPacket } from 'werift';
import { packetizers } from '../../test/second-client/playing.ts';
import type { Sending, Sent } from '../../test/second-client/sending.ts';

const FRAME_BYTES = 20_000;
/** Opus cuts nothing into packets: what is sent at once must fit into one. */
const VOICE_BYTES = 1_000;

/** Real packets, as many as a page likes to send. */
export class Packets {
  readonly #sending: Sending;
  readonly #packetizers = {
    microphone: packetizers.microphone.make(),
    camera: packetizers.camera.make(),
  };
  #time = 0;

  constructor(sending: Sending) {
    this.#sending = sending;
  }

  /** Sends this much as fast as it can. */
  async send(source: Sent, bytes: number): Promise<void> {
    const most = source === 'camera' ? FRAME_BYTES : VOICE_BYTES;
    for (let left = bytes; left > 0; left -= most) {
      for (const packet of this.#packets(source, Math.min(left, most))) {
        await this.#sending.send(source, packet);
      }
      // The engine and its worker's answers live in this process, too.
      await setImmediate();
    }
  }

  /** Leaves out what would have been sent: it is lost on the way. */
  lose(source: Sent, bytes: number): void {
    this.#packets(source, bytes);
  }

  async sendUntil(source: Sent, isEnough: () => boolean): Promise<void> {
    while (!isEnough()) await this.send(source, FRAME_BYTES);
  }

  #packets(source: Sent, bytes: number): RtpPacket[] {
    this.#time += packetizers[source].clockRate / 25;
    return this.#packetizers[source].packetize(randomBytes(bytes), this.#time);
  }
}
