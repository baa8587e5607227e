import type { ChartConfiguration } from 'chart.js';
import type { LinkPath } from '$contract/quality.ts';
import { numericDayAndTime } from '../../../lib/dates.ts';
import type { Paint } from '../paint.ts';
import { scatterOptions } from '../scatterOptions.ts';
import type { Part } from './figures.ts';

export type Joined = Part & { soundAfterMs: number };
type Spot = { x: number; y: number; part: Joined };

/** Each join by its hour and the seconds to its first sound; the shape of the mark is the path it took. */
export function joinPlot(
  parts: readonly Joined[],
  words: { seconds: string; of: (part: Joined) => string },
  paint: Paint,
): ChartConfiguration<'scatter', Spot[]> {
  const axis = {
    ticks: { color: paint.inkSoft, maxTicksLimit: 7, maxRotation: 0 },
    grid: { color: paint.line },
    border: { color: paint.lineStrong },
  };
  return {
    type: 'scatter',
    data: { datasets: marks(parts, paint) },
    options: scatterOptions(
      {
        x: {
          ...axis,
          ticks: {
            ...axis.ticks,
            callback: (at) => numericDayAndTime(new Date(Number(at)).toISOString()).split(', '),
          },
        },
        y: {
          ...axis,
          beginAtZero: true,
          suggestedMax: 1.5,
          title: { display: true, text: words.seconds, color: paint.ink },
        },
      },
      ({ part }: Spot) => words.of(part),
      paint,
    ),
  };
}

/** Told apart by shape, and by colour besides. */
function marks(parts: readonly Joined[], paint: Paint) {
  const of = (path: LinkPath) => ({
    data: parts
      .filter((part) => (part.path ?? 'udp') === path)
      .map((part) => ({ x: Date.parse(part.at), y: part.soundAfterMs / 1000, part })),
    borderColor: paint.surface,
    borderWidth: 1,
    // For a finger.
    hitRadius: 12,
  });
  return [
    { ...of('relay'), pointStyle: 'rect', radius: 6, backgroundColor: paint.danger } as const,
    {
      ...of('tcp'),
      pointStyle: 'triangle',
      rotation: 180,
      radius: 7,
      backgroundColor: paint.attention,
    } as const,
    { ...of('udp'), pointStyle: 'circle', radius: 5, backgroundColor: paint.accent } as const,
  ];
}
