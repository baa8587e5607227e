import type { DeskView, LineEntry } from '../contract/desk.ts';
import { deviceTestResult } from '../contract/device-test.ts';
import { verdictOf } from '../domain/device-verdict.ts';
import { presenceOf } from '../domain/presence.ts';
import type { RuleValue } from '../domain/rules.ts';
import { handedOver } from './access.ts';
import type { Localised } from '../contract/language.ts';
import type { PersonName } from '../contract/person.ts';
import type { ParticipantView, SessionView } from '../contract/session.ts';
import type { StaffView } from '../contract/staff.ts';
import type { Deps } from './ports/deps.ts';
import type { DeskInFull } from './reads/desks.ts';
import type { LineTicket } from './reads/line.ts';
import type { SessionInFull, StaffInFull } from './reads/rows.ts';

/** Rows as people see them. */
export const nameOf = (row: { nameKk: string; nameRu: string; nameEn: string }): Localised => ({
  kk: row.nameKk,
  ru: row.nameRu,
  en: row.nameEn,
});

export const personNameOf = (row: {
  surname: string;
  givenName: string;
  patronymic: string | null;
}): PersonName => ({
  surname: row.surname,
  givenName: row.givenName,
  ...(row.patronymic && { patronymic: row.patronymic }),
});

export const receptionLanguageOf = (language: 'kk' | 'ru' | 'en') => (language === 'kk' ? 'kk' : 'ru');

export function staffView(staff: StaffInFull, at: Date): StaffView {
  const valid = staff.grants.filter((g) => g.validFrom <= at && (!g.validTo || at < g.validTo));
  return {
    staffId: staff.id,
    name: personNameOf(staff),
    post: nameOf(staff.post),
    office: { id: staff.officeId, name: nameOf(staff.office) },
    grants: valid.map((g) => ({ role: g.role, officeId: g.officeId, officeName: nameOf(g.office) })),
  };
}

type AtDesk = Pick<DeskInFull, 'id' | 'staffId'> & { staff: { postId: string } | null };
type Categories = RuleValue<'queue.outOfTurn'>['categories'];

/** O87-9: how a category is called; one that the rule no longer names is still told by its key. */
export const categoryName = (category: string, categories: Categories): Localised =>
  categories.find(({ key }) => key === category)?.name ?? { kk: category, ru: category, en: category };

/** A person of the line as this desk sees them. */
export function lineEntry(deps: Deps, ticket: LineTicket, desk: AtDesk, categories: Categories): LineEntry {
  const { visit } = ticket;
  const waitsFor = waitsForOf(ticket, desk);
  const tested = visit.deviceTests[0];
  return {
    ticketId: ticket.id,
    visitId: ticket.visitId,
    label: ticket.label,
    state: ticket.state,
    name: personNameOf(visit.applicant),
    serviceName: nameOf(visit.service),
    receptionLanguage: receptionLanguageOf(visit.language),
    interpreterFor: visit.interpreterFor,
    // Whoever does not receive the person, the official complained of above all, need not know why they come.
    essence: waitsFor === 'colleague' ? '' : visit.essence,
    takenAt: ticket.createdAt.toISOString(),
    callable: ticket.state === 'waiting' && waitsFor === null,
    waitsFor,
    bookedFor: ticket.bookedFor?.toISOString() ?? null,
    claim: visit.claim && {
      category: visit.claim.category,
      name: categoryName(visit.claim.category, categories),
      proof: waitsFor === 'colleague' ? '' : deps.sealer.open(visit.claim.proofSealed),
      state: visit.claim.state,
      reason: visit.claim.reason,
    },
    outOfTown: visit.outOfTown,
    act: actOf(ticket.acts[0]),
    calls: ticket.calls,
    reachable: deps.reachability.isReachable(ticket.id),
    deviceVerdict: tested ? verdictOf(deviceTestResult.parse(tested.result)) : null,
  };
}

const actOf = (last: LineTicket['acts'][number] | undefined): LineEntry['act'] =>
  last?.reason ? { kind: last.kind, reason: last.reason } : null;

function waitsForOf(ticket: LineTicket, desk: AtDesk): LineEntry['waitsFor'] {
  if (!ticket.due) return 'booking';
  const elsewhere =
    (ticket.onlyDeskId !== null && ticket.onlyDeskId !== desk.id) ||
    (ticket.onlyPostId !== null && ticket.onlyPostId !== desk.staff?.postId);
  const complains = ticket.visit.exclusions.some(({ staffId }) => staffId === desk.staffId);
  if (elsewhere || complains) return 'colleague';
  return ticket.interpreted ? null : 'interpreter';
}

/** A desk is told three times in the time its lease lasts. */
export const keepEveryMs = (deps: Deps) => Math.floor(deps.settings.deskLeaseMs / 3);

export function deskView(
  deps: Deps,
  desk: DeskInFull & { leaseHolds: boolean },
  staffId: string,
): Omit<DeskView, 'current'> {
  const held = desk.state !== 'closed' && desk.leaseHolds;
  return {
    deskId: desk.id,
    queueId: desk.queueId,
    label: desk.label,
    queueName: nameOf(desk.queue),
    officeName: nameOf(desk.office),
    state: desk.state,
    presence: presenceOf(desk),
    pauseReason: desk.pauseReason,
    holder: held && desk.staff ? personNameOf(desk.staff) : null,
    yours: held && desk.staffId === staffId,
    offeredToYou: held && desk.offeredToId === staffId,
    offeredTo: held ? desk.offeredToId : null,
    fence: desk.fence,
    keepEveryMs: keepEveryMs(deps),
  };
}

/** A participant's id in the media room: the applicant's, or the member of staff's. */
export const mediaIdOf = (session: SessionInFull, participant: SessionInFull['participants'][number]) =>
  participant.staffId ?? session.visit.applicantId;

export function sessionView(session: SessionInFull, youId: string): SessionView {
  const taking = session.participants.filter((participant) => !handedOver(session, participant));
  const participants = taking.map((participant): ParticipantView => {
    const participantId = mediaIdOf(session, participant);
    return {
      participantId,
      kind: participant.kind,
      name: personNameOf(participant.staff ?? session.visit.applicant),
      language: participant.language,
      joined: participant.joinedAt !== null && participant.leftAt === null,
      you: participantId === youId,
    };
  });
  return {
    sessionId: session.id,
    visitId: session.visitId,
    label: session.ticket.label,
    state: session.state,
    calledAt: session.calledAt.toISOString(),
    liveAt: session.liveAt?.toISOString() ?? null,
    endedAt: session.endedAt?.toISOString() ?? null,
    participants,
  };
}
