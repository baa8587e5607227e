import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { STAFF_COOKIE } from '../../server/actions/cookies.ts';
import { BANDS, type Blending } from '../../server/contract/order.ts';
import type { OrderKey } from '../../server/contract/queue.ts';
import type { StaffPrincipal, TicketPrincipal } from '../../server/domain/principal.ts';
import { demo } from '../../prisma/seed/demo.ts';

/** Offices of three kinds, by what they do with who does not come: kept aside, to the end, closed. */
export const OFFICE_KINDS = ['district', 'institution', 'agency'] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Every second official interprets besides. */
export type Official = { principal: StaffPrincipal; cookie: string; page: string; post: string };
export type Held = { ticketId: string; label: string; principal: TicketPrincipal; cookie: string };
export type Person = {
  n: number;
  secret: string;
  page: string;
  asked: boolean;
  needsInterpreter: boolean;
  held: Held | null;
};
/** A desk as people know it: who holds it, unless it was lost or closed, and whom it received last. */
export type Desk = {
  deskId: string;
  queueId: string;
  holder: Official;
  lost: boolean;
  fence: number;
  current: Call | null;
};
export type Call = { ticketId: string; visitId: string; sessionId: string; notes: number };
type Booking = { person: Person; ticketId: string; label: string; key: OrderKey };

/**
 * One history's own office, so that it has lines and an audit chain to itself; a side queue there, and an office beside
 * it that people are sent on to.
 */
export type World = {
  officeId: string;
  queueId: string;
  sideQueueId: string;
  serviceId: string;
  elsewhere: { officeId: string; queueId: string };
  blending: Blending;
  officials: Official[];
  desks: Desk[];
  people: Person[];
  /** Who was booked, and is due, before the history begins. */
  booked: Booking[];
  /** Tickets that were sent on, by what officials were answered. */
  moved: Map<string, { ticketId: string; label: string }>;
};

const BLENDING: Record<OfficeKind, Blending> = {
  district: { booked: 1, arrivals: 0 },
  institution: { booked: 2, arrivals: 1 },
  agency: { booked: 1, arrivals: 2 },
};

/** What the three kinds of offices ask and do: rows of the rule table, once for a database. */
export async function plantRules(owner: pg.Pool): Promise<void> {
  const rules: [key: string, kind: OfficeKind, value: object][] = [
    ['ticket.noShow', 'agency', { policy: 'close' }],
    ['queue.blending', 'institution', BLENDING.institution],
    ['queue.blending', 'agency', BLENDING.agency],
  ];
  for (const kind of ['institution', 'agency'] as const) {
    rules.push(['ticket.particulars', kind, { contact: false, essence: false }]);
    rules.push(['ticket.confirmation', kind, { codeRequired: false }]);
  }
  for (const [key, kind, value] of rules) {
    await owner.query(
      `INSERT INTO "Rule" ("id", "key", "officeKind", "value", "validFrom", "legalRef")
       VALUES (gen_random_uuid(), $1, $2, $3, '2017-08-25', 'test')`,
      [key, kind, value],
    );
  }
}

type Size = { office: OfficeKind; desks: number; people: number; booked: number };

/**
 * The office with its desks open and held, one official more than there are desks, and the first people booked. The
 * last of several desks is at the side queue.
 */
