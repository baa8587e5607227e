import type { Output } from '$contract/commands.ts';
import type { Language } from '$contract/language.ts';
import type { QualityCause } from '$contract/quality.ts';

export type TalkQuality = Output<'quality.read'>;
export type Part = TalkQuality['latest'][number];

/** Seconds with as many figures as matter: `0.4`, `12`. */
export function secondsOf(ms: number, language: Language): string {
  const seconds = ms / 1000;
  return new Intl.NumberFormat(language === 'en' ? 'en' : 'ru', {
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  }).format(seconds);
}

export const isTroubled = ({ quality }: Part): boolean => quality !== 'good';

/** The number that a cause is told with, of those that have one: a share of 0…1, a count, or milliseconds. */
export function valueOf(cause: QualityCause, part: Part): number {
  const values: Record<QualityCause, number> = {
    sound: part.concealed,
    picture: part.frozen,
    loss: Math.max(part.lostUp, part.lostDown),
    reconnects: part.reconnects,
    slowJoin: part.soundAfterMs ?? part.pictureAfterMs ?? 0,
    voiceOnly: 1,
  };
  return values[cause];
}
