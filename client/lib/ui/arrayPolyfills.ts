/**
 * Array.prototype.at and findLast for Chrome 87 and Safari 14: bits-ui calls them, and the build lowers syntax only.
 */
const missing: Record<string, (this: unknown[], argument: never) => unknown> = {
  at(this: unknown[], index: number) {
    return this[index < 0 ? this.length + index : index];
  },
  findLast(this: unknown[], matches: (item: unknown, index: number, all: unknown[]) => boolean) {
    for (let index = this.length - 1; index >= 0; index--) {
      if (matches(this[index], index, this)) return this[index];
    }
    return undefined;
  },
};

for (const [name, value] of Object.entries(missing)) {
  if (name in Array.prototype) continue;
  Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true });
}