export async function makeWorld(owner: pg.Pool, { office, desks, people, booked }: Size): Promise<World> {
  const [officeId, queueId, sideQueueId, serviceId] = ids(4);
  const [elsewhereId, elsewhereQueueId] = ids(2);
  const officePath = `${demo.offices.general}/${officeId}`;
  const officials = Array.from({ length: desks + 1 }, (_, n) => official(n, officeId!, officePath));
  const world: World = {
    ...{
      officeId: officeId!,
      queueId: queueId!,
      sideQueueId: sideQueueId!,
      serviceId: serviceId!,
      officials,
    },
    elsewhere: { officeId: elsewhereId!, queueId: elsewhereQueueId! },
    blending: BLENDING[office],
    desks: officials.slice(0, desks).map((holder, n) => ({
      ...{ deskId: randomUUID(), queueId: n > 1 && n === desks - 1 ? sideQueueId! : queueId! },
      ...{ holder, lost: false, fence: 1, current: null },
    })),
    people: Array.from({ length: people }, (_, n) => newPerson(n)),
    ...{ booked: [], moved: new Map() },
  };
  await owner.query(OFFICE, [officeId, demo.offices.general, officePath, office, elsewhereId, elsewhereId]);
  await owner.query(QUEUES, [
    [officeId, officeId, elsewhereId],
    [queueId, sideQueueId, elsewhereQueueId],
    [serviceId, ...ids(2)],
    ['H', 'S', 'E'],
  ]);
  await owner.query(STAFF, [
    officeId,
    officials.map(({ principal }) => principal.staffId),
    officials.map(({ principal }) => principal.staffSessionId),
    officials.map(({ cookie }) => hash(cookie.slice(STAFF_COOKIE.length + 1))),
    officials.map(({ post }) => post),
  ]);
  await owner.query(DESKS, [
    officeId,
    world.desks.map(({ deskId }) => deskId),
    world.desks.map(({ queueId }) => queueId),
    world.desks.map(({ holder }) => holder.principal.staffId),
  ]);
  if (booked > 0) await plantBooked(owner, world, booked);
  return world;
}

const ids = (count: number) => Array.from({ length: count }, () => randomUUID() as string);

/** Bookings are another part's: here they are people who stand in their band from the beginning. */
async function plantBooked(owner: pg.Pool, world: World, count: number): Promise<void> {
  const since = Date.now() - 3_600_000;
  world.booked = world.people.slice(0, count).map((person, n) => ({
    ...{ person, ticketId: randomUUID(), label: `B-00${n}` },
    key: [BANDS.booked, since + n * 60_000, n + 1] as OrderKey,
  }));
  for (const { person } of world.booked) person.asked = true;
  await owner.query(BOOKED, [
    world.officeId,
    world.queueId,
    world.serviceId,
    world.booked.map(({ ticketId }) => ticketId),
    world.booked.map(({ label }) => label),
    world.booked.map(({ key }) => new Date(key[1])),
    world.booked.map(({ person }) => hash(person.secret)),
  ]);
}

/** What has been judged is no line any more that sweeps and the turn of the day would go through for the others. */
export async function retire(owner: pg.Pool, { officeId, elsewhere }: World): Promise<void> {
  const offices = [officeId, elsewhere.officeId];
  await owner.query(`UPDATE "Ticket" SET "state" = 'left' WHERE "officeId" = ANY($1)`, [offices]);
  await owner.query(
    `UPDATE "Desk" SET "state" = 'closed', "leaseUntil" = NULL, "currentTicketId" = NULL WHERE "officeId" = ANY($1)`,
    [offices],
  );
  await owner.query(`UPDATE "Session" SET "state" = 'ended' WHERE "officeId" = ANY($1)`, [offices]);
}

export const newPerson = (n: number): Person => ({
  ...{ n, secret: randomBytes(32).toString('base64url'), page: randomUUID(), asked: false },
  ...{ needsInterpreter: false, held: null },
});

function official(n: number, officeId: string, officePath: string): Official {
  const [staffId, staffSessionId] = [randomUUID(), randomUUID()];
  const roles = n % 2 ? (['official', 'interpreter'] as const) : (['official'] as const);
  const grants = roles.map((role) => ({ role, officeId, officePath }));
  return {
    post: `post ${n % 2}`,
    principal: { kind: 'staff', staffId, staffSessionId, officeId, grants },
    cookie: `${STAFF_COOKIE}=${randomBytes(32).toString('base64url')}`,
    page: randomUUID(),
  };
}

const hash = (token: string) => createHash('sha256').update(token).digest();

