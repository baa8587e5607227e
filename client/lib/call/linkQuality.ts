import type { CallInput } from '$contract/commands.ts';
import { rowsOf, sum, type Row } from './statRows.ts';

export type Report = Omit<CallInput<'media.quality'>, 'visitId' | 'epoch'>;
/** What getStats has counted of a link. */
export type LinkCounts = Pick<Report, 'freezes' | 'frozenMs' | 'soundMs' | 'concealedMs' | 'relayed'>;

export function linkQuality(sendReport: RTCStatsReport, recvReport: RTCStatsReport): LinkCounts {
  const received = rowsOf(recvReport).filter(({ type }) => type === 'inbound-rtp');
  const [voices, pictures] = (['audio', 'video'] as const).map((kind) =>
    received.filter((row) => row.kind === kind),
  ) as [Row[], Row[]];
  return {
    freezes: sum(pictures.map(({ freezeCount }) => freezeCount)),
    frozenMs: inMs(sum(pictures.map(({ totalFreezesDuration }) => totalFreezesDuration))),
    soundMs: inMs(sum(voices.map(({ totalSamplesDuration }) => totalSamplesDuration))),
    concealedMs: inMs(sum(voices.map(concealedSeconds))),
    relayed: isRelayed(rowsOf(sendReport)),
  };
}

const inMs = (seconds: number): number => Math.round(seconds * 1000);

/** What was made up in the place of sound; in silence nothing is missed. */
function concealedSeconds(row: Row): number {
  const samples = (row.concealedSamples ?? 0) - (row.silentConcealedSamples ?? 0);
  const all = row.totalSamplesReceived ?? 0;
  return all > 0 ? (samples / all) * (row.totalSamplesDuration ?? 0) : 0;
}

/** Not every browser names the chosen pair in its transport's row. */
function isRelayed(rows: Row[]): boolean {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const named = rows.find(({ selectedCandidatePairId }) => selectedCandidatePairId)?.selectedCandidatePairId;
  const pair = named
    ? byId.get(named)
    : rows.find(({ type, nominated }) => type === 'candidate-pair' && nominated);
  return byId.get(pair?.localCandidateId ?? '')?.candidateType === 'relay';
}
