/** The members of getStats' rows that are read here; old browsers leave some out. Names: webrtc-stats. */
export type Row = {
  id: string;
  type: string;
  kind?: string;
  ssrc?: number;
  bytesReceived?: number;
  responsesReceived?: number;
  packetsSent?: number;
  packetsReceived?: number;
  packetsLost?: number;
  framesDecoded?: number;
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
