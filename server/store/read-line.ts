import type { LineReads } from '../actions/reads/line.ts';
import { OPEN_TICKET_STATES } from '../domain/ticket.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { evened, together } from './together.ts';

/** Of a person in the line what the official sees, with the last reason that was given for a move. */
export const LINE_TICKET = {
  acts: { orderBy: { at: 'desc' }, take: 1 },
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
const CALLABLE = { state: 'waiting', due: true, interpreted: true } as const;
/** Who keeps a place in the line and cannot be called. */
const KEPT = {
  OR: [{ state: { in: ['away', 'parked'] } }, { state: 'waiting', NOT: CALLABLE }],
} satisfies Prisma.TicketWhereInput;

const NOTICES_TO_ALL = 200;

export function readLine(prisma: PrismaClient): LineReads {
  const waiting = (queueId: string, band: number, take: number) =>
    prisma.ticket.findMany({
      where: { queueId, band, ...CALLABLE },
      orderBy: [...IN_ORDER],
      take,
      include: LINE_TICKET,
    });
  return {
    async callable(queueId, limit) {
      const [queue, count, ...bands] = await Promise.all([
        prisma.queue.findUniqueOrThrow({ where: { id: queueId }, select: { turn: true } }),
        prisma.ticket.count({ where: { queueId, ...CALLABLE } }),
        ...[0, 1, 2].map((band) => waiting(queueId, band, limit)),
      ]);
      return { turn: queue.turn, waiting: count, first: bands.flat() };
    },
    async notCallable(queueId, limit) {
      const where = { queueId, ...KEPT };
      const [count, first] = await Promise.all([
        prisma.ticket.count({ where }),
        prisma.ticket.findMany({ where, orderBy: [...IN_ORDER], take: limit, include: LINE_TICKET }),
      ]);
      return { count, first };
    },
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
        CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('surname', s."surname", 'givenName', s."givenName",
          'patronymic', s."patronymic") END AS by
      FROM "QueueAct" a JOIN "Ticket" t ON t."id" = a."ticketId"
      LEFT JOIN "Desk" d ON d."id" = a."deskId" LEFT JOIN "Staff" s ON s."id" = a."staffId"
      WHERE a."queueId" = ${queueId}::uuid ORDER BY a."at" DESC, a."id" DESC LIMIT ${limit}`,
    // A crowd that comes back reads the notices of its queue once.
    noticesOf: together(async (tickets) => {
      const since = new Date(Math.min(...tickets.map(({ createdAt }) => createdAt.getTime())));
      const [own, toAll] = await Promise.all([
        prisma.notice.findMany({
          where: { ticketId: { in: evened(tickets.map(({ id }) => id)) } },
          orderBy: { at: 'desc' },
        }),
        prisma.notice.findMany({
          where: {
            queueId: { in: evened([...new Set(tickets.map(({ queueId }) => queueId))]) },
            ticketId: null,
            at: { gte: since },
          },
          orderBy: { at: 'desc' },
          take: NOTICES_TO_ALL,
        }),
      ]);
      return tickets.map(({ id, queueId, createdAt }) => [
        ...own.filter(({ ticketId }) => ticketId === id),
        ...toAll.filter((one) => one.queueId === queueId && one.at >= createdAt),
      ]);
    }),
    officialsOf: (officeId, at) =>
      prisma.staff.findMany({
        where: {
          officeId,
          grants: {
            some: {
              role: 'official',
              validFrom: { lte: at },
              OR: [{ validTo: null }, { validTo: { gt: at } }],
            },
          },
        },
        orderBy: [{ surname: 'asc' }, { givenName: 'asc' }],
        include: { post: true },
      }),
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
    postsOf: (officeId) => prisma.post.findMany({ where: { officeId }, orderBy: { nameKk: 'asc' } }),
    inLine: (queueId) => prisma.ticket.count({ where: { queueId, state: 'waiting' } }),
    async isLabelTaken(queueId, label) {
      const open = { queueId, label, state: { in: OPEN_TICKET_STATES } };
      return (await prisma.ticket.count({ where: open })) > 0;
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
      return (await prisma.interpreterUnit.findUnique({ where: { ticketId } }))?.staffId ?? null;
    },
    async successorOf(id) {
      const ticket = await prisma.ticket.findUnique({ where: { id }, select: { successorId: true } });
      return ticket?.successorId ?? null;
    },
  };
}
