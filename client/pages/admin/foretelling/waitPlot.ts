import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Paint } from '../paint.ts';
import { scatterOptions } from '../scatterOptions.ts';
import { verdictOf, type Point, type Verdict } from './figures.ts';

type Words = { told: string; waited: string; of: (point: Point) => string };
/** Where a wait stands: the middle of its foretold range, and the wait itself, in minutes. */
type Spot = { x: number; y: number; point: Point };

/** Each wait as a mark over its foretold range, an upright line; what the mark is says how it ended. */
export function waitPlot(
  points: readonly Point[],
  words: Words,
  paint: Paint,
): ChartConfiguration<'scatter', Spot[]> {
  const spots = points.map((point) => ({
    x: (point.low + point.high) / 120,
    y: point.waited / 60,
    point,
  }));
  const highest = Math.max(...points.map(({ high }) => high));
  const axis = (text: string, atLeast: number) => ({
    beginAtZero: true,
    suggestedMax: atLeast,
    title: { display: true, text, color: paint.ink },
    ticks: { color: paint.inkSoft, precision: 0, maxTicksLimit: 9 },
    grid: { color: paint.line },
    border: { color: paint.lineStrong },
  });
  return {
    type: 'scatter',
    data: { datasets: marks(spots, paint) },
    options: scatterOptions(
      { x: axis(words.told, 1), y: axis(words.waited, highest / 60) },
      ({ point }: Spot) => words.of(point),
      paint,
    ),
    plugins: [ranges(points, paint)],
  };
}

/** Told apart by shape, and by colour besides. The edge keeps marks apart that lie on each other. */
function marks(spots: readonly Spot[], paint: Paint) {
  const of = (verdict: Verdict) => ({
    data: spots.filter(({ point }) => verdictOf(point) === verdict),
    borderColor: paint.surface,
    borderWidth: 1,
    // For a finger.
    hitRadius: 12,
  });
  const triangle = { pointStyle: 'triangle', radius: 7 } as const;
  return [
    { ...of('longer'), ...triangle, backgroundColor: paint.danger },
    { ...of('shorter'), ...triangle, rotation: 180, backgroundColor: paint.attention },
    { ...of('within'), pointStyle: 'circle', radius: 5, backgroundColor: paint.accent } as const,
  ];
}

const ranges = (points: readonly Point[], paint: Paint): Plugin<'scatter'> => ({
  id: 'ranges',
  beforeDatasetsDraw({ ctx, scales }) {
    ctx.save();
    ctx.strokeStyle = paint.lineStrong;
    ctx.lineWidth = 2;
    ctx.beginPath();
    for (const { low, high } of points) {
      const x = scales.x!.getPixelForValue((low + high) / 120);
      ctx.moveTo(x, scales.y!.getPixelForValue(low / 60));
      ctx.lineTo(x, scales.y!.getPixelForValue(high / 60));
    }
    ctx.stroke();
    ctx.restore();
  },
});
