import type { Readable } from 'node:stream';
import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import type { Deps } from './ports/deps.ts';
import { BlobGone } from './ports/blobs.ts';
import type { FileRow } from './reads/dossier.ts';
import { readableVisit } from './visit-access.ts';

export type OpenedFile = {
  name: string;
  mediaType: string;
  size: number;
  read(range?: { first: number; last: number }): Promise<Readable>;
};

/**
 * A file of a visit, for its applicant and for the officials whose visit it is.
 * @throws Refusal NOT_FOUND also for everybody else; FILE_GONE when it was removed
 */
export async function openFile(deps: Deps, principal: Principal, fileId: string): Promise<OpenedFile> {
  if (principal.kind === 'anyone') throw new Refusal('NOT_SIGNED_IN');
  const file = await deps.store.file(fileId);
  if (!file || file.state === 'asked') throw new Refusal('NOT_FOUND');
  if (principal.kind === 'ticket') {
    if (file.visitId !== principal.visitId && !(await wasHandedBefore(deps, principal.visitId, file)))
      throw new Refusal('NOT_FOUND', 'a file of another visit');
  } else {
    await readableVisit(deps, principal, file.visitId);
  }
  if (file.state !== 'stored') throw new Refusal('FILE_GONE');
  const { name, mediaType, size } = file;
  return { name, mediaType, size, read: (range) => openBytes(deps, fileId, range) };
}

/** What was handed to the person stays theirs when they are sent on to another office. */
async function wasHandedBefore({ store }: Deps, visitId: string, file: FileRow): Promise<boolean> {
  if (file.purpose !== 'handed') return false;
  return (await store.handedBefore(visitId)).some(({ id }) => id === file.id);
}

async function openBytes(deps: Deps, fileId: string, range?: { first: number; last: number }) {
  try {
    return await deps.blobs.open(fileId, range);
  } catch (error) {
    if (error instanceof BlobGone) throw new Refusal('FILE_GONE', 'no bytes', { cause: error });
    throw error;
  }
}
