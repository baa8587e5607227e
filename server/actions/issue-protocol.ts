import type { Input } from '../contract/commands.ts';
import { documentConcerns } from '../contract/file.ts';
import type { ReceptionLanguage } from '../contract/language.ts';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../contract/session-state.ts';
import type { ProtocolFacts } from '../domain/paper-facts.ts';
import { issuePaper } from './issue-paper.ts';
import type { Deps } from './ports/deps.ts';
import { update, type NewEvent, type Write } from './ports/change.ts';
import type { SessionInFull, TicketInFull } from './reads/rows.ts';
import type { ProtocolSources } from './reads/papers.ts';
import { nameOf, personNameOf, receptionLanguageOf } from './views.ts';

type Finish = Input<'session.finish'>;

/**
 * The protocol of a reception, as part of ending it. It tells what was, and nothing of the official's own notes; where
 * nothing was held there is none.
 */
export async function issueProtocol(
  deps: Deps,
  session: SessionInFull,
  ticket: TicketInFull,
  finish: Finish,
  at: Date,
): Promise<{ writes: Write[]; events: NewEvent[] }> {
  if (finish.outcome === 'not_held') return { writes: [], events: [] };
  const { officeId, visitId } = session;
  const visit = (await deps.store.protocolSources(visitId))!;
  const facts: ProtocolFacts = {
    ...happened(session, ticket, visit, at),
    ...said(visit),
    participants: participantsOf(session),
    outcome: finish.outcome,
    answer: finish.answer || null,
    oralConsentAt: finish.oralConsent ? at.toISOString() : null,
  };
  const changed = { type: 'visit.changed' as const, payload: { visitId } };
  return {
    // An appeal that is signed at this moment is printed as signed, or signed after.
    writes: [
      ...visit.appeals
        .filter(({ state }) => state !== 'registered')
        .map((appeal) => update('Appeal', appeal, {})),
      issuePaper({ officeId, visitId, appealId: null }, facts),
    ],
    events: [
      { stream: `ticket:${ticket.id}`, ...changed },
      { stream: `line:${ticket.queueId}`, ...changed },
    ],
  };
}

function happened(session: SessionInFull, ticket: TicketInFull, visit: ProtocolSources, at: Date) {
  const language: ReceptionLanguage = receptionLanguageOf(visit.language);
  return {
    kind: 'protocol' as const,
    language,
    office: nameOf(visit.office),
    issuedAt: at.toISOString(),
    timeZone: visit.office.timeZone,
    ticketLabel: ticket.label,
    service: nameOf(visit.service),
    desk: session.desk.label,
    startedAt: session.liveAt?.toISOString() ?? null,
    endedAt: at.toISOString(),
    receptionLanguage: language,
    interpreterFor: visit.interpreterFor,
    consentToVideoAt: visit.consentToVideoAt?.toISOString() ?? null,
  };
}

function said({ applicant, essence, checks, appeals, sessions }: ProtocolSources) {
  return {
    organisation: applicant.organisationName,
    authority: applicant.representativeAuthority,
    checks: checks.map(({ document, concerns, matches, checkedBy, at }) => ({
      document,
      concerns: documentConcerns.parse(concerns),
      matches,
      checkedBy: personNameOf(checkedBy),
      at: at.toISOString(),
    })),
    essence,
    messages: sessions.flatMap(({ messages }) =>
      messages.map(({ participant: { kind, staff }, words, at }) => {
        return { name: personNameOf(staff ?? applicant), kind, words, at: at.toISOString() };
      }),
    ),
    appeals: appeals.flatMap(({ label, form, state, text, complaint, _count, ...parts }) => {
      if (state === 'returned') return [];
      const { against, grounds, demands } = parts;
      const named = { against: against ?? '', grounds: grounds ?? '', demands: demands ?? '' };
      return [{ label, form, state, text, complaint: complaint ? named : null, files: _count.files }];
    }),
  };
}

/** The applicant first, then the others by what they are. Whoever acts for the applicant speaks from the same page. */
function participantsOf({ participants, visit: { applicant } }: SessionInFull) {
  const ofKind = (kind: ParticipantKind) => participants.filter((one) => one.kind === kind);
  return PARTICIPANT_KINDS.flatMap(ofKind).flatMap(({ kind, staff, joinedAt }) => {
    const joined = joinedAt !== null;
    const post = staff ? nameOf(staff.post) : null;
    const one = { name: personNameOf(staff ?? applicant), kind, post, joined };
    const { representativeSurname: surname, representativeGivenName: givenName } = applicant;
    if (kind !== 'applicant' || !surname || !givenName) return [one];
    const name = personNameOf({ surname, givenName, patronymic: applicant.representativePatronymic });
    return [one, { name, kind: 'representative' as const, post: null, joined }];
  });
}
