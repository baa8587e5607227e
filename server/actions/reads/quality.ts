import type { LinkRow } from '../../domain/quality.ts';
import type { Tables } from '../ports/change.ts';
import type { Office } from './rows.ts';

export type QualityReads = {
  /** The visit's open session, as far as a report of its media belongs to it. */
  talkNow(visitId: string): Promise<{ id: string; officeId: string } | null>;
  /**
   * Keeps how a link is, in the place of what was kept of it before. It says nothing of the reception, so it is no command.
   */
  keepQuality(row: Tables['MediaQuality']): Promise<void>;
  /** The session of the visit that a link belongs to which began then, ended or not. */
  talkAt(visitId: string, since: Date): Promise<{ id: string; officeId: string } | null>;
  /** The same of a link that is over: what its page has told stays as it is, what the engine counted is brought up to date. */
  keepEndedLink(row: Tables['MediaQuality']): Promise<void>;
  /** What the page of a link that is over has told of it last, if that link is this participant's and was kept at all. */
  keepLastWord(
    link: { id: string; visitId: string; participantId: string },
    told: Partial<Tables['MediaQuality']>,
  ): Promise<void>;
  /** Links whose last report came since then, in these offices and all below them, the latest first. */
  qualitySince(
    officePaths: readonly string[],
    since: Date,
    limit: number,
  ): Promise<(LinkRow & { office: Pick<Office, 'nameKk' | 'nameRu' | 'nameEn' | 'timeZone'> })[]>;
};
