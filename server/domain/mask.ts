import type { CodeChannel } from '../contract/code.ts';

const DOT = '•';

/** A contact that its owner knows again and nobody else learns: `+7701•••4567`, `g•••@mail.kz`. */
export function maskContact(channel: CodeChannel, contact: string): string {
  if (channel === 'sms') return `${contact.slice(0, 5)}${DOT.repeat(3)}${contact.slice(-4)}`;
  const at = contact.lastIndexOf('@');
  return `${contact.slice(0, 1)}${DOT.repeat(3)}${contact.slice(at)}`;
}

/** A personal number or a document's: its last four characters. */
export const maskNumber = (number: string): string =>
  `${DOT.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`;
