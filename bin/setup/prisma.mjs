import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { logFile, projectNode, root } from './place.mjs';
import { run } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { Failure } from './step.mjs';

const generated = join(root, 'server', 'store', 'generated');
const stampFile = logFile('database-client.stamp');

/**
 * The Prisma client, generated anew when the schema or Prisma itself has changed.
 * @param {import('./step.mjs').Step} step
 */
export async function generatePrismaClient(step) {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (isStamped(stampFile, hash) && isGenerated()) return;
  const log = logFile('database-client.log');
  rmSync(log, { force: true });
  step.begin('generating it from prisma/schema.prisma');
  const done = await run(projectNode, ['node_modules/prisma/build/index.js', 'generate'], {
    log,
    env: {
      ...process.env,
      // Generating needs no schema engine; naming any program keeps Prisma from downloading one.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (!done || !isGenerated()) {
    throw new Failure('prisma/schema.prisma did not make a client', {
      mend: 'PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate',
      log,
    });
  }
  stamp(stampFile, hash);
}

function isGenerated() {
  return existsSync(generated) && readdirSync(generated).length > 0;
}
