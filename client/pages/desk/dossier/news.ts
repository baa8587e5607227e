import type { Dossier } from '$contract/dossier.ts';

export type Part = 'person' | 'appeal' | 'files' | 'notes';
type Told = Pick<Dossier, 'appeals' | 'files' | 'completions'>;

/** What came from the applicant, by the part of the work place that shows it: one key for each thing that came. */
export function newsIn({ appeals, files, completions }: Told): Record<Part, string[]> {
  const theirs = files.filter(({ fromApplicant }) => fromApplicant);
  const shown = theirs.filter(({ purpose, state }) => purpose !== 'close_up' && state === 'stored');
  const closeUps = files.filter(({ purpose }) => purpose === 'close_up');
  const answered = closeUps.filter(({ state }) => state === 'stored' || state === 'declined');
  return {
    person: answered.map(({ fileId, state }) => `${fileId} ${state}`),
    appeal: [
      ...appeals.flatMap(({ appealId, state, confirmedBy, version }) => {
        if (state === 'submitted') return [appealId];
        if (state === 'returned') return [`${appealId} ${version}`];
        return confirmedBy === 'code' ? [`${appealId} signed`] : [];
      }),
      ...completions.flatMap(({ completionId, repliedAt }) =>
        repliedAt ? [`${completionId} ${repliedAt}`] : [],
      ),
    ],
    files: shown.map(({ fileId }) => fileId),
    notes: [],
  };
}
