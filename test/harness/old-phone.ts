/**
 * What Chrome 87 and Safari 14 do not have of the language, by what it belongs to: the oldest browsers that people come
 * with (vite.config.ts).
 */
const MISSING: Record<string, readonly string[]> = {
  globalThis: ['structuredClone'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['withResolvers', 'try'],
  Array: ['fromAsync'],
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  AbortSignal: ['timeout', 'any'],
  'Crypto.prototype': ['randomUUID'],
};

/** A program that takes it away where it runs. */
export const TAKE_AWAY = `
  for (const [of, names] of Object.entries(${JSON.stringify(MISSING)})) {
    const owner = of.split('.').reduce((at, key) => at?.[key], globalThis);
    for (const name of names) if (owner) delete owner[name];
  }
`;
