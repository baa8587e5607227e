import { randomUUID } from 'node:crypto';
import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import type { StaffPrincipal } from '../../server/domain/principal.ts';
import { doAs } from './asking.ts';
import type { Line } from './lines.ts';
import { waitIn } from './reception.ts';
import type { TestServer } from './server.ts';

/** A person of a line who speaks neither Kazakh nor Russian (O87-7). */
export const foreignerIn = async (server: Pick<TestServer, 'gateway' | 'deps' | 'opened'>, line: Line) =>
  (await waitIn(server, line, { languages: { reception: 'ru', screen: 'en', interpreterFor: 'oʻzbekcha' } }))
    .holder;

/** One more interpreter of an office. */
export async function addInterpreter(server: TestServer, officeId: string): Promise<StaffPrincipal> {
  const staffId = randomUUID();
  const { rows } = await server.database.owner.query<{ path: string; post: string }>(
    `SELECT o."path", (SELECT p."id" FROM "Post" p WHERE p."officeId" = o."id" LIMIT 1) AS post
     FROM "Office" o WHERE o."id" = $1`,
    [officeId],
  );
  await server.database.owner.query(
    `INSERT INTO "Staff" ("id", "officeId", "postId", "login", "passwordHash", "surname", "givenName")
     VALUES ($1::uuid, $2, $3, $1::text, '-', 'Сынақ', 'Аудармашы')`,
    [staffId, officeId, rows[0]!.post],
  );
  return interpreterOf(staffId, officeId, rows[0]!.path);
}

const interpreterOf = (staffId: string, officeId: string, officePath: string): StaffPrincipal => ({
  kind: 'staff',
  ...{ staffId, officeId, staffSessionId: randomUUID() },
  grants: [{ role: 'interpreter', officeId, officePath }],
});

/** Mädina of the demonstration, who interprets everywhere. */
export async function madinaOf(server: TestServer): Promise<StaffPrincipal> {
  const { officeId, office } = (await server.deps.store.staff(demo.staff.madina))!;
  return interpreterOf(demo.staff.madina, officeId, office.path);
}

type ToInterpret = `interpreter.${'list' | 'take' | 'release' | 'setReady' | 'keep'}`;

/** What each of these is asked with: always right, about people of this line whom Mädina may interpret for. */
export async function inputsToInterpret(
  server: TestServer,
  line: Line,
): Promise<{ [N in ToInterpret]: CallInput<N> }> {
  const madina = await madinaOf(server);
  const free = await foreignerIn(server, line);
  const taken = await foreignerIn(server, line);
  await doAs(server, madina, 'interpreter.take', { ticketId: taken.ticketId });
  return {
    'interpreter.list': {},
    'interpreter.take': { ticketId: free.ticketId },
    'interpreter.release': { ticketId: taken.ticketId },
    'interpreter.setReady': { ticketId: taken.ticketId, ready: true },
    'interpreter.keep': {},
  };
}
