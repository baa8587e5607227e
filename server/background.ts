import { lapseDesk } from './actions/keep-desk.ts';
import { expireParticipant } from './actions/join-session.ts';
import { Conflict, type Deps } from './actions/ports.ts';
import { systemCall } from './actions/system-call.ts';
import { Refusal } from './contract/errors.ts';

/** What happens without anyone asking: desks that are not heard of are paused, pages that do not come back have left. */
export function startBackground(deps: Deps): () => Promise<void> {
  deps.rooms.onExpired = (visitId, participantId) => letGo(deps, visitId, participantId);

  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(
    () => (sweeping = sweeping.then(() => sweepDesks(deps))),
    deps.settings.deskSweepMs,
  );
  const comeBack = setTimeout(() => void letAbsentGo(deps), deps.settings.mediaGraceMs);
  return async () => {
    clearTimeout(comeBack);
    clearInterval(timer);
    await sweeping;
  };
}

async function sweepDesks(deps: Deps): Promise<void> {
  try {
    for (const desk of await deps.store.lapsedDesks()) {
      await lapseDesk(deps, desk, systemCall('desk.lapse')).catch((error: unknown) => {
        // The desk was heard of, or closed, in the meantime.
        if (!(error instanceof Conflict || error instanceof Refusal)) throw error;
      });
    }
  } catch (error) {
    deps.log.error({ err: error }, 'desks could not be swept; the next sweep tries again');
  }
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
