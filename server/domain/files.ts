import type { ACCEPTED_TYPES, FilePurpose, FileView } from '../contract/file.ts';
import { parted } from '../contract/file-name.ts';
import type { RuleValue } from './rules.ts';

type Kept = Pick<FileView, 'purpose' | 'state' | 'appealId'>;
type Limits = RuleValue<'appeal.files'>;

/** What has become part of an appeal leaves room for the next: acceptance is compulsory (GOV). */
const inHand = (files: readonly Kept[], purpose: FilePurpose): number =>
  files.filter((file) => file.purpose === purpose && file.state === 'stored' && file.appealId === null)
    .length;

/** How many scans may still be handed in by the side these files are from. */
export const scansLeft = (files: readonly Kept[], { scans }: Limits): number =>
  Math.max(0, scans - inHand(files, 'scan'));

export const videosLeft = (files: readonly Kept[], { videos }: Limits): number =>
  Math.max(0, videos - inHand(files, 'video_message'));

/** How much the official may still hand to the applicant: as much as either side may hand in. */
export const handedLeft = (files: readonly Kept[], { scans }: Limits): number =>
  Math.max(0, scans - inHand(files, 'handed'));

/** A close-up is looked at, and what the official handed over is the applicant's: neither belongs to an appeal. */
export const mayJoinAppeal = ({ purpose }: Pick<Kept, 'purpose'>): boolean =>
  purpose === 'scan' || purpose === 'video_message';

/** Bytes that a file of this purpose may have. */
export const bytesAllowed = (purpose: FilePurpose, limits: Limits): number =>
  purpose === 'video_message' ? limits.videoBytes : limits.scanBytes;

/** O87-10: a picture of a document stays after the reception only if the law and the person allow it. */
export const mayKeepCloseUp = (
  file: Pick<FileView, 'state' | 'keepConsent'>,
  { allowed }: RuleValue<'identity.keepCopy'>,
): boolean => file.state === 'stored' && file.keepConsent && allowed;

const EXTENSIONS: Record<(typeof ACCEPTED_TYPES)[FilePurpose][number], readonly [string, ...string[]]> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/heic': ['.heic'],
  'image/heif': ['.heif', '.heic'],
  'video/webm': ['.webm'],
  'video/mp4': ['.mp4', '.m4v'],
  'video/quicktime': ['.mov'],
};

/**
 * The name with the extension of what the bytes are: a saved file is opened by its extension, and what looks like a
 * page in one program must not become one in another.
 */
export function nameByType(name: string, mediaType: string): string {
  const fitting = EXTENSIONS[mediaType];
  if (!fitting) throw new Error(`${mediaType} is not accepted`);
  const [stem, extension] = parted(name);
  if (fitting.includes(extension.toLowerCase())) return name;
  return `${stem || 'file'}${extension}${fitting[0]}`;
}
