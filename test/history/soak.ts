import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../server/engine/postgres.ts';
import { seedIfEmpty } from '../../server/seed.ts';
import { migrate } from '../../server/store/migrate.ts';
import { urlTo } from '../harness/postgres.ts';
import { startInProcess } from './in-process.ts';
import { run, tellFailure, type Figures } from './run.ts';
import { plantRules } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    histories: { type: 'string' },
    mode: { type: 'string' },
    lanes: { type: 'string' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'qabyldau-soak-'));
await chmod(folder, 0o711);
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: () => {} });
await migrate(postgres.ownerUrl);
await seedIfEmpty(postgres.ownerUrl);
const owner = new pg.Pool({ connectionString: postgres.ownerUrl });
await plantRules(owner);
await owner.end();
const seed = Number(values.seed ?? 1);
const t0 = performance.now();
const fleet = await startInProcess(postgres.ownerUrl, postgres.appUrl);
const figures = await run(fleet, {
  seed,
  histories: Number(values.histories ?? 1),
  lanes: Number(values.lanes ?? 8),
  dying: 20,
});
const cpu = process.cpuUsage();
console.warn((performance.now() - t0) / 1000, 's', cpu.user / 1e6, 'user', cpu.system / 1e6, 'system s', {
  ...figures,
  failures: figures.failures.length,
});
for (const f of figures.failures.slice(0, 3)) console.warn(tellFailure(f));
console.warn(fleet.errors().slice(0, 5));
await fleet.stop();
await postgres.stop();
await rm(folder, { recursive: true, force: true });
