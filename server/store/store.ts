import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Logger } from 'pino';
import type { Store } from '../actions/ports/store.ts';
import { commitThrough } from './commit.ts';
import { PrismaClient } from './generated/client.ts';
import { Outbox } from './outbox.ts';
import { readAccounts } from './read-account.ts';
import { readCall } from './read-call.ts';
import { readChat } from './read-chat.ts';
import { readCodes } from './read-codes.ts';
import { readDossier } from './read-dossier.ts';
import { readDay } from './read-day.ts';
import { readDesks } from './read-desks.ts';
import { readInterpreters } from './read-interpreter.ts';
import { readEstimate } from './read-estimate.ts';
import { readLine } from './read-line.ts';
import { readMessages } from './read-messages.ts';
import { readPapers } from './read-papers.ts';
import { readDeviceTests } from './read-device-tests.ts';
import { readPlace } from './read-place.ts';
import { readQuality } from './read-quality.ts';
import { readRetention } from './read-retention.ts';
import { readRows } from './read-rows.ts';
import { readStaff } from './read-staff.ts';

export type OpenStore = { store: Store; outbox: Outbox; prisma: PrismaClient; close(): Promise<void> };

/**
 * A statement is planned once for a connection. One that was planned over tables of a page or two would go on reading them
 * whole, for every row, until they are next analysed, however they have grown: a new installation's first busy hour.
 */
const BY_INDEX = '-c enable_seqscan=off';

/** One name for one text: PostgreSQL then plans a statement once for a connection, which halves a small read. */
const names = new Map<string, string>();
function nameByText({ sql }: { sql: string }): string {
  let name = names.get(sql);
  if (!name) names.set(sql, (name = createHash('sha1').update(sql).digest('base64')));
  return name;
}

/** The Store port over PostgreSQL through Prisma. `url` is the server's own role, not the owner's. */
export async function openStore(url: string, log: Logger, connections = 16): Promise<OpenStore> {
  const pool = { connectionString: url, max: connections, options: `-c role=qabyldau_app ${BY_INDEX}` };
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameByText });
  const prisma = new PrismaClient({ adapter });
  await prisma.$connect();
  const outbox = await Outbox.open(prisma, url, log);
  const store: Store = {
    commit: commitThrough(prisma, outbox),
    ...readRows(prisma),
    ...readPlace(prisma),
    ...readDesks(prisma),
    ...readDeviceTests(prisma),
    ...readCall(prisma),
    ...readLine(prisma),
    ...readInterpreters(prisma),
    ...readDay(prisma),
    ...readEstimate(prisma),
    ...readChat(prisma),
    ...readCodes(prisma),
    ...readAccounts(prisma),
    ...readMessages(prisma),
    ...readStaff(prisma),
    ...readPapers(prisma),
    ...readDossier(prisma),
    ...readQuality(prisma),
    ...readRetention(prisma),
  };
  return {
    store,
    outbox,
    prisma,
    async close() {
      await outbox.close();
      await prisma.$disconnect();
    },
  };
}
