import * as z from 'zod';
import { commandKey } from '$contract/ids.ts';
import type { Language } from '$contract/language.ts';
import { takeTicket } from '$contract/ticket.ts';
import { keep, kept } from '../../lib/kept.ts';
import { emptyDraft, type Draft } from './form.ts';
import type { Sent } from './taking.ts';

const DRAFT = 'qabyldau.draft';
const LAST_OFFICE = 'qabyldau.office';
const SENT = 'qabyldau.take';

/** What this tab kept over a reload, on top of an empty form with the last office of this device. */
export function keptDraft(language: Language): Draft {
  const empty = { ...emptyDraft(language), officeId: kept('local', LAST_OFFICE) ?? '' };
  const before = fromJson(kept('session', DRAFT));
  const fields = Object.entries(empty).map(([name, value]) => [
    name,
    isLike(before[name], value) ? before[name] : value,
  ]);
  return Object.fromEntries(fields) as Draft;
}

const isLike = (kept: unknown, field: unknown): boolean =>
  Array.isArray(field)
    ? Array.isArray(kept) && kept.every((one) => typeof one === 'string')
    : typeof kept === typeof field;

/** All but the personal number: that stays in the page's memory only. */
export function keepDraft(draft: Draft): void {
  keep('session', DRAFT, JSON.stringify({ ...draft, iin: '' }));
  if (draft.officeId) keep('local', LAST_OFFICE, draft.officeId);
}

export function dropDraft(): void {
  keep('session', DRAFT, null);
}

/** In the page's memory for as long as it lives. */
let inMemory: Sent | null = null;

/** The form as it was sent and not answered yet; over a reload too, unless it holds a personal number. */
export function unansweredTaking(): Sent | null {
  if (inMemory) return inMemory;
  const before = fromJson(kept('session', SENT));
  // Only as it was, letter for letter, is it the same question to the server: what the schema makes of it is not.
  return sentTaking.safeParse(before).success ? (before as Sent) : null;
}

export function keepUnansweredTaking(sent: Sent | null): void {
  inMemory = sent;
  keep('session', SENT, sent && !sent.input.applicant.iin ? JSON.stringify(sent) : null);
}

const sentTaking = z.object({ key: commandKey, input: takeTicket.input });

function fromJson(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
