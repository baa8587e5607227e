import type { AppealView, CompletionView } from '../contract/appeal.ts';
import { lacking } from '../contract/appeal.ts';
import { deviceTestResult } from '../contract/device-test.ts';
import type { Dossier, Leg } from '../contract/dossier.ts';
import { documentConcerns, type FileView } from '../contract/file.ts';
import type { IdentityCheck } from '../contract/identity.ts';
import type { MessageStatus } from '../contract/message.ts';
import { dayText, localDay } from '../domain/business-day.ts';
import { verdictOf } from '../domain/device-verdict.ts';
import { maskContact, maskNumber } from '../domain/mask.ts';
import type { Deps } from './ports/deps.ts';
import type { ChatOfVisit } from './reads/chat.ts';
import type { AppealRow, CompletionRow, FileRow, LegRow, MessageRow, VisitInFull } from './reads/dossier.ts';
import { nameOf, personNameOf, receptionLanguageOf } from './views.ts';

/** What both sides see of a visit: contacts and numbers masked, wherever they are shown. */
export function commonView(
  deps: Deps,
  visit: VisitInFull,
  { messages, chats }: { messages: readonly MessageRow[]; chats: readonly ChatOfVisit[] },
) {
  const tested = visit.deviceTests[0];
  const result = tested && deviceTestResult.parse(tested.result);
  return {
    contacts: contactsOf(visit.applicant),
    deviceTest: result ? { ...result, verdict: verdictOf(result), at: tested.at.toISOString() } : null,
    appeals: visit.appeals.map((appeal) => ({
      ...appealView(
        appeal,
        appeal.files.map(({ id }) => id),
      ),
      version: appeal.version,
    })),
    files: visit.files.map(fileView),
    completions: visit.completions.map(completionView),
    papers: visit.papers.map(({ id, kind, appeal, issuedAt }) => ({
      paperId: id,
      kind,
      label: appeal?.label ?? null,
      issuedAt: issuedAt.toISOString(),
    })),
    messages: messages.map((message) => messageView(deps, message)),
    chats: chats.map(({ sessionId, at }) => ({ sessionId, at: at.toISOString() })),
  };
}

function contactsOf({ phone, email, phoneConfirmedAt, emailConfirmedAt }: VisitInFull['applicant']) {
  const bySms = { channel: 'sms' as const, contact: phone, confirmed: phoneConfirmedAt !== null };
  const byEmail = { channel: 'email' as const, contact: email, confirmed: emailConfirmedAt !== null };
  return [bySms, byEmail].flatMap(({ channel, contact, confirmed }) =>
    contact ? [{ channel, to: maskContact(channel, contact), confirmed }] : [],
  );
}

function appealView(appeal: AppealRow, fileIds: string[]): AppealView {
  return {
    appealId: appeal.id,
    form: appeal.form,
    state: appeal.state,
    text: appeal.text,
    language: receptionLanguageOf(appeal.language),
    complaint: appeal.complaint
      ? { against: appeal.against ?? '', grounds: appeal.grounds ?? '', demands: appeal.demands ?? '' }
      : null,
    remark: appeal.remark,
    confirmedBy: appeal.confirmedBy === 'code' || appeal.confirmedBy === 'word' ? appeal.confirmedBy : null,
    confirmedAt: appeal.confirmedAt?.toISOString() ?? null,
    label: appeal.label,
    registeredAt: appeal.registeredAt?.toISOString() ?? null,
    term: appeal.term && dayText(appeal.term),
    createdAt: appeal.createdAt.toISOString(),
    fileIds,
  };
}

export const fileView = (file: FileRow): FileView => ({
  fileId: file.id,
  purpose: file.purpose,
  state: file.state,
  concerns: documentConcerns.nullable().parse(file.concerns),
  name: file.name,
  mediaType: file.mediaType,
  size: file.size,
  appealId: file.appealId,
  fromApplicant: isFromApplicant(file),
  keepConsent: file.keepConsent,
  at: file.createdAt.toISOString(),
});

/** `by` is written as `principalRef` writes it. */
export const isFromApplicant = ({ by }: Pick<FileRow, 'by'>): boolean => by.startsWith('ticket:');

const completionView = (completion: CompletionRow): CompletionView => ({
  completionId: completion.id,
  items: lacking.array().parse(completion.items),
  note: completion.note,
  askedAt: completion.askedAt.toISOString(),
  reply: completion.reply,
  repliedAt: completion.repliedAt?.toISOString() ?? null,
  closed: completion.closedAt !== null,
});

/** A push goes to a browser, which has no address that a person would know. */
function messageView(deps: Deps, { contactSealed, at, ...message }: MessageRow): MessageStatus {
  const { channel } = message;
  const contact = contactSealed && channel !== 'push' ? deps.sealer.open(contactSealed) : null;
  const to = contact && channel !== 'push' ? maskContact(channel, contact) : '';
  return { ...message, to, at: at.toISOString() };
}

/** Who the applicant says to be, for the official. */
export function personView(deps: Deps, { applicant, office }: VisitInFull, at: Date): Dossier['person'] {
  const masked = (sealed: Uint8Array | null) => sealed && maskNumber(deps.sealer.open(sealed));
  const until = applicant.representativeAuthorityUntil;
  return {
    name: personNameOf(applicant),
    iinMasked: masked(applicant.iinSealed),
    address: applicant.address,
    organisation: applicant.organisationName
      ? { name: applicant.organisationName, binMasked: masked(applicant.binSealed) }
      : null,
    representative:
      applicant.representativeSurname && applicant.representativeGivenName
        ? {
            name: personNameOf({
              surname: applicant.representativeSurname,
              givenName: applicant.representativeGivenName,
              patronymic: applicant.representativePatronymic,
            }),
            authority: applicant.representativeAuthority,
            authorityUntil: until && dayText(until),
            authorityExpired: until !== null && until < localDay(at, office.timeZone),
          }
        : null,
  };
}

/** A document that had run out on the day it was shown is said to have; it refuses nobody (O87-10). */
export function checkView(
  deps: Deps,
  check: VisitInFull['checks'][number],
  { timeZone }: VisitInFull['office'],
): IdentityCheck {
  const { validUntil } = check;
  return {
    checkId: check.id,
    concerns: documentConcerns.parse(check.concerns),
    document: check.document,
    numberMasked: check.numberSealed && maskNumber(deps.sealer.open(check.numberSealed)),
    validUntil: validUntil && dayText(validUntil),
    expired: validUntil !== null && validUntil < localDay(check.at, timeZone),
    matches: check.matches,
    remark: check.remark,
    fileId: check.fileId,
    checkedBy: personNameOf(check.checkedBy),
    at: check.at.toISOString(),
  };
}

export const legView = ({ ticketId, visitId, label, state, at, ...leg }: LegRow): Leg => ({
  ...{ ticketId, visitId, label, state, at: at.toISOString() },
  officeName: nameOf(leg.office),
  queueName: nameOf(leg.queue),
  sentOn: leg.reason === null ? null : { reason: leg.reason, by: leg.by && personNameOf(leg.by) },
});
