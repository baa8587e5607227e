import { madeUp, rowsOf, selectedPair, sum, type Row } from './statRows.ts';

/** What getStats has counted by now, of the sound of a link in each direction, and how this person's own leg of it is. */
export type SoundCounts = {
  /** Packets of this person's voice that left, and of those that came to nobody. */
  up: { packets: number; lost: number };
  /** Packets of the others' voices, samples that were played, and those made up where something was to be heard. */
  down: { packets: number; samples: number; concealed: number };
  /** To the server and back, in seconds; null before it is known. */
  roundTrip: number | null;
  /** ICE's own questions over the path that carries the others (RFC 7675), and how many were answered. */
  checks: { sent: number; answered: number };
  /** What the browser believes to get through upwards, in bits per second. */
  outgoing: number | null;
};

export function soundCounts(sendReport: RTCStatsReport, recvReport: RTCStatsReport): SoundCounts {
  const [sent, received] = [rowsOf(sendReport), rowsOf(recvReport)];
  const of = (rows: Row[], type: string) => rows.filter((row) => row.type === type && row.kind === 'audio');
  const heard = of(received, 'inbound-rtp');
  const [sending, receiving] = [selectedPair(sent), selectedPair(received)];
  const trips = [sending, receiving].flatMap((pair) => pair?.currentRoundTripTime ?? []);
  return {
    up: {
      packets: sum(of(sent, 'outbound-rtp').map(({ packetsSent }) => packetsSent)),
      lost: sum(of(sent, 'remote-inbound-rtp').map(({ packetsLost }) => packetsLost)),
    },
    down: {
      packets: sum(heard.map(({ packetsReceived }) => packetsReceived)),
      samples: sum(heard.map(({ totalSamplesReceived }) => totalSamplesReceived)),
      concealed: sum(heard.map(madeUp)),
    },
    roundTrip: trips.length > 0 ? Math.max(...trips) : null,
    checks: { sent: receiving?.requestsSent ?? 0, answered: receiving?.responsesReceived ?? 0 },
    outgoing: sending?.availableOutgoingBitrate ?? null,
  };
}

/** A silent voice sends a packet now and then (Opus DTX): what is lost of those says nothing. */
const FEW_PACKETS = 10;
/** Seconds that a round trip takes longer than this line's own: so long is the queue that stands before it. */
const QUEUED = 0.4;
/** So many of ICE's questions in a row have no answer, while packets come: the queue is longer than any round trip seen. */
const UNANSWERED = 3;
/** Bits per second: where the browser believes in more, the queue is not on the way up. */
const NARROW = 200_000;
/** What a second of queue is worth in lost sound, and how much at most: it delays every word. */
const HARM_OF_QUEUE = { second: 0.25, atMost: 0.5 };

/** Works out from count to count how much of the sound is lost by this person's own leg. */
export class Pressure {
  /** Did a queue stand before the line at the last look? */
  isLate = false;
  #before: SoundCounts | null = null;
  /** The line's own round trip, as long as nothing stands before it. */
  #shortest = Infinity;
  /** The shortest one while pictures are out, then that is the line's own. */
  #alone: number | null = null;
  #sentAtAnswer = 0;

  /**
   * Shares of sound, 0…1; null for a direction in which there was nearly none.
   * @param own whether a queue may be made of this person's own pictures: while their voice goes up beside them over a narrow
   * way, it is put down to them alone. A phone's way up is often narrow, and its way down is not.
   */
  look(now: SoundCounts, own = false): { up: number | null; down: number | null } {
    const before = this.#before;
    this.#before = now;
    this.#learn(now, before);
    if (!before) return { up: null, down: null };
    const packets = now.up.packets - before.up.packets;
    const samples = now.down.samples - before.down.samples;
    const queue = this.#queue(now, before);
    this.isLate = queue > 0;
    const delayed = Math.min(queue * HARM_OF_QUEUE.second, HARM_OF_QUEUE.atMost);
    const lost = share(now.up.lost - before.up.lost, packets);
    const missed = share(now.down.concealed - before.down.concealed, samples);
    const speaks = packets >= FEW_PACKETS;
    const narrow = (now.outgoing ?? Infinity) < NARROW;
    // Either count holds what others' legs lose, too (the engine tells a speaker of the worst listener, so that FEC serves
    // them all): it is this leg's only where this leg is bad.
    return {
      up: !speaks ? null : queue > 0 && narrow ? Math.max(lost, delayed) : 0,
      down: samples <= 0 ? null : queue > 0 ? Math.max(missed, narrow && own && speaks ? 0 : delayed) : 0,
    };
  }

  /** Pictures are out, or are tried again: what the line took without them is its own, as over a satellite. */
  alone(out: boolean): void {
    if (out) this.#alone = Infinity;
    else {
      if (this.#alone !== null && this.#alone < Infinity) this.#shortest = this.#alone;
      this.#alone = null;
    }
  }

  #learn({ roundTrip, checks }: SoundCounts, before: SoundCounts | null): void {
    this.#shortest = Math.min(this.#shortest, roundTrip ?? Infinity);
    if (this.#alone !== null) this.#alone = Math.min(this.#alone, roundTrip ?? Infinity);
    if (checks.answered !== before?.checks.answered) this.#sentAtAnswer = checks.sent;
  }

  /** Seconds, or 0 where none stands. */
  #queue(now: SoundCounts, before: SoundCounts): number {
    const longer = (now.roundTrip ?? 0) - this.#shortest;
    const unanswered = now.checks.sent - this.#sentAtAnswer >= UNANSWERED;
    // A path over which nothing comes is dead, and the ladder's to mend.
    const waiting = unanswered && now.down.packets > before.down.packets;
    return longer > QUEUED ? longer : waiting ? 1 : 0;
  }
}

const share = (part: number, whole: number): number =>
  whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
