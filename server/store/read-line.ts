import type { LineReads, LineTicket } from '../actions/reads/line.ts';
import { OPEN_TICKET_STATES } from '../domain/ticket.ts';
import type { Notice } from '../actions/reads/rows.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { CALLABLE } from './read-call.ts';
import { evened, sharedBy, together, togetherById } from './together.ts';

/** Of a person in the line what the official sees, with the last reason that was given for a move. */
const KAZAKH = new Intl.Collator('kk-KZ');

export const LINE_TICKET = {
  // That somebody else was called before them is no move of theirs.
  acts: { where: { kind: { not: 'passed_over' } }, orderBy: { at: 'desc' }, take: 1 },
  visit: {
    include: {
      applicant: true,
      service: true,
      claim: true,
      exclusions: true,
      deviceTests: { orderBy: { at: 'desc' }, take: 1 },
    },
  },
} as const satisfies Prisma.TicketInclude;

const IN_ORDER = [
  { band: 'asc' },
  { orderAt: 'asc' },
  { seq: 'asc' },
] as const satisfies Prisma.TicketOrderByWithRelationInput[];
/** Who keeps a place in the line and cannot be called, as their index says. */
const KEPT = Prisma.sql`(t."state" IN ('away', 'parked') OR t."state" = 'waiting' AND NOT (t."due" AND t."interpreted"))`;

type Few = { turn: number; count: number; ids: string[] };

