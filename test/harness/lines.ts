import { randomUUID } from 'node:crypto';
import type { StaffPrincipal } from '../../server/domain/principal.ts';
import { addDesks } from './desks.ts';
import type { TestServer } from './server.ts';

export type Line = {
  officeId: string;
  serviceId: string;
  queueId: string;
  desks: { principal: StaffPrincipal; deskId: string }[];
};

let made = 0;

/** A queue of its own at an office, with one service and open desks, so that a test's people meet nobody else. */
export async function addLine(server: TestServer, officeId: string, desks: number): Promise<Line> {
  const [queueId, serviceId] = [randomUUID(), randomUUID()];
  const name = `T${(made += 1)}`;
  const { owner } = server.database;
  await owner.query(
    `INSERT INTO "Queue" ("id", "officeId", "prefix", "nameKk", "nameRu", "nameEn") VALUES ($1, $2, $3, $3, $3, $3)`,
    [queueId, officeId, name],
  );
  await owner.query(
    `INSERT INTO "Service" ("id", "officeId", "queueId", "code", "nameKk", "nameRu", "nameEn", "hintKk", "hintRu",
       "hintEn", "position") VALUES ($1, $2, $3, $4, $4, $4, $4, '', '', '', 99)`,
    [serviceId, officeId, queueId, name],
  );
  return { officeId, serviceId, queueId, desks: await addDesks(server, queueId, desks) };
}
