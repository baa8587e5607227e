import { mayKeepCloseUp } from '../domain/files.ts';
import { fileView } from './dossier-views.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import { update, type NewEvent, type Write } from './ports/change.ts';
import { ticketOf } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

/**
 * O87-10: a close-up outlives the talk only if law and consent allow it, and what was still asked for is asked no more:
 * part of every end of a session. `removed` are the files whose bytes go after the commit.
 */
export async function endCloseUps(
  deps: Deps,
  visitId: string,
  at: Date,
): Promise<{ writes: Write[]; events: NewEvent[]; removed: string[] }> {
  const visit = (await deps.store.visitInFull(visitId))!;
  const { rule } = await readOfficeRules(deps.store, visit.office, at);
  const law = rule('identity.keepCopy').value;
  const going = visit.files.filter(
    (file) =>
      file.purpose === 'close_up' &&
      (file.state === 'asked' || file.state === 'stored') &&
      !mayKeepCloseUp(fileView(file), law),
  );
  return {
    writes: going.map((file) => update('File', file, { state: 'removed', removedAt: at })),
    events: going.length > 0 ? visitChanged(ticketOf(visit)) : [],
    removed: going.filter(({ state }) => state === 'stored').map(({ id }) => id),
  };
}
