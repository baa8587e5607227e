import { randomUUID } from 'node:crypto';
import type { RuleKey, RuleValue } from '../../server/domain/rules.ts';
import type { TestServer } from './server.ts';

/** A rule of an office's own, in force from the day of the decree. */
export async function ruleOf<K extends RuleKey>(
  { database }: TestServer,
  officeId: string,
  key: K,
  value: RuleValue<K>,
): Promise<void> {
  await database.owner.query(
    `INSERT INTO "Rule" ("id", "key", "officeId", "value", "validFrom", "legalRef")
     VALUES ($1, $2, $3, $4, '2017-08-24', 'a test')`,
    [randomUUID(), key, officeId, JSON.stringify(value)],
  );
}
