/** The six digits of a code among other words, «123 456 is your code»; null where there are none. */
export function wholeCode(text: string): string | null {
  const found = /(?:^|\D)(\d{3}[\s-]?\d{3})(?!\d)/.exec(text)?.[1];
  return found?.replace(/\D/g, '') ?? null;
}
