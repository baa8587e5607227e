import type { PrismaClient } from '../../server/store/generated/client.ts';
import type { Localised } from '../../server/contract/language.ts';
import type { Role } from '../../server/contract/staff.ts';
import { DEMO_PASSWORD } from './demo.ts';
import { offices } from './offices.ts';
import { posts } from './posts.ts';
import { demoRows, type DemoRows } from './rows.ts';
import { logins, staff } from './staff.ts';

export type DemoAccounts = {
  password: string;
  accounts: { login: string; role: Role; name: string; post: Localised; office: Localised }[];
};

/**
 * Fills an empty system with the demo, in one transaction; a system that has an office already is left as it is.
 * Servers that start together on one database wait for each other, and one of them seeds.
 * @param hash makes the stored form of a password; each account gets a hash of its own
 * @param now when the grants begin
 * @returns how to sign in as each role, whether or not anything was written
 */
export async function seedDemo(
  prisma: PrismaClient,
  hash: (password: string) => Promise<string>,
  now: Date,
): Promise<DemoAccounts> {
  if ((await prisma.office.count()) === 0) await write(prisma, demoRows(now), hash);
  return demoAccounts();
}

/** Prisma gives up a transaction after 5 s; a first start on a busy machine takes longer. Milliseconds. */
const SLOW_MACHINE = { maxWait: 60_000, timeout: 60_000 };

async function write(prisma: PrismaClient, rows: DemoRows, hash: (password: string) => Promise<string>) {
  const withPasswords = await Promise.all(
    rows.staff.map(async (row) => ({ ...row, passwordHash: await hash(DEMO_PASSWORD) })),
  );
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('demo', 0))`;
    if ((await tx.office.count()) > 0) return;
    await tx.office.createMany({ data: rows.offices });
    await tx.rule.createMany({ data: rows.rules });
    await tx.post.createMany({ data: rows.posts });
    await tx.staff.createMany({ data: withPasswords });
    await tx.grant.createMany({ data: rows.grants });
    await tx.queue.createMany({ data: rows.queues });
    await tx.service.createMany({ data: rows.services });
    await tx.desk.createMany({ data: rows.desks });
  }, SLOW_MACHINE);
}

function demoAccounts(): DemoAccounts {
  const accounts = logins.map((login) => {
    const { name, office, post, role } = staff[login];
    return { login, role, name: name.join(' '), post: posts[post], office: offices[office].name };
  });
  return { password: DEMO_PASSWORD, accounts };
}
