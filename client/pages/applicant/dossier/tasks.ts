import type { TicketDossier } from '$contract/dossier.ts';

export type DossierAppeal = TicketDossier['appeals'][number];
export type DossierFile = TicketDossier['files'][number];
export type DossierCompletion = TicketDossier['completions'][number];

/** What waits for the person: a protocol to confirm, a document to show, something that an appeal lacks. */
export type Task =
  | { kind: 'sign'; id: string; appeal: DossierAppeal }
  | { kind: 'closeUp'; id: string; file: DossierFile }
  | { kind: 'complete'; id: string; completion: DossierCompletion };

/** The most urgent first. A document is shown through the call, so only while the reception can go on. */
export function tasksOf(dossier: TicketDossier | null, receptionOver: boolean): Task[] {
  if (!dossier) return [];
  const { appeals, files, completions } = dossier;
  return [
    ...files
      .filter(({ purpose, state }) => purpose === 'close_up' && state === 'asked' && !receptionOver)
      .map((file): Task => ({ kind: 'closeUp', id: file.fileId, file })),
    ...appeals
      .filter(({ state }) => state === 'offered')
      .map((appeal): Task => ({ kind: 'sign', id: appeal.appealId, appeal })),
    ...completions
      .filter(({ closed, reply }) => !closed && reply === null)
      .map((completion): Task => ({ kind: 'complete', id: completion.completionId, completion })),
  ];
}

/** What the official handed to the applicant. */
export const handedOver = (dossier: TicketDossier | null): DossierFile[] =>
  dossier?.files.filter(({ purpose, state }) => purpose === 'handed' && state === 'stored') ?? [];

/** Files that the applicant handed in and that belong to no appeal yet. */
export const looseScans = (dossier: TicketDossier): DossierFile[] =>
  dossier.files.filter(
    ({ purpose, state, fromApplicant, appealId }) =>
      purpose === 'scan' && state === 'stored' && fromApplicant && appealId === null,
  );

/** Files of the applicant that are with no appeal and in no form's hand: documents, and close-ups that were sent. */
export const handedInFiles = ({ files }: TicketDossier, held: ReadonlySet<string>): DossierFile[] =>
  files.filter(
    ({ fileId, state, fromApplicant, appealId }) =>
      state === 'stored' && fromApplicant && appealId === null && !held.has(fileId),
  );

export const hasHandedIn = (dossier: TicketDossier, held: ReadonlySet<string>): boolean =>
  handedInFiles(dossier, held).length > 0 ||
  dossier.appeals.some(({ state }) => state !== 'offered') ||
  dossier.completions.some(({ closed, reply }) => !closed && reply !== null);
