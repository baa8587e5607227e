import * as z from 'zod';
import type { CallInput } from '$contract/commands.ts';
import { commandKey, id } from '$contract/ids.ts';
import { receptionLanguage, type ReceptionLanguage } from '$contract/language.ts';
import { keep, kept } from '../../../lib/kept.ts';
import { uuid } from '../../../lib/random.ts';

const keyOf = (ticketId: string) => `qabyldau.appeal.${ticketId}`;

const appealDraft = z.object({
  text: z.string(),
  language: receptionLanguage,
  isComplaint: z.boolean(),
  against: z.string(),
  grounds: z.string(),
  demands: z.string(),
  fileIds: z.array(id),
  /** How it was sent last: the same words again are the same appeal, not a second one. */
  sent: z.object({ key: commandKey, body: z.string() }).nullable(),
});
export type AppealDraft = z.infer<typeof appealDraft>;

/** What this tab kept over a reload, or an empty form. */
export function keptAppealDraft(ticketId: string, language: ReceptionLanguage): AppealDraft {
  const before = appealDraft.safeParse(fromJson(kept('session', keyOf(ticketId))));
  return before.data ?? emptyAppealDraft(language);
}

export function emptyAppealDraft(language: ReceptionLanguage): AppealDraft {
  const nothing = { text: '', isComplaint: false, against: '', grounds: '', demands: '' };
  return { ...nothing, language, fileIds: [], sent: null };
}

export function keepAppealDraft(ticketId: string, draft: AppealDraft | null): void {
  keep('session', keyOf(ticketId), draft && JSON.stringify(draft));
}

export type AppealInput = CallInput<'ticket.submitAppeal'>;

export function appealInput(ticketId: string, draft: AppealDraft): AppealInput {
  const { language, isComplaint, fileIds } = draft;
  const [text, against, grounds, demands] = [draft.text, draft.against, draft.grounds, draft.demands].map(
    plain,
  );
  const complaint = isComplaint ? { against: against!, grounds: grounds!, demands: demands! } : null;
  return { ticketId, form: 'written', text: text!, language, complaint, fileIds };
}

/** The draft as it is when it is sent: under the key it had if it says the same. */
export function sentDraft(draft: AppealDraft, input: AppealInput): AppealDraft & { sent: { key: string } } {
  const body = JSON.stringify(input);
  return { ...draft, sent: draft.sent?.body === body ? draft.sent : { key: uuid(), body } };
}

/** Pasted text brings characters that nobody sees and no form takes: page breaks, marks of direction. */
const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '')
    .trim();

function fromJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
