import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { official, signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import type { Deps } from './ports/deps.ts';
import { updateRecord } from './ports/change.ts';
import { receivesLater } from './visit-access.ts';

export const readRecord: Action<'record.read'> = async (deps, principal, { visitId }) => {
  const record = await readableRecord(deps, principal, visitId);
  return {
    visitId,
    version: record.version,
    notes: record.notes,
    outcome: record.outcome,
    answer: record.answer,
    closedAt: record.closedAt?.toISOString() ?? null,
  };
};

/** Notes of the talk, saved against the version they were read at, so that no window overwrites another. */
export const saveNotes: Action<'record.saveNotes'> = async (
  deps,
  principal,
  { visitId, version, notes },
  call,
) => {
  const record = await recordOfOwnVisit(deps, principal, visitId);
  if (record.version !== version) throw new Refusal('CHANGED_MEANWHILE');
  if (record.closedAt) throw new Refusal('SESSION_ENDED', 'the record is closed');
  const at = deps.clock.now();
  return deps.store.commit(call, at, {
    officeId: record.officeId,
    answer: { version: version + 1 },
    about: { visitId, length: notes.length },
    writes: [updateRecord(record, { notes, updatedAt: at })],
    events: [],
  });
};

/** Whoever receives the person after a transfer reads what was noted before (it is theirs to go on from), and no more. */
async function readableRecord(deps: Deps, principal: Principal, visitId: string) {
  if (!(await receivesLater(deps, signedInStaff(principal), visitId)))
    return recordOfOwnVisit(deps, principal, visitId);
  const record = await deps.store.record(visitId);
  if (!record) throw new Refusal('NOT_FOUND', 'nobody received this leg');
  return record;
}

/** The record of a visit is for the official who received it. */
async function recordOfOwnVisit(deps: Deps, principal: Principal, visitId: string) {
  const staff = signedInStaff(principal);
  const visit = await deps.store.visit(visitId);
  official(principal, visit?.office.path);
  const [record, received] = await Promise.all([
    deps.store.record(visitId),
    deps.store.hasReceived(visitId, staff.staffId),
  ]);
  if (!record || !received) throw new Refusal('NOT_FOUND');
  return record;
}
