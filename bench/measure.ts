/** One figure, as it is printed and kept in `latest.json`. */
export type Row = {
  name: string;
  value: number;
  unit: string;
  /** The raw limit of this machine, measured in the same run; null where the bar needs none. */
  baseline: number | null;
  ratio: number | null;
  samples: number[];
  seed: number;
  /** Null for a row that only explains another. */
  bar: string | null;
  ok: boolean | null;
};

/** What a benchmark is given: the seed of this run and where to tell what it does. */
export type Run = { seed: number; say: (line: string) => void };
export type Benchmark = (run: Run) => Promise<Row[]>;

type Bar = { of: 'value' | 'ratio' } & ({ atMost: number } | { atLeast: number });
type Measured = {
  name: string;
  unit: string;
  samples: number[];
  seed: number;
  value: number;
  baseline?: number | null;
  bar?: Bar;
};

export function row({ value, baseline = null, bar, ...rest }: Measured): Row {
  const ratio = baseline === null ? null : value / baseline;
  const judged = bar && (bar.of === 'ratio' ? ratio : value);
  return {
    ...rest,
    value,
    baseline,
    ratio,
    bar: bar ? barText(bar, rest.unit) : null,
    ok: bar && judged !== null && judged !== undefined ? meets(bar, judged) : null,
  };
}

const meets = (bar: Bar, figure: number) => ('atMost' in bar ? figure <= bar.atMost : figure >= bar.atLeast);

function barText(bar: Bar, unit: string): string {
  const limit = 'atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
  return bar.of === 'ratio' ? `ratio ${limit}` : `${limit} ${unit}`;
}

/** The value that `part` (0…1) of the samples do not exceed, by the nearest rank. */
export function quantile(samples: readonly number[], part: number): number {
  if (samples.length === 0) throw new Error('nothing was measured');
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

export const mean = (samples: readonly number[]) => samples.reduce((a, b) => a + b, 0) / samples.length;

/** The slope of `y` over `x` by least squares. */
export function slope(points: readonly { x: number; y: number }[]): number {
  const [x0, y0] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const over = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0);
  return over / points.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Does the work for each item, so many at a time, and keeps the answers in the items' order. */
export async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) answers[i] = await work(items[i]!, i);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return answers;
}
