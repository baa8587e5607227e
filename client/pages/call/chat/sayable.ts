/**
 * What the server takes of what was typed or pasted: line ends and tabs are made plain, what no screen shows falls away.
 * Empty when there is nothing to see in it.
 */
export function sayable(typed: string): string {
  const plain = typed
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\n\P{Cc}]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  return /[^\p{Z}\p{C}]/u.test(plain) ? plain : '';
}
