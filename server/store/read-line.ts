import type { LineReads } from '../actions/reads/line.ts';
import { OPEN_TICKET_STATES } from '../domain/ticket.ts';
import { sharedBy } from './together.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** Of a person in the line what the official sees, with the last reason that was given for a move. */
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
const CALLABLE = { state: 'waiting', due: true, interpreted: true } as const;
/** Who keeps a place in the line and cannot be called. */
const KEPT = {
  OR: [{ state: { in: ['away', 'parked'] } }, { state: 'waiting', NOT: CALLABLE }],
} satisfies Prisma.TicketWhereInput;

export function readLine(prisma: PrismaClient): LineReads {
  const waiting = (queueId: string, band: number, take: number) =>
    prisma.ticket.findMany({
      where: { queueId, band, ...CALLABLE },
      orderBy: [...IN_ORDER],
      take,
      include: LINE_TICKET,
    });
  return {
    // Fifty desks of one queue read the same line at the same moment.
    callable: sharedBy(async (queueId: string, limit: number) => {
      const [queue, count, ...bands] = await Promise.all([
        prisma.queue.findUniqueOrThrow({ where: { id: queueId }, select: { turn: true } }),
        prisma.ticket.count({ where: { queueId, ...CALLABLE } }),
        ...[0, 1, 2].map((band) => waiting(queueId, band, limit)),
      ]);
      return { turn: queue.turn, waiting: count, first: bands.flat() };
    }),
    notCallable: sharedBy(async (queueId: string, limit: number) => {
      const where = { queueId, ...KEPT };
      const [count, first] = await Promise.all([
        prisma.ticket.count({ where }),
        prisma.ticket.findMany({ where, orderBy: [...IN_ORDER], take: limit, include: LINE_TICKET }),
      ]);
      return { count, first };
    }),
    outOfTown: sharedBy((queueId: string) =>
      prisma.ticket.count({
        where: { queueId, state: { in: ['waiting', 'away', 'parked'] }, visit: { outOfTown: { not: null } } },
      }),
    ),
    desksOfferedTo: (staffId) => prisma.$queryRaw`
      SELECT d."id", d."label", d."currentTicketId", jsonb_build_object('surname', s."surname",
        'givenName', s."givenName", 'patronymic', s."patronymic") AS staff
      FROM "Desk" d JOIN "Staff" s ON s."id" = d."staffId"
      WHERE d."offeredToId" = ${staffId}::uuid AND d."state" <> 'closed' AND d."leaseUntil" > now()
      ORDER BY d."label"`,
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
    noticesOf: ({ id, queueId, createdAt }, take) =>
      prisma.notice.findMany({
        where: { OR: [{ ticketId: id }, { queueId, ticketId: null, at: { gte: createdAt } }] },
        orderBy: { at: 'desc' },
        take,
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
      return (await prisma.interpreterUnit.findUnique({ where: { ticketId } }))?.staffId ?? null;
    },
    async successorOf(id) {
      const ticket = await prisma.ticket.findUnique({ where: { id }, select: { successorId: true } });
      return ticket?.successorId ?? null;
    },
  };
}
