import type { ChartConfiguration } from 'chart.js';
import { QUALITIES } from '$contract/quality.ts';
import { numericDay } from '../../../lib/dates.ts';
import type { Paint } from '../paint.ts';
import type { TalkQuality } from './figures.ts';

/** A bar for each day, the good parts at its foot, so that what was not good stands out at the top. */
export function dayPlot(
  days: TalkQuality['days'],
  names: Record<(typeof QUALITIES)[number], string>,
  paint: Paint,
): ChartConfiguration<'bar'> {
  const look = {
    good: { backgroundColor: paint.accent, borderColor: paint.accent },
    fair: { backgroundColor: paint.attentionSoft, borderColor: paint.attention },
    poor: { backgroundColor: paint.danger, borderColor: paint.danger },
  };
  const axis = { ticks: { color: paint.inkSoft }, border: { color: paint.lineStrong } };
  return {
    type: 'bar',
    data: {
      labels: days.map(({ day }) => numericDay(day).slice(0, 5)),
      datasets: QUALITIES.map((quality) => ({
        label: names[quality],
        data: days.map((day) => day[quality]),
        borderWidth: 2,
        borderSkipped: false,
        maxBarThickness: 40,
        ...look[quality],
      })),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      font: paint.letters,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 8, right: 8 } },
      scales: {
        x: { stacked: true, grid: { display: false }, ...axis },
        y: {
          stacked: true,
          beginAtZero: true,
          grid: { color: paint.line },
          border: axis.border,
          ticks: { ...axis.ticks, precision: 0, maxTicksLimit: 6 },
        },
      },
      plugins: {
        tooltip: { backgroundColor: paint.ink, titleColor: paint.surface, bodyColor: paint.surface },
      },
    },
  };
}
