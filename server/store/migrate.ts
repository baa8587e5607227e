import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const prismaFolder = fileURLToPath(new URL('../../prisma/', import.meta.url));

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations of `prisma/migrations` that the database has not seen, as its owner. Prisma's own schema
 * engine does it, in WebAssembly, so that nothing is downloaded and `prisma migrate deploy` stays usable elsewhere.
 * @returns the names of the migrations applied now
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  try {
    const migrationsList = await readMigrations();
    if (await hasAll(pool, migrationsList)) return [];
    const engine = await openSchemaEngine(pool);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  } finally {
    await pool.end();
  }
}

type Migrations = Awaited<ReturnType<typeof readMigrations>>;

/**
 * Has the database had these very migrations and no others? The engine would find the same, half a second later, which is long
 * for whoever waits for a server to come back. Anything else, a failed one or one that was changed, is for the engine to judge.
 */
async function hasAll(pool: pg.Pool, { migrationDirectories }: Migrations): Promise<boolean> {
  const { rows: tables } = await pool.query<{ is: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS is`,
  );
  if (!tables[0]!.is) return false;
  const { rows } = await pool.query<{ told: string }>(
    `SELECT migration_name || ' ' || CASE WHEN finished_at IS NULL THEN 'failed' ELSE checksum END AS told
     FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  const wanted = migrationDirectories.map(
    ({ path, migrationFile }) => `${path} ${sha256(migrationFile.content.value)}`,
  );
  return isDeepStrictEqual(
    rows.map(({ told }) => told),
    wanted,
  );
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The SQL that makes the tables of `schema.prisma` in an empty database: a test compares it with the migrations. */
export async function schemaSql(ownerUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const engine = await openSchemaEngine(pool);
  const written = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: await readSchema() }] },
    script: true,
    exitCode: false,
    filters: NO_FILTERS,
  });
  await pool.end();
  return written.stdout ?? '';
}

/** The glue keeps views of one instance's memory, so there is one instance in a process. */
let loaded: ReturnType<typeof loadSchemaEngine> | undefined;

async function loadSchemaEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

async function openSchemaEngine(pool: pg.Pool) {
  const { SchemaEngine } = await (loaded ??= loadSchemaEngine());
  const adapter = bindMigrationAwareSqlAdapterFactory(
    wholeScripts(new PrismaPg(pool, { schema: 'public' }), pool),
  );
  return SchemaEngine.new({ datamodels: [['schema.prisma', await readSchema()]] }, () => {}, adapter);
}

/** The adapter cuts a script at every semicolon, which breaks functions: PostgreSQL takes it whole. */
function wholeScripts(factory: PrismaPg, pool: pg.Pool): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  };
  return factory;
}

const readSchema = () => readFile(`${prismaFolder}schema.prisma`, 'utf8');

async function readMigrations() {
  const folder = `${prismaFolder}migrations`;
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((e) => e.isDirectory()).map((e) => e.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => {
      const value = await readFile(`${folder}/${name}/migration.sql`, 'utf8');
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
    }),
  );
  const content = await readFile(`${folder}/migration_lock.toml`, 'utf8');
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}
