import type { ChartOptions } from 'chart.js';
import type { Paint } from './paint.ts';

type Scales = NonNullable<ChartOptions<'scatter'>['scales']>;

/** How every cloud of marks looks. @param of what a mark says when it is pointed at */
export const scatterOptions = <Spot>(
  scales: Scales,
  of: (spot: Spot) => string,
  paint: Paint,
): ChartOptions<'scatter'> => ({
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
  font: paint.letters,
  layout: { padding: { top: 8, right: 8 } },
  scales,
  plugins: {
    tooltip: {
      displayColors: false,
      backgroundColor: paint.ink,
      bodyColor: paint.surface,
      callbacks: { label: ({ raw }) => of(raw as Spot) },
    },
  },
});
