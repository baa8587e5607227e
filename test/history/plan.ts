import fc from 'fast-check';
import { ACTS, FAULTS, type ActName, type FaultName } from './steps.ts';
import { OFFICE_KINDS } from './world.ts';

/** How a command reaches a server: which one, how often again and how many steps later, and whether its answer is heard. */
export type Delivery = { server: number; again: number[]; heard: boolean };
export type Step = { who: number; pick: number; alone: boolean } & (
  ({ does: ActName } & Delivery) | { does: FaultName }
);
/** What becomes of each message to a page over its bad network, in turn. */
export const FATES = ['heard', 'lost', 'twice', 'late'] as const;
export type Fate = (typeof FATES)[number];
export type Plan = {
  office: (typeof OFFICE_KINDS)[number];
  desks: number;
  people: number;
  booked: number;
  steps: Step[];
  fates: Fate[];
  /** How far into the steps a server dies, in hundredths. */
  deaths: number[];
};

const MOST_STEPS = 80;
const which = fc.record({ who: fc.nat(999), pick: fc.nat(999), alone: fc.boolean() });
const delivery = fc.record({
  server: fc.nat(1),
  again: fc.oneof(
    { weight: 3, arbitrary: fc.constant<number[]>([]) },
    { weight: 2, arbitrary: fc.array(fc.nat(8), { minLength: 1, maxLength: 2 }) },
  ),
  heard: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});
const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

const step: fc.Arbitrary<Step> = fc.oneof(
  ...names(ACTS).map((does) => ({
    weight: ACTS[does].weight,
    arbitrary: fc.tuple(which, delivery).map(([of, by]) => ({ does, ...of, ...by })),
  })),
  ...names(FAULTS).map((does) => ({
    weight: FAULTS[does].weight,
    arbitrary: which.map((of) => ({ does, ...of })),
  })),
);

/** @param dying how often a server dies in a history: out of so many, or always (1) */
export const plans = (dying: number): fc.Arbitrary<Plan> =>
  fc.record({
    office: fc.constantFrom(...OFFICE_KINDS),
    desks: fc.integer({ min: 2, max: 5 }),
    people: fc.integer({ min: 10, max: 30 }),
    booked: fc.integer({ min: 0, max: 6 }),
    steps: fc.array(step, { minLength: 30, maxLength: MOST_STEPS, size: 'max' }),
    fates: fc.array(fc.constantFrom<Fate>('heard', 'heard', ...FATES), {
      minLength: 20,
      maxLength: 20,
      size: 'max',
    }),
    deaths: fc.oneof(
      { weight: dying - 1, arbitrary: fc.constant<number[]>([]) },
      { weight: 1, arbitrary: fc.array(fc.nat(99), { minLength: 1, maxLength: 2 }) },
    ),
  });

/** The same seed gives the same plan. */
export function planOf(seed: number, dying: number): Plan {
  return fc.sample(fc.noBias(plans(dying)), { seed, numRuns: 1 })[0]!;
}
