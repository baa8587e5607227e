import { randomUUID } from 'node:crypto';
import type { StaffPrincipal } from '../../server/domain/principal.ts';
import type { TestServer } from './server.ts';

export type DeskPrincipal = { principal: StaffPrincipal; deskId: string };

/** More open desks at a queue than the demonstration has, each held by an official of its own. */
export async function addDesks(server: TestServer, queueId: string, count: number): Promise<DeskPrincipal[]> {
  const queue = (await server.deps.store.queue(queueId))!;
  const { officeId, office } = queue;
  const posts = await server.database.owner.query('SELECT "id" FROM "Post" WHERE "officeId" = $1 LIMIT 1', [
    officeId,
  ]);
  const made: DeskPrincipal[] = [];
  for (let i = 0; i < count; i++) {
    const [staffId, deskId] = [randomUUID(), randomUUID()];
    await server.database.owner.query(
      `INSERT INTO "Staff" ("id", "officeId", "postId", "login", "passwordHash", "surname", "givenName")
       VALUES ($1::uuid, $2, $3, $1::text, '-', 'Сынақ', 'Қызметкер')`,
      [staffId, officeId, posts.rows[0].id],
    );
    await server.database.owner.query(
      `INSERT INTO "Desk" ("id", "officeId", "queueId", "label", "state", "staffId", "leaseUntil", "fence")
       VALUES ($1::uuid, $2, $3, $1::text, 'open', $4, now() + interval '1 hour', 1)`,
      [deskId, officeId, queueId, staffId],
    );
    const grants = [{ role: 'official' as const, officeId, officePath: office.path }];
    made.push({
      deskId,
      principal: { kind: 'staff', staffId, staffSessionId: randomUUID(), officeId, grants },
    });
  }
  return made;
}

/** A desk that nobody holds. */
export async function addFreeDesk(server: TestServer, queueId: string): Promise<string> {
  const [desk] = await addDesks(server, queueId, 1);
  await server.database.owner.query(
    `UPDATE "Desk" SET "state" = 'closed', "staffId" = NULL, "leaseUntil" = NULL WHERE "id" = $1`,
    [desk!.deskId],
  );
  return desk!.deskId;
}