const OFFICE = `
  WITH office AS (
    INSERT INTO "Office" ("id", "parentId", "path", "kind", "code", "nameKk", "nameRu", "nameEn") VALUES
      ($1::uuid, $2::uuid, $3, $4::"OfficeKind", $1::text, 'H', 'H', 'H'),
      ($5::uuid, $2::uuid, $2::text || '/' || $6::text, $4::"OfficeKind", $6::text, 'E', 'E', 'E'))
  INSERT INTO "Post" ("id", "officeId", "kind", "nameKk", "nameRu", "nameEn")
    SELECT gen_random_uuid(), o.id, 'post ' || n, 'H', 'H', 'H'
    FROM unnest(ARRAY[$1, $5]::uuid[]) AS o (id), generate_series(0, 1) n`;
const QUEUES = `
  WITH given AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS g (office, queue, service, name)),
  queue AS (
    INSERT INTO "Queue" ("id", "officeId", "prefix", "nameKk", "nameRu", "nameEn")
      SELECT queue, office, name, name, name, name FROM given)
  INSERT INTO "Service" ("id", "officeId", "queueId", "code", "nameKk", "nameRu", "nameEn", "hintKk", "hintRu",
      "hintEn", "position") SELECT service, office, queue, name, name, name, name, '', '', '', 1 FROM given`;
const STAFF = `
  WITH given AS (SELECT g.*, p."id" AS post FROM unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[])
    AS g (staff, session, token, kind) JOIN "Post" p ON p."officeId" = $1 AND p."kind" = g.kind),
  staff AS (
    INSERT INTO "Staff" ("id", "officeId", "postId", "login", "passwordHash", "surname", "givenName")
      SELECT staff, $1, post, staff::text, '-', 'Сынақ', 'Қызметкер' FROM given),
  granted AS (
    INSERT INTO "Grant" ("id", "staffId", "officeId", "role", "validFrom")
      SELECT gen_random_uuid(), staff, $1, role, '2017-08-24' FROM given, unnest('{official,interpreter}'::"Role"[]) AS role
      WHERE role = 'official' OR kind = 'post 1')
  INSERT INTO "StaffSession" ("id", "officeId", "staffId", "tokenHash", "userAgent", "createdAt", "expiresAt")
    SELECT session, $1, staff, token, 'a test', now(), now() + interval '1 year' FROM given`;
const DESKS = `
  INSERT INTO "Desk" ("id", "officeId", "queueId", "label", "state", "staffId", "leaseUntil", "fence")
    SELECT d.desk, $1, d.queue, d.n::text, 'open', d.holder, now() + interval '1 hour', 1
    FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY AS d (desk, queue, holder, n)`;
const BOOKED = `
  WITH given AS (SELECT g.*, gen_random_uuid() AS visit, gen_random_uuid() AS applicant
    FROM unnest($4::uuid[], $5::text[], $6::timestamptz[], $7::bytea[])
      WITH ORDINALITY AS g (ticket, label, at, secret, n)),
  counted AS (UPDATE "Queue" SET "lastSeq" = (SELECT max(n) FROM given) WHERE "id" = $2),
  applicants AS (
    INSERT INTO "Applicant" ("id", "officeId", "surname", "givenName") SELECT applicant, $1, 'Әбілқасымов', 'Ғани' FROM given),
  visits AS (
    INSERT INTO "Visit" ("id", "officeId", "serviceId", "applicantId", "businessDay", "language", "screenLanguage",
        "essence", "consentToVideoAt", "createdAt")
      SELECT visit, $1, $3, applicant, current_date, 'kk', 'kk', '', at, at FROM given)
  INSERT INTO "Ticket" ("id", "officeId", "queueId", "visitId", "businessDay", "number", "label", "state", "band",
      "orderAt", "seq", "bookedFor", "secretHash", "createdAt", "stateAt")
    SELECT ticket, $1, $2, visit, current_date, n, label, 'waiting', 1, at, n, at, secret, at, at FROM given`;
