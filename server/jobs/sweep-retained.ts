import type { Deps } from '../actions/ports/deps.ts';
import { removeBytes } from '../actions/remove-file.ts';

/** So many rows at a time, so that no transaction is long. */
const BITE = 2000;
/** Bytes are written before their row, and no upload takes so long. */
const UPLOAD_TAKES_AT_MOST_MS = 24 * 3_600_000;
/** Servers that die leave few uploads behind. */
const STRAYS_AT_MOST = 20;

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
  const { kept, removed, strays } = await judgeBytes(deps, uploadedBefore);
  await removeBytes(deps, removed);
  if (strays.length > STRAYS_AT_MOST + kept) {
    // Rather another database's files than so many dead uploads.
    deps.log.error(
      { kept, strays: strays.length },
      'the database knows too few of the stored files: none is removed',
    );
    return removed.length;
  }
  await removeBytes(deps, strays);
  return removed.length + strays.length;
}

async function judgeBytes({ blobs, store }: Deps, uploadedBefore: Date) {
  const judged = { kept: 0, removed: [] as string[], strays: [] as string[] };
  for await (const bite of bitesOf(blobs.list())) {
    const standing = await store.standingOfBytes(bite.map(({ id }) => id));
    for (const { id, at } of bite) {
      const is = standing.get(id);
      if (is === 'removed') judged.removed.push(id);
      else if (is === 'kept') judged.kept++;
      else if (at < uploadedBefore) judged.strays.push(id);
    }
  }
  return judged;
}

async function* bitesOf<T>(all: AsyncIterable<T>): AsyncIterable<T[]> {
  let bite: T[] = [];
  for await (const one of all) {
    bite.push(one);
    if (bite.length < BITE) continue;
    yield bite;
    bite = [];
  }
  if (bite.length > 0) yield bite;
}
