/** The members of getStats' rows that are read here; old browsers leave some out. Names: webrtc-stats. */
export type Row = {
  id: string;
  type: string;
  kind?: string;
  ssrc?: number;
  bytesReceived?: number;
  requestsSent?: number;
  responsesReceived?: number;
  packetsSent?: number;
  packetsReceived?: number;
  packetsLost?: number;
  framesDecoded?: number;
  framesEncoded?: number;
  freezeCount?: number;
  totalFreezesDuration?: number;
  totalSamplesDuration?: number;
  totalSamplesReceived?: number;
  concealedSamples?: number;
  silentConcealedSamples?: number;
  selectedCandidatePairId?: string;
  nominated?: boolean;
  currentRoundTripTime?: number;
  availableOutgoingBitrate?: number;
  localCandidateId?: string;
  candidateType?: string;
};

export const rowsOf = (report: RTCStatsReport): Row[] => {
  const rows: Row[] = [];
  report.forEach((row: Row) => rows.push(row));
  return rows;
};

export const sum = (numbers: (number | undefined)[]): number =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

/** The pair of candidates that carries the transport. Firefox names none and has one nominated pair that succeeded. */
export function selectedPair(rows: Row[]): Row | undefined {
  const named = rows.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  if (named) return rows.find(({ id }) => id === named);
  return rows.find(({ type, nominated }) => type === 'candidate-pair' && nominated);
}

/** Samples that were made up in the place of sound; in silence nothing is missed. */
export const madeUp = ({ concealedSamples = 0, silentConcealedSamples = 0 }: Row): number =>
  concealedSamples - silentConcealedSamples;
