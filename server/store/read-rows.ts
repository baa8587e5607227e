import type { Call } from '../actions/ports/command-call.ts';
import type { Store } from '../actions/ports/store.ts';
import type { RowReads } from '../actions/reads/rows.ts';
import { Refusal } from '../contract/errors.ts';
import { OPEN_TICKET_STATES } from '../domain/ticket.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { LINE_TICKET } from './read-line.ts';
import { byId, evened, shared, togetherById } from './together.ts';

export const TICKET_IN_FULL = {
  queue: true,
  visit: {
    include: { applicant: true, service: true, office: true, record: true, sessions: true, claim: true },
  },
  acts: { orderBy: { at: 'desc' }, take: 1 },
} as const satisfies Prisma.TicketInclude;

const inFull = {
  session: {
    ticket: true,
    desk: true,
    visit: { include: { applicant: true, office: true } },
    participants: { include: { staff: { include: { post: true } } } },
  },
  staff: { post: true, office: true, grants: { include: { office: true } } },
} as const;

/** Reads by key, in Prisma's own words. */
export function readRows(prisma: PrismaClient): RowReads & Pick<Store, 'answered'> {
  const accessOf = togetherById(async (hashes) => {
    const found = await prisma.ticketAccess.findMany({
      where: { tokenHash: { in: evened(hashes).map((hash) => new Uint8Array(Buffer.from(hash, 'hex'))) } },
      include: { ticket: { include: { visit: true } } },
    });
    return new Map(found.map((access) => [Buffer.from(access.tokenHash).toString('hex'), access]));
  });
  return {
    async answered(call: Call) {
      if (!call.key) return null;
      const id = { principal: call.by, action: call.name, key: call.key };
      const row = await prisma.answered.findUnique({ where: { principal_action_key: id } });
      if (!row) return null;
      if (Buffer.compare(row.inputHash, call.inputHash) !== 0) throw new Refusal('KEY_REUSED');
      return { answer: row.answer };
    },
    offices: () =>
      prisma.office.findMany({
        include: { services: { orderBy: { position: 'asc' } } },
        orderBy: { code: 'asc' },
      }),
    rules: shared(() => prisma.rule.findMany()),
    service: togetherById(async (ids) => {
      const where = { id: { in: evened(ids) } };
      return byId(await prisma.service.findMany({ where, include: { office: true, queue: true } }));
    }),
    queue: togetherById(async (ids) => {
      const where = { id: { in: evened(ids) } };
      return byId(await prisma.queue.findMany({ where, include: { office: true } }));
    }),
    ticket: togetherById(async (ids) => {
      const where = { id: { in: evened(ids) } };
      return byId(await prisma.ticket.findMany({ where, include: TICKET_IN_FULL }));
    }),
    async ticketByAccess(tokenHash, at) {
      const access = await accessOf(Buffer.from(tokenHash).toString('hex'));
      if (!access || access.expiresAt <= at) return null;
      const { ticketId, officeId, ticket } = access;
      return { ticketId, officeId, visitId: ticket.visitId, applicantId: ticket.visit.applicantId };
    },
    staffByLogin: (login) => prisma.staff.findUnique({ where: { login }, include: inFull.staff }),
    staff: (id) => prisma.staff.findUnique({ where: { id }, include: inFull.staff }),
    async staffSession(tokenHash, at) {
      const session = await prisma.staffSession.findUnique({
        where: { tokenHash: new Uint8Array(tokenHash) },
        include: { staff: { include: { grants: { include: { office: true } } } } },
      });
      if (!session || session.revokedAt || session.expiresAt <= at) return null;
      const valid = session.staff.grants.filter((g) => g.validFrom <= at && (!g.validTo || at < g.validTo));
      const grants = valid.map((g) => ({ role: g.role, officeId: g.officeId, officePath: g.office.path }));
      const { id, staffId, officeId, version, stage } = session;
      return { id, staffId, officeId, version, stage, grants };
    },
    async accountSession(tokenHash, at) {
      const session = await prisma.accountSession.findUnique({
        where: { tokenHash: new Uint8Array(tokenHash) },
      });
      if (!session || session.revokedAt || session.expiresAt <= at) return null;
      const { id, officeId, version, contact } = session;
      return { id, officeId, version, channel: session.channel === 'sms' ? 'sms' : 'email', contact };
    },
    session: (id) => prisma.session.findUnique({ where: { id }, include: inFull.session }),
    openSessionOfVisit: togetherById(async (visitIds) => {
      const where = { visitId: { in: evened(visitIds) }, state: { not: 'ended' as const } };
      const open = await prisma.session.findMany({ where, include: inFull.session });
      return new Map(open.map((session) => [session.visitId, session]));
    }),
    async peopleInTalks() {
      const here = await prisma.participant.findMany({
        where: { joinedAt: { not: null }, leftAt: null, session: { state: { not: 'ended' } } },
        select: {
          staffId: true,
          session: { select: { visitId: true, visit: { select: { applicantId: true } } } },
        },
      });
      return here.map(({ staffId, session: { visitId, visit } }) => ({
        visitId,
        participantId: staffId ?? visit.applicantId,
      }));
    },
    async openSessionState(visitId) {
      const open = { visitId, state: { not: 'ended' as const } };
      return (await prisma.session.findFirst({ where: open, select: { state: true } }))?.state ?? null;
    },
    visit: (id) => prisma.visit.findUnique({ where: { id }, include: { office: true } }),
    record: (visitId) => prisma.record.findUnique({ where: { visitId } }),
    async raiseMediaEpoch(id) {
      const raised = { mediaEpoch: { increment: 1 } };
      const visit = await prisma.visit.update({ where: { id }, data: raised, select: { mediaEpoch: true } });
      return visit.mediaEpoch;
    },
    async hasReceived(visitId, staffId) {
      return (
        (await prisma.participant.count({ where: { staffId, kind: 'official', session: { visitId } } })) > 0
      );
    },
    async officesReceivedLater(visitId, staffId) {
      const rows = await prisma.$queryRaw<{ path: string }[]>`
        WITH RECURSIVE later AS (
          SELECT v."id" FROM "Visit" v WHERE v."originVisitId" = ${visitId}::uuid
          UNION SELECT v."id" FROM "Visit" v JOIN later l ON v."originVisitId" = l."id")
        SELECT DISTINCT o."path" FROM "Participant" p JOIN "Session" s ON s."id" = p."sessionId"
          JOIN later l ON l."id" = s."visitId" JOIN "Office" o ON o."id" = s."officeId"
          WHERE p."staffId" = ${staffId}::uuid AND p."kind" = 'official'`;
      return rows.map(({ path }) => path);
    },
    async hasOpenTickets(queueId) {
      const open = { queueId, state: { in: OPEN_TICKET_STATES } };
      return (await prisma.ticket.findFirst({ where: open, select: { id: true } })) !== null;
    },
    lineTicket: togetherById(async (ids) => {
      const where = { id: { in: evened(ids) } };
      return byId(await prisma.ticket.findMany({ where, include: LINE_TICKET }));
    }),
  };
}
