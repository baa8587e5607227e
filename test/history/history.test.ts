import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../harness/database.ts';
import { startInProcess } from './in-process.ts';
import { startKillable } from './killable.ts';
import { addFigures, noFigures, run, tellFailure, type Figures, type Mode } from './run.ts';
import { plantRules } from './world.ts';

/** Another day, other histories: whatever fails is replayed by its seed. */
const SEED = Number(process.env.HISTORY_SEED ?? Date.now() % 1_000_000_000);
const MODES = [
  { mode: 'process' as Mode, start: startInProcess, histories: 20 },
  { mode: 'kill' as Mode, start: startKillable, histories: 2 },
];

describe.each(MODES)('histories in which servers die: $mode', ({ mode, start, histories }) => {
  let database: TestDatabase;
  let fleet: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    database = await cloneDatabase();
    fleet = await start(database.ownerUrl, database.appUrl);
    await plantRules(fleet.owner);
  });
  afterAll(async () => {
    await fleet?.stop();
    await database?.drop();
  });

  test(`nothing is lost, nothing is done twice, nobody is overtaken: ${histories} from seed ${SEED}`, async () => {
    const figures = noFigures();
    for (let first = SEED; first < SEED + 4 * histories && !tellsSomething(figures); first += histories) {
      const seeds = Array.from({ length: histories }, (_, i) => first + i);
      addFigures(figures, await run(fleet, { mode, seeds }));
      expect(figures.failures.map(tellFailure).join('\n')).toBe('');
      expect(figures.errors).toEqual([]);
    }
    expect(figures.histories).toBeGreaterThanOrEqual(histories);
    expect(tellsSomething(figures), JSON.stringify(figures)).toBe(true);
  }, 300_000);
});

/** A few histories in which servers die can be over before anybody is called, or before a page sees the line move. */
const tellsSomething = ({ calls, workedOut }: Figures) => calls > 0 && workedOut > 0;
