import type {
  Admission,
  ConsumerParameters,
  MediaSource,
  ProducerState,
  RtpCapabilities,
} from '../../media/port.ts';
import type { QualityReport } from '../contract/quality.ts';
import type { ParticipantKind } from '../contract/session-state.ts';
import type { Mark } from '../contract/signalling.ts';

export type Heard = {
  parameters: ConsumerParameters;
  /** The page has set it up and wants it; it runs only while `audible` says so. */
  wanted: boolean;
  running: boolean;
};

/** One participant's place in a visit's room, held by one page at a time. */
export type Member = {
  participantId: string;
  kind: ParticipantKind;
  page: string;
  joined: boolean;
  /** When this link began to carry the talk. */
  since: Date | null;
  /** What the page has told of this link last. */
  reported: QualityReport | null;
  admission: Admission;
  rtpCapabilities: RtpCapabilities;
  producers: Map<MediaSource, ProducerState>;
  hears: Map<string, Heard>;
  grace: NodeJS.Timeout | null;
  /** Since when the connection of the page is lost. */
  lostAt: Date | null;
  /** When the page asked last for a path in the place of one that it lost. */
  restartedAt: Date | null;
  /** Their voice comes with losses. */
  lossy: boolean;
  /** Their page leaves its pictures out, because the line bears no more than the voice. */
  eased: boolean;
  hand: boolean;
};

/** What the others see beside this person's name. */
export const marksOf = ({ grace, lossy, eased, hand }: Member): Mark[] => [
  ...(grace === null ? [] : ['away' as const]),
  ...(lossy ? ['weak' as const] : []),
  ...(eased ? ['eased' as const] : []),
  ...(hand ? ['hand' as const] : []),
];

export const findHeard = (member: Member, producerId: string): Heard | undefined =>
  [...member.hears.values()].find((heard) => heard.parameters.producerId === producerId);
