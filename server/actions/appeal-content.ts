import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { mayJoinAppeal } from '../domain/files.ts';
import { update, type Write } from './ports/change.ts';
import type { FileRow, VisitInFull } from './reads/dossier.ts';

/** What an appeal says, as its row keeps it. */
export const appealContent = ({
  text,
  language,
  complaint,
}: Pick<Input<'appeal.offer'>, 'text' | 'language' | 'complaint'>) => ({
  text,
  language,
  complaint: complaint !== null,
  against: complaint?.against ?? null,
  grounds: complaint?.grounds ?? null,
  demands: complaint?.demands ?? null,
});

/**
 * Files of the visit become part of an appeal, each of one only.
 * @throws Refusal NOT_FOUND, WRONG_STATE
 */
export function attach(
  visit: VisitInFull,
  fileIds: readonly string[],
  appealId: string,
  mayUse: (file: FileRow) => boolean = () => true,
): Write[] {
  return [...new Set(fileIds)].map((fileId) => {
    const file = visit.files.find(({ id }) => id === fileId);
    if (!file || !mayJoinAppeal(file) || !mayUse(file)) throw new Refusal('NOT_FOUND', 'no such file');
    if (file.state !== 'stored' || file.appealId) throw new Refusal('WRONG_STATE', 'the file is taken');
    return update('File', file, { appealId });
  });
}
