import { lapseUnit } from './actions/interpret.ts';
import { lapseDesk } from './actions/keep-desk.ts';
import { removeBytes } from './actions/remove-file.ts';
import { expireParticipant } from './actions/join-session.ts';
import { Conflict, type Deps } from './actions/ports.ts';
import { systemCall } from './actions/system-call.ts';
import { Refusal } from './contract/errors.ts';

/**
 * What happens without anyone asking: desks that are not heard of are paused, interpreters are not ready any more, pages
 * that do not come back have left.
 */
export function startBackground(deps: Deps): () => Promise<void> {
  deps.rooms.onExpired = (visitId, participantId) =>
    expireParticipant(deps, visitId, participantId, systemCall('session.expire'));

  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(
    () => (sweeping = sweeping.then(() => sweepAbsent(deps))),
    deps.settings.deskSweepMs,
  );
  const comeBack = setTimeout(() => void letAbsentGo(deps), deps.settings.mediaGraceMs);
  const tidied = removeForgottenBytes(deps);
  return async () => {
    clearTimeout(comeBack);
    clearInterval(timer);
    await sweeping;
    await tidied;
  };
}

/** Desks and interpreters that are not heard of. */
async function sweepAbsent(deps: Deps): Promise<void> {
  try {
    for (const desk of await deps.store.lapsedDesks())
      await unlessHeardOf(lapseDesk(deps, desk, systemCall('desk.lapse')));
    for (const unit of await deps.store.lapsedUnits())
      await unlessHeardOf(lapseUnit(deps, unit, systemCall('interpreter.lapse')));
  } catch (error) {
    deps.log.error({ err: error }, 'who is not heard of could not be looked for; the next sweep tries again');
  }
}

/** Who was heard of, or has ended their work, in the meantime does not lapse. */
async function unlessHeardOf(lapse: Promise<void>): Promise<void> {
  await lapse.catch((error: unknown) => {
    if (!(error instanceof Conflict || error instanceof Refusal)) throw error;
  });
}

/** After a start, pages have the same grace to come back as after a lost connection; who did not has left. */
async function letAbsentGo(deps: Deps): Promise<void> {
  try {
    for (const { visitId, participantId } of await deps.store.peopleInTalks()) {
      if (deps.rooms.holds(visitId, participantId)) continue;
      await expireParticipant(deps, visitId, participantId, systemCall('session.expire'));
    }
  } catch (error) {
    deps.log.error({ err: error }, 'who did not come back after the start could not be let go');
  }
}

const REMEMBERED_MS = 30 * 24 * 3_600_000;

/** A server that died between the row and the bytes of a removed file left the bytes: nobody is given them, and now they go. */
async function removeForgottenBytes(deps: Deps): Promise<void> {
  try {
    const since = new Date(deps.clock.now().getTime() - REMEMBERED_MS);
    await removeBytes(deps, await deps.store.removedFiles(since));
  } catch (error) {
    deps.log.error({ err: error }, 'the bytes of removed files could not be looked for');
  }
}
