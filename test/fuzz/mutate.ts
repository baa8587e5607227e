import type { Mutation, Weird } from './cases.ts';

type Place = { holder: Record<string, unknown> | unknown[]; name: string };

/** The right input with what the mutations do to it. `foreign` are ids that are not the page's own. */
export function mutated(input: object, mutations: Mutation[], foreign: readonly unknown[]): unknown {
  const root = { input: structuredClone(input) as unknown };
  for (const mutation of mutations) mutate(root, mutation, foreign);
  return root.input;
}

function mutate(root: { input: unknown }, mutation: Mutation, foreign: readonly unknown[]): void {
  const places = placesIn(root);
  const place = places[mutation.at % places.length];
  if (!place) return;
  const { holder, name } = place;
  const table = holder as Record<string, unknown>;
  if (mutation.do === 'replace') put(table, name, made(mutation.by, foreign));
  else if (mutation.do === 'remove') delete table[name];
  else if (mutation.do === 'repeat') put(table, name, Array(mutation.times).fill(table[name]));
  else if (mutation.do === 'shout') put(table, name, shouted(table[name]));
  else if (isTable(table[name])) put(table[name], mutation.name, made(mutation.value, foreign));
}

const shouted = (value: unknown) => (typeof value === 'string' ? value.toUpperCase() : value);

/** A field of this very name, even where setting it would mean something else. */
function put(table: Record<string, unknown>, name: string, value: unknown): void {
  if (Array.isArray(table) && !/^\d+$/.test(name)) return void table.push(value);
  Object.defineProperty(table, name, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(root: { input: unknown }): Place[] {
  const places: Place[] = [];
  const pending: Place['holder'][] = [root];
  for (let holder = pending.pop(); holder; holder = pending.pop()) {
    for (const [name, value] of Object.entries(holder)) {
      places.push({ holder, name });
      if (isTable(value) && places.length < 500) pending.push(value);
    }
  }
  return places;
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value);

function made(weird: Weird, foreign: readonly unknown[]): unknown {
  if ('foreign' in weird) return foreign[weird.foreign % foreign.length];
  if ('bytes' in weird) return Buffer.alloc(weird.bytes, 7);
  if ('nested' in weird) return nested(weird.nested);
  return structuredClone(weird.value);
}

/** Built from the inside, because what walks it may have no stack for it. */
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}
