import { setTimeout as pause } from 'node:timers/promises';
import { ACCEPTED_TYPES, type FilePurpose, type FileView } from '../contract/file.ts';
import { Refusal } from '../contract/errors.ts';
import { bytesAllowed } from '../domain/files.ts';
import type { RuleValue } from '../domain/rules.ts';
import { fileView } from './dossier-views.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import type { Write } from './ports/change.ts';
import { Conflict } from './ports/store.ts';
import { receiveFile, type Received } from './receive-file.ts';
import type { FileRow, VisitInFull } from './reads/dossier.ts';
import { ticketOf } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

export type Plan = {
  visitId: string;
  fileId: string;
  purpose: FilePurpose;
  limits: RuleValue<'appeal.files'>;
  /** Refuses before a byte is read, and again when the row is written. */
  demand(visit: VisitInFull): unknown;
  decide(visit: VisitInFull, received: Received, at: Date): { row: FileRow; writes: Write[] };
};

/**
 * Bytes first, then their row, so that no row speaks of bytes that are not there; without the row the bytes go again.
 * The bytes come once, so a lost race is decided again here and not by the gateway.
 */
export async function keepFile(deps: Deps, call: Call, plan: Plan): Promise<FileView> {
  const { fileId, visitId, purpose, limits } = plan;
  const before = await deps.store.answered(call);
  if (before) return before.answer as FileView;
  if (!call.upload) throw new Refusal('BAD_INPUT', 'no file');
  plan.demand((await deps.store.visitInFull(visitId))!);
  let kept = false;
  try {
    const received = await receiveFile(deps.blobs, call.upload, fileId, {
      types: ACCEPTED_TYPES[purpose],
      maxBytes: bytesAllowed(purpose, limits),
      maxPixels: limits.scanPixels,
    });
    const answer = await again(() => writeRow(deps, call, plan, received));
    // The same command came twice at one moment: the other one's file is the answer.
    kept = answer.fileId === fileId;
    return answer;
  } finally {
    if (!kept) await forgetBytes(deps, fileId);
  }
}

function writeRow(deps: Deps, call: Call, plan: Plan, received: Received): Promise<FileView> {
  const { visitId, fileId } = plan;
  return deps.locks.run(`files:${visitId}`, async () => {
    const visit = (await deps.store.visitInFull(visitId))!;
    plan.demand(visit);
    const at = deps.clock.now();
    const { row, writes } = plan.decide(visit, received, at);
    return deps.store.commit(call, at, {
      officeId: visit.officeId,
      answer: fileView(row),
      about: { visitId, fileId },
      writes,
      events: visitChanged(ticketOf(visit)),
    });
  });
}

/** A commit whose answer was lost may have been carried out all the same: the row itself says whether it was. */
async function forgetBytes(deps: Deps, fileId: string): Promise<void> {
  try {
    const row = await deps.store.file(fileId);
    if (row?.state !== 'stored') await deps.blobs.remove(fileId);
  } catch (error) {
    deps.log.error({ err: error, fileId }, 'bytes without a row could not be removed');
  }
}

const ATTEMPTS = 24;
const PAUSE_MS = 20;

async function again<A>(work: () => Promise<A>): Promise<A> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (attempt === ATTEMPTS) throw new Refusal('CHANGED_MEANWHILE', error.message, { cause: error });
      await pause(Math.random() * PAUSE_MS);
    }
  }
}
