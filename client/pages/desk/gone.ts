import type { ParticipantView } from '$contract/session.ts';

/** Nobody of the applicant's side is in the talk now. Of a talk that has begun it means that they left. */
export const applicantIsGone = ({
  participants,
}: {
  participants: readonly Pick<ParticipantView, 'kind' | 'joined'>[];
}): boolean =>
  !participants.some(({ kind, joined }) => joined && (kind === 'applicant' || kind === 'representative'));
