import type { CodeChannel } from '$contract/code.ts';
import { email, phone } from '$contract/person.ts';

export type Contact = { channel: 'sms'; contact: string } | { channel: 'email'; contact: string };

/** A telephone or a letter box as people type either into one field; null when it is neither. */
export function contactOf(typed: string): Contact | null {
  const channel = channelOf(typed);
  const parsed = channel === 'email' ? email.safeParse(typed) : phone.safeParse(withCountry(typed));
  return parsed.success ? { channel, contact: parsed.data } : null;
}

const channelOf = (typed: string): CodeChannel => (typed.includes('@') ? 'email' : 'sms');

/** `701 123 45 67` and `7 701 123 45 67` are numbers of this country to whoever writes them so. */
function withCountry(typed: string): string {
  const digits = typed.replace(/[\s()-]/g, '');
  if (/^7\d{10}$/.test(digits)) return `+${digits}`;
  return /^7\d{9}$/.test(digits) ? `+7${digits}` : digits;
}
