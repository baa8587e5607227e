import type { Deps } from '../actions/ports.ts';
import { removeBytes } from '../actions/remove-file.ts';

/** So many rows at a time, so that no transaction is long. */
const BITE = 2000;
/** Bytes are written before their row: no upload takes so long. */
const UPLOAD_TAKES_AT_MOST_MS = 24 * 3_600_000;

/** Lets go of what has served its time. Nothing that a reception leaves behind is among it. */
export async function sweepRetained(deps: Deps): Promise<void> {
  const { store, settings, clock, log } = deps;
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const answered = await inBites((most) => store.sweepAnswered(ago(settings.answeredKeptMs), most));
  const events = await inBites((most) => store.sweepEvents(ago(settings.eventsKeptMs), most));
  const files = await sweepBytes(deps, ago(UPLOAD_TAKES_AT_MOST_MS));
  log.info({ answered, events, files }, 'what was kept long enough is gone');
}

async function inBites(sweep: (most: number) => Promise<number>): Promise<number> {
  for (let gone = 0; ;) {
    const bite = await sweep(BITE);
    gone += bite;
    if (bite < BITE) return gone;
  }
}

/**
 * A server that died may have left bytes that nobody is given any more: of a file that was removed (a close-up of a
 * document goes with the talk, O87-10), or of an upload whose row was never written.
 */
async function sweepBytes(deps: Deps, uploadedBefore: Date): Promise<number> {
  let gone = 0;
  let some: { id: string; at: Date }[] = [];
  const judge = async () => {
    const standing = await deps.store.standingOfBytes(some.map(({ id }) => id));
    const stray = some.filter(({ id, at }) => {
      const is = standing.get(id) ?? 'unknown';
      return is === 'removed' || (is === 'unknown' && at < uploadedBefore);
    });
    await removeBytes(
      deps,
      stray.map(({ id }) => id),
    );
    gone += stray.length;
    some = [];
  };
  for await (const found of deps.blobs.list()) {
    some.push(found);
    if (some.length === BITE) await judge();
  }
  await judge();
  return gone;
}
