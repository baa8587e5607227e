import { rowsOf, sum, type Row } from './statRows.ts';

/** What getStats has counted by now, of the sound of a link in each direction, and how this person's own leg of it is. */
export type SoundCounts = {
  /** Packets of this person's voice that left, and of those that came to nobody. */
  up: { packets: number; lost: number };
  /** Samples of the others' voices that were played, and those made up where something was to be heard. */
  down: { samples: number; concealed: number };
  /** To the server and back, in seconds; null before it is known. */
  roundTrip: number | null;
  /** What the browser believes to get through upwards, in bits per second. */
  outgoing: number | null;
};

export function soundCounts(sendReport: RTCStatsReport, recvReport: RTCStatsReport): SoundCounts {
  const [sent, received] = [rowsOf(sendReport), rowsOf(recvReport)];
  const of = (rows: Row[], type: string) => rows.filter((row) => row.type === type && row.kind === 'audio');
  const heard = of(received, 'inbound-rtp');
  const pairs = (rows: Row[]) => rows.filter(({ type, nominated }) => type === 'candidate-pair' && nominated);
  return {
    up: {
      packets: sum(of(sent, 'outbound-rtp').map(({ packetsSent }) => packetsSent)),
      lost: sum(of(sent, 'remote-inbound-rtp').map(({ packetsLost }) => packetsLost)),
    },
    down: {
      samples: sum(heard.map(({ totalSamplesReceived }) => totalSamplesReceived)),
      concealed: sum(heard.map(concealed)),
    },
    roundTrip: pairs([...sent, ...received])
      .map(({ currentRoundTripTime }) => currentRoundTripTime ?? null)
      .reduce((most, trip) => (trip === null || (most !== null && most > trip) ? most : trip), null),
    outgoing: pairs(sent)[0]?.availableOutgoingBitrate ?? null,
  };
}

const concealed = ({ concealedSamples = 0, silentConcealedSamples = 0 }: Row): number =>
  concealedSamples - silentConcealedSamples;

/** A silent voice sends a packet now and then (Opus DTX): what is lost of those says nothing. */
const FEW_PACKETS = 10;
/** A queue stands before this person's line: a round trip takes so many seconds, and so many times the shortest one seen. */
const QUEUED = { seconds: 0.4, times: 3 };
/** Bits per second: where the browser believes in more, the queue is not on the way up. */
const NARROW = 200_000;
/** What a queue is worth in lost sound: it delays every word. */
const HARM_OF_QUEUE = 0.2;

/** Works out from count to count how much of the sound is lost by this person's own leg. */
export class Pressure {
  #before: SoundCounts | null = null;
  #shortest = Infinity;

  /** Shares of sound, 0…1; null for a direction in which there was nearly none. */
  look(now: SoundCounts): { up: number | null; down: number | null } {
    const before = this.#before;
    this.#before = now;
    this.#shortest = Math.min(this.#shortest, now.roundTrip ?? Infinity);
    if (!before) return { up: null, down: null };
    const packets = now.up.packets - before.up.packets;
    const samples = now.down.samples - before.down.samples;
    const queued = this.#isQueued(now);
    const lost = share(now.up.lost - before.up.lost, packets);
    const missed = share(now.down.concealed - before.down.concealed, samples);
    const narrow = queued && (now.outgoing ?? Infinity) < NARROW;
    // Either count holds what others' legs lose, too (the engine tells a speaker of the worst listener, so that FEC serves
    // them all): it is this leg's only where this leg is bad.
    return {
      up: packets < FEW_PACKETS ? null : narrow ? Math.max(lost, HARM_OF_QUEUE) : 0,
      down: samples <= 0 ? null : queued ? missed : 0,
    };
  }

  #isQueued({ roundTrip }: SoundCounts): boolean {
    return roundTrip !== null && roundTrip > QUEUED.seconds && roundTrip > this.#shortest * QUEUED.times;
  }
}

const share = (part: number, whole: number): number =>
  whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
