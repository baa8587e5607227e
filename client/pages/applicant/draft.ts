import type { Language } from '$contract/language.ts';
import { keep, kept } from '../../lib/kept.ts';
import { newSecret, uuid } from '../../lib/random.ts';
import { emptyDraft, type Draft } from './form.ts';

const DRAFT = 'qabyldau.draft';
const LAST_OFFICE = 'qabyldau.office';
const PRESS = 'qabyldau.take';

/** What this tab kept over a reload, on top of an empty form with the last office of this device. */
export function keptDraft(language: Language): Draft {
  const empty = { ...emptyDraft(language), officeId: kept('local', LAST_OFFICE) ?? '' };
  const before = fromJson(kept('session', DRAFT));
  const fields = Object.entries(empty).map(([name, value]) => [
    name,
    typeof before[name] === typeof value ? before[name] : value,
  ]);
  return Object.fromEntries(fields) as Draft;
}

/** All but the personal number: that stays in the page's memory only. */
export function keepDraft(draft: Draft): void {
  keep('session', DRAFT, JSON.stringify({ ...draft, iin: '' }));
  if (draft.officeId) keep('local', LAST_OFFICE, draft.officeId);
}

export function dropDraft(): void {
  keep('session', DRAFT, null);
  keep('session', PRESS, null);
}

export type Press = { key: string; secret: string };

/**
 * The key and the secret of the ticket being taken. They outlive a reload, so that a ticket whose answer was lost is
 * given again and not twice.
 */
export function pressOfTaking(): Press {
  const { key, secret } = fromJson(kept('session', PRESS));
  return typeof key === 'string' && typeof secret === 'string' ? { key, secret } : newPress();
}

/** After an answer to the one before, or when the form says something else now. */
export function newPress(): Press {
  const press = { key: uuid(), secret: newSecret() };
  keep('session', PRESS, JSON.stringify(press));
  return press;
}

function fromJson(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
