import { lapseUnit } from './actions/interpret.ts';
import { lapseDesk } from './actions/keep-desk.ts';
import { expireParticipant } from './actions/join-session.ts';
import { keepEndedLink } from './actions/report-quality.ts';
import type { Deps } from './actions/ports/deps.ts';
import { Conflict } from './actions/ports/store.ts';
import { systemCall } from './actions/system-call.ts';
import { Refusal } from './contract/errors.ts';

/**
 * What happens without anyone asking: desks that are not heard of are paused, interpreters are not ready any more, pages
 * that do not come back have left.
 */
export function startBackground(deps: Deps): () => Promise<void> {
  deps.rooms.onExpired = (visitId, participantId) => letGo(deps, visitId, participantId);
  deps.rooms.onLinkEnded = (ended) => keepEndedLink(deps, ended);

  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(
    () => (sweeping = sweeping.then(() => sweepAbsent(deps))),
    deps.settings.deskSweepMs,
  );
  const comeBack = setTimeout(() => void letAbsentGo(deps), deps.settings.mediaGraceMs);
  return async () => {
    clearTimeout(comeBack);
    clearInterval(timer);
    await sweeping;
  };
}

/** Desks and interpreters that are not heard of. */
async function sweepAbsent(deps: Deps): Promise<void> {
  try {
    for (const desk of await deps.store.lapsedDesks())
      await unlessHeardOf(lapseDesk(deps, desk, systemCall('desk.lapse')));
    await deps.store.clearEndedUnits();
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
      await letGo(deps, visitId, participantId);
    }
  } catch (error) {
    deps.log.error({ err: error }, 'who did not come back after the start could not be let go');
  }
}

const ATTEMPTS = 5;

/** Nobody asks for this again: when the person moves in the same moment it is decided anew here. */
async function letGo(deps: Deps, visitId: string, participantId: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await expireParticipant(deps, visitId, participantId, systemCall('session.expire'));
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
