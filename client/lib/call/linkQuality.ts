import type { CallInput } from '$contract/commands.ts';
import { madeUp, rowsOf, selectedPair, sum, type Row } from './statRows.ts';

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

function concealedSeconds(row: Row): number {
  const all = row.totalSamplesReceived ?? 0;
  return all > 0 ? (madeUp(row) / all) * (row.totalSamplesDuration ?? 0) : 0;
}

function isRelayed(rows: Row[]): boolean {
  const local = selectedPair(rows)?.localCandidateId;
  return rows.some(({ id, candidateType }) => id === local && candidateType === 'relay');
}