export function readLine(prisma: PrismaClient): LineReads {
  /** Read in the order of the ids. */
  async function ticketsOf(ids: string[]): Promise<LineTicket[]> {
    if (ids.length === 0) return [];
    const where = { id: { in: evened(ids) } };
    return prisma.ticket.findMany({ where, orderBy: [...IN_ORDER], include: LINE_TICKET });
  }
  const noticesOf = together(async (asked: Parameters<LineReads['noticesOf']>[]) => {
    const tickets = asked.map(([ticket]) => ticket);
    const rows = await prisma.$queryRaw<(Notice & { of: number })[]>`
      SELECT k.of::int, n.* FROM unnest(${tickets.map(({ id }) => id)}::uuid[],
        ${tickets.map(({ queueId }) => queueId)}::uuid[], ${tickets.map(({ createdAt }) => createdAt)}::timestamptz[],
        ${asked.map(([, limit]) => limit)}::int[]) WITH ORDINALITY AS k (ticket, queue, since, most, of)
      CROSS JOIN LATERAL (
        SELECT * FROM "Notice" n WHERE n."ticketId" = k.ticket
          OR n."queueId" = k.queue AND n."ticketId" IS NULL AND n."at" >= k.since
        ORDER BY n."at" DESC LIMIT k.most) n
      ORDER BY k.of, n."at" DESC`;
    const of = Map.groupBy(rows, (row) => row.of);
    return asked.map((_, i) => (of.get(i + 1) ?? []).map(({ of: _of, ...notice }): Notice => notice));
  });
  type Offer = Awaited<ReturnType<LineReads['desksOfferedTo']>>[number];
  const offeredTo = togetherById(async (staffIds) => {
    const rows = await prisma.$queryRaw<(Offer & { to: string })[]>`
      SELECT d."offeredToId" AS to, d."id", d."label", d."currentTicketId", jsonb_build_object('surname', s."surname",
        'givenName', s."givenName", 'patronymic', s."patronymic") AS staff
      FROM "Desk" d JOIN "Staff" s ON s."id" = d."staffId"
      WHERE d."offeredToId" = ANY(${staffIds}::uuid[]) AND d."state" <> 'closed' AND d."leaseUntil" > now()
      ORDER BY d."label"`;
    return Map.groupBy(rows, ({ to }) => to);
  });
  return {
    // Every desk of a queue reads the same line at the same moment.
    callable: sharedBy(async (queueId, limit) => {
      const [{ turn, count, ids }] = await prisma.$queryRaw<[Few]>`
        SELECT q."turn", (SELECT count(*)::int FROM "Ticket" t WHERE t."queueId" = q."id" AND ${CALLABLE}) AS count,
          ARRAY(SELECT f."id" FROM generate_series(0, 2) AS b(band) CROSS JOIN LATERAL (
            SELECT t."id" FROM "Ticket" t WHERE t."queueId" = q."id" AND t."band" = b.band AND ${CALLABLE}
            ORDER BY t."orderAt", t."seq" LIMIT ${limit}) f) AS ids
        FROM "Queue" q WHERE q."id" = ${queueId}::uuid`;
      return { turn, waiting: count, first: await ticketsOf(ids) };
    }),
    notCallable: sharedBy(async (queueId, limit) => {
      const [{ count, ids }] = await prisma.$queryRaw<[Omit<Few, 'turn'>]>`
        SELECT (SELECT count(*)::int FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND ${KEPT}) AS count,
          ARRAY(SELECT t."id" FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid AND ${KEPT}
            ORDER BY t."band", t."orderAt", t."seq" LIMIT ${limit}) AS ids`;
      return { count, first: await ticketsOf(ids) };
    }),
    outOfTown: sharedBy(async (queueId: string) => {
      const [{ count }] = await prisma.$queryRaw<[{ count: number }]>`
        SELECT count(*)::int AS count FROM "Ticket" t WHERE t."queueId" = ${queueId}::uuid
          AND t."fromAfar" AND t."state" IN ('waiting', 'away', 'parked')`;
      return count;
    }),
    desksOfferedTo: async (staffId) => (await offeredTo(staffId)) ?? [],
    searchLine: (queueId, text, take) =>
      prisma.ticket.findMany({
        where: {
          queueId,
          state: { in: ['waiting', 'away', 'parked'] },
          OR: [
            { label: { contains: text, mode: 'insensitive' } },
            { visit: { applicant: { surname: { startsWith: text, mode: 'insensitive' } } } },
          ],
        },
        orderBy: [...IN_ORDER],
        take,
        include: LINE_TICKET,
      }),
    acts: (queueId, limit) => prisma.$queryRaw`
      SELECT a."kind", a."reason", a."overtaken", a."at", t."label", d."label" AS desk,
        CASE WHEN a."kind" = 'transferred' THEN (
          SELECT jsonb_build_object('queue', to_jsonb(q), 'office', to_jsonb(o), 'desk', nd."label")
          FROM "Ticket" n JOIN "Queue" q ON q."id" = n."queueId" JOIN "Office" o ON o."id" = q."officeId"
          LEFT JOIN "Desk" nd ON nd."id" = n."onlyDeskId" WHERE n."id" = t."successorId") END AS "sentTo",
        CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('surname', s."surname", 'givenName', s."givenName",
          'patronymic', s."patronymic") END AS by
      FROM "QueueAct" a JOIN "Ticket" t ON t."id" = a."ticketId"
      LEFT JOIN "Desk" d ON d."id" = a."deskId" LEFT JOIN "Staff" s ON s."id" = a."staffId"
      WHERE a."queueId" = ${queueId}::uuid ORDER BY a."at" DESC, a."id" DESC LIMIT ${limit}`,
    noticesOf: (ticket, limit) => noticesOf([ticket, limit]),
    ticketsOfDay: (queueId, businessDay) =>
      prisma.ticket.count({
        where: { queueId, businessDay, leg: 1, state: { notIn: ['unconfirmed', 'away'] } },
      }),
    async officialsOf(officeId, at) {
      const office = await prisma.office.findUnique({ where: { id: officeId }, select: { path: true } });
      const officeIds = office?.path.split('/').filter(Boolean) ?? [];
      const inForce = { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
      const staff = await prisma.staff.findMany({
        where: { grants: { some: { role: 'official', officeId: { in: officeIds }, ...inForce } } },
        include: { post: { include: { office: true } } },
      });
      // Code points put Қ after Ы; people look where the alphabet has it.
      const words = ({ surname, givenName }: (typeof staff)[number]) => `${surname} ${givenName}`;
      return staff.sort((a, b) => KAZAKH.compare(words(a), words(b)));
    },
    async queuesOfOffice(officeId) {
      const queues = await prisma.queue.findMany({
        where: { officeId },
        orderBy: { prefix: 'asc' },
        include: { desks: { include: { staff: true }, orderBy: { label: 'asc' } } },
      });
      const [{ now }] = await prisma.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
      return queues.map((queue) => ({
        ...queue,
        desks: queue.desks.map((desk) => ({
          ...desk,
          leaseHolds: desk.leaseUntil !== null && desk.leaseUntil > now,
        })),
      }));
    },
    inLine: (queueId) => prisma.ticket.count({ where: { queueId, state: 'waiting' } }),
    async isLabelTaken({ id: queueId, numberDay }, label, secretHash) {
      const open = { state: { in: OPEN_TICKET_STATES } };
      const today = numberDay ? [{ businessDay: { gte: numberDay } }] : [];
      const others = { queueId, label, NOT: { secretHash }, OR: [open, ...today] };
      return (await prisma.ticket.findFirst({ where: others, select: { id: true } })) !== null;
    },
    serviceOfQueue: (queueId) =>
      prisma.service.findFirst({
        where: { queueId },
        orderBy: { position: 'asc' },
        select: { id: true, officeId: true },
      }),
    async exclusionsOf(visitId) {
      return (await prisma.exclusion.findMany({ where: { visitId } })).map(({ staffId }) => staffId);
    },
    async interpreterOf(ticketId) {
      const unit = await prisma.interpreterUnit.findUnique({ where: { ticketId } });
      return unit?.readyAt ? unit.staffId : null;
    },
    async successorOf(id) {
      const ticket = await prisma.ticket.findUnique({ where: { id }, select: { successorId: true } });
      return ticket?.successorId ?? null;
    },
    async legBefore(id) {
      const ticket = await prisma.ticket.findUnique({
        where: { id },
        select: {
          ...{ visitId: true, onlyDeskId: true, onlyPostId: true },
          visit: { select: { originVisitId: true } },
        },
      });
      if (!ticket) return null;
      const { onlyDeskId, onlyPostId } = ticket;
      const visits = [ticket.visitId, ticket.visit.originVisitId].filter((one) => one !== null);
      const [act, desk, post] = await Promise.all([
        prisma.queueAct.findFirst({
          where: { visitId: { in: visits }, kind: 'transferred', ticket: { successorId: id } },
          include: { ticket: { include: { queue: true } }, visit: { include: { office: true } } },
        }),
        onlyDeskId ? prisma.desk.findUnique({ where: { id: onlyDeskId } }) : null,
        onlyPostId ? prisma.post.findUnique({ where: { id: onlyPostId } }) : null,
      ]);
      return act && { act, desk, post };
    },
    noticesOfEarlierLegs: (id, limit) => prisma.$queryRaw`
      WITH RECURSIVE visits AS (
        SELECT v."id", v."originVisitId" FROM "Ticket" t JOIN "Visit" v ON v."id" = t."visitId" WHERE t."id" = ${id}::uuid
        UNION SELECT o."id", o."originVisitId" FROM visits JOIN "Visit" o ON o."id" = visits."originVisitId")
      SELECT n.* FROM visits JOIN "Ticket" t ON t."visitId" = visits."id" AND t."id" <> ${id}::uuid
        JOIN "Notice" n ON n."ticketId" = t."id" ORDER BY n."at" DESC LIMIT ${limit}`,
  };
}
