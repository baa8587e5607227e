import type { TicketDossier } from '$contract/dossier.ts';
import type { ErrorCode } from '$contract/errors.ts';
import { ACCEPTED_TYPES, type FilePurpose } from '$contract/file.ts';

export type Limits = TicketDossier['limits'];

/**
 * What the server would say of this file, said before it has left. Only the server looks into the bytes; a browser
 * that does not know a kind (HEIC in Chrome) gives it no type, and that is not held against the file.
 */
export function judge(
  file: { size: number; type: string },
  purpose: FilePurpose,
  limits: Limits,
  others = 0,
): ErrorCode | null {
  const type = file.type.split(';')[0]!.trim().toLowerCase();
  if (type && !ACCEPTED_TYPES[purpose].includes(type)) return 'FILE_TYPE';
  if (file.size > (purpose === 'video_message' ? limits.videoBytes : limits.scanBytes))
    return 'FILE_TOO_LARGE';
  if (purpose === 'scan' && others >= limits.scansLeft) return 'FILES_TOO_MANY';
  if (purpose === 'video_message' && limits.videosLeft <= 0) return 'FILES_TOO_MANY';
  return null;
}

/** Whole megabytes, as people count them, rounded so that the limit is never said larger than it is. */
export const megabytes = (bytes: number): number => Math.max(1, Math.floor(bytes / 1_000_000));

/** A size for people: `340 KB`, `2.4 MB` with the units of the language of the screen. */
export function sizeOf(bytes: number): { n: string; unit: 'kilobytes' | 'megabytes' } {
  if (bytes < 1_000_000) return { n: String(Math.max(1, Math.round(bytes / 1000))), unit: 'kilobytes' };
  return { n: (bytes / 1_000_000).toFixed(1), unit: 'megabytes' };
}
