import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { STAFF_COOKIE } from '../../server/actions/cookies.ts';
import type { StaffPrincipal, TicketPrincipal } from '../../server/domain/principal.ts';
import { demo } from '../../prisma/seed/demo.ts';

/** Offices of three kinds, by what they do with who does not come: kept aside, to the end, closed. */
export const OFFICE_KINDS = ['district', 'institution', 'agency'] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

export type Official = { n: number; principal: StaffPrincipal; cookie: string; page: string };
export type Held = { ticketId: string; label: string; principal: TicketPrincipal; cookie: string };
export type Person = { n: number; secret: string; page: string; asked: boolean; held: Held | null };
/** A desk as its official knows it: who holds it, and whom it received last. */
export type Desk = { n: number; deskId: string; holder: Official; fence: number; current: Call | null };
export type Call = { ticketId: string; visitId: string; sessionId: string; notes: number };

/** One history's own office, so that it has a line and an audit chain to itself. */
export type World = {
  officeId: string;
  queueId: string;
  serviceId: string;
  officials: Official[];
  desks: Desk[];
  people: Person[];
};

/** What the three kinds of offices ask and do: rows of the rule table, once for a database. */
export async function plantRules(owner: pg.Pool): Promise<void> {
  const rules: [key: string, kind: OfficeKind, value: object][] = [
    ['ticket.noShow', 'agency', { policy: 'close' }],
  ];
  for (const kind of ['institution', 'agency'] as const) {
    rules.push(['ticket.particulars', kind, { contact: false, essence: false }]);
    rules.push(['ticket.confirmation', kind, { codeRequired: false }]);
  }
  for (const [key, kind, value] of rules) {
    await owner.query(
      `INSERT INTO "Rule" ("id", "key", "officeKind", "value", "validFrom", "legalRef")
       VALUES (gen_random_uuid(), $1, $2, $3, '2017-08-24', 'test')`,
      [key, kind, value],
    );
  }
}

type Size = { office: OfficeKind; desks: number; people: number };

/** The office with one queue; each desk is open and held, and one official more than there are desks is signed in. */
export async function makeWorld(owner: pg.Pool, { office, desks, people }: Size): Promise<World> {
  const [officeId, queueId, serviceId] = [randomUUID(), randomUUID(), randomUUID()];
  const officePath = `${demo.offices.general}/${officeId}`;
  const officials = Array.from({ length: desks + 1 }, (_, n) => official(n, officeId, officePath));
  const world: World = {
    ...{ officeId, queueId, serviceId, officials },
    desks: officials.slice(0, desks).map((holder, n) => ({
      ...{ n, deskId: randomUUID(), holder, fence: 1, current: null },
    })),
    people: Array.from({ length: people }, (_, n) => newPerson(n)),
  };
  await owner.query(ROWS, [
    officeId,
    demo.offices.general,
    officePath,
    office,
    queueId,
    serviceId,
    officials.map(({ principal }) => principal.staffId),
    officials.map(({ principal }) => principal.staffSessionId),
    officials.map(({ cookie }) => hash(cookie.slice(STAFF_COOKIE.length + 1))),
    world.desks.map(({ deskId }) => deskId),
    world.desks.map(({ holder }) => holder.principal.staffId),
  ]);
  return world;
}

export const newPerson = (n: number): Person => ({
  ...{ n, secret: randomBytes(32).toString('base64url'), page: randomUUID(), asked: false, held: null },
});

function official(n: number, officeId: string, officePath: string): Official {
  const [staffId, staffSessionId] = [randomUUID(), randomUUID()];
  const grants = [{ role: 'official' as const, officeId, officePath }];
  return {
    n,
    principal: { kind: 'staff', staffId, staffSessionId, officeId, grants },
    cookie: `${STAFF_COOKIE}=${randomBytes(32).toString('base64url')}`,
    page: randomUUID(),
  };
}

const hash = (token: string) => createHash('sha256').update(token).digest();

const ROWS = `
  WITH office AS (
    INSERT INTO "Office" ("id", "parentId", "path", "kind", "code", "nameKk", "nameRu", "nameEn")
      VALUES ($1::uuid, $2::uuid, $3, $4::"OfficeKind", $1::text, 'H', 'H', 'H')),
  post AS (
    INSERT INTO "Post" ("id", "officeId", "kind", "nameKk", "nameRu", "nameEn")
      VALUES (gen_random_uuid(), $1, 'prosecutor', 'H', 'H', 'H') RETURNING "id"),
  queue AS (
    INSERT INTO "Queue" ("id", "officeId", "prefix", "nameKk", "nameRu", "nameEn")
      VALUES ($5::uuid, $1, 'H', 'H', 'H', 'H')),
  service AS (
    INSERT INTO "Service" ("id", "officeId", "queueId", "code", "nameKk", "nameRu", "nameEn", "hintKk", "hintRu",
        "hintEn", "position")
      VALUES ($6::uuid, $1, $5, 'H', 'H', 'H', 'H', '', '', '', 1)),
  given AS (SELECT * FROM unnest($7::uuid[], $8::uuid[], $9::bytea[]) AS g (staff, session, token)),
  staff AS (
    INSERT INTO "Staff" ("id", "officeId", "postId", "login", "passwordHash", "surname", "givenName")
      SELECT g.staff, $1, (SELECT "id" FROM post), g.staff::text, '-', 'Сынақ', 'Қызметкер' FROM given g),
  granted AS (
    INSERT INTO "Grant" ("id", "staffId", "officeId", "role", "validFrom")
      SELECT gen_random_uuid(), g.staff, $1, 'official', '2017-08-24' FROM given g),
  signed AS (
    INSERT INTO "StaffSession" ("id", "officeId", "staffId", "tokenHash", "userAgent", "createdAt", "expiresAt")
      SELECT g.session, $1, g.staff, g.token, 'a test', now(), now() + interval '1 year' FROM given g)
  INSERT INTO "Desk" ("id", "officeId", "queueId", "label", "state", "staffId", "leaseUntil", "fence")
    SELECT d.desk, $1, $5, d.n::text, 'open', d.holder, now() + interval '1 hour', 1
    FROM unnest($10::uuid[], $11::uuid[]) WITH ORDINALITY AS d (desk, holder, n)`;
