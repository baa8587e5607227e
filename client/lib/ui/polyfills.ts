/**
 * `at` of arrays and strings, and findLast, for Chrome 87 and Safari 14: bits-ui calls them, and the build lowers syntax
 * only. What is given here stands in `.escheckrc.json` as well, which refuses all else that those browsers lack.
 */
function at(this: ArrayLike<unknown>, index: number) {
  return this[index < 0 ? this.length + index : index];
}

function findLast(
  this: readonly unknown[],
  matches: (item: unknown, index: number, all: readonly unknown[]) => boolean,
) {
  for (let index = this.length - 1; index >= 0; index--) {
    if (matches(this[index], index, this)) return this[index];
  }
  return undefined;
}

give(Array.prototype, { at, findLast });
give(String.prototype, { at });

function give(prototype: object, methods: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(methods)) {
    if (name in prototype) continue;
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
}
