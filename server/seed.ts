import { PrismaPg } from '@prisma/adapter-pg';
import { seedDemo, type DemoAccounts } from '../prisma/seed/seed.ts';
import { passwords } from './adapters/passwords.ts';
import { PrismaClient } from './store/generated/client.ts';

/** Fills an empty database with the demonstration: offices, staff, services, rules. */
export async function seedIfEmpty(ownerUrl: string): Promise<DemoAccounts> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 2 }) });
  try {
    return await seedDemo(prisma, passwords.hash, new Date());
  } finally {
    await prisma.$disconnect();
  }
}
