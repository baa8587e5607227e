/** What a worker is chosen by: how busy it is (0…1), and the streams that it carries. */
export type Burden = { busy: number; streams: number };

/** So much less work is worth a worker with more streams: one picture weighs as much as many voices. */
const STEP = 0.1;

/** The least burdened, by measured work first and by streams among those that work alike; undefined of none. */
export function leastBurdened<T extends Burden>(candidates: readonly T[]): T | undefined {
  const step = ({ busy }: Burden) => Math.floor(busy / STEP);
  return [...candidates].sort((a, b) => step(a) - step(b) || a.streams - b.streams)[0];
}
