import type { ChartConfiguration, Plugin } from 'chart.js';
import { AIM } from './figures.ts';
import type { Paint } from '../paint.ts';

type Shown = { name: string; share: number; told: string };

/** CSS pixels of a queue: two lines of its name, and its bar below them. */
const ROW = 92;
const BAR = 24;
const AXIS = 56;
export const sharePlotHeight = (queues: number): number => queues * ROW + AXIS;

/** A bar for each queue, its name above it, the share in or beside it, and the aim as a line through each. */
export function sharePlot(
  shown: readonly Shown[],
  words: { aim: string; percent: (share: number) => string },
  paint: Paint,
): ChartConfiguration<'bar'> {
  const reached = ({ share }: Shown) => share >= AIM;
  return {
    type: 'bar',
    data: {
      labels: shown.map(({ name }) => name),
      datasets: [
        {
          data: shown.map(({ share }) => Math.round(share * 100)),
          backgroundColor: shown.map((one) => (reached(one) ? paint.accent : paint.attentionSoft)),
          borderColor: shown.map((one) => (reached(one) ? paint.accent : paint.attention)),
          borderWidth: 2,
          borderSkipped: false,
          borderRadius: 4,
          barThickness: BAR,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      layout: { padding: { top: 24, right: 8 } },
      font: paint.letters,
      scales: {
        x: {
          min: 0,
          max: 100,
          ticks: {
            color: paint.inkSoft,
            stepSize: 20,
            callback: (value) => words.percent(Number(value) / 100),
          },
          grid: { color: paint.line },
          border: { color: paint.lineStrong },
        },
        y: {
          ticks: {
            mirror: true,
            padding: 0,
            labelOffset: -(BAR / 2 + 20),
            color: paint.ink,
            callback(index) {
              const { ctx, width } = this.chart;
              return inTwoLines(ctx, shown[Number(index)]!.name, width - 24);
            },
          },
          grid: { display: false },
          border: { color: paint.lineStrong },
        },
      },
    },
    plugins: [shares(shown, paint), aimLine(words.aim, paint)],
  };
}

/** The share at the foot of each bar, clear of the line of the aim; beside a bar that has no room for it. */
const shares = (shown: readonly Shown[], paint: Paint): Plugin<'bar'> => ({
  id: 'shares',
  afterDatasetsDraw(chart) {
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.font = `600 ${paint.letters.size}px ${paint.letters.family}`;
    ctx.textBaseline = 'middle';
    chart.getDatasetMeta(0).data.forEach(({ x, y }, index) => {
      const { share, told } = shown[index]!;
      const inside = share > 0.25;
      ctx.fillStyle = inside ? (share >= AIM ? paint.onAccent : paint.onAttentionSoft) : paint.ink;
      ctx.fillText(told, (inside ? chartArea.left : x) + 8, y + 1);
    });
    ctx.restore();
  },
});

/** Through the bars only, so that no name is crossed by it. */
const aimLine = (words: string, paint: Paint): Plugin<'bar'> => ({
  id: 'aim',
  afterDatasetsDraw(chart) {
    const { ctx, chartArea, scales } = chart;
    const x = scales.x!.getPixelForValue(AIM * 100);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = paint.ink;
    ctx.lineWidth = 3;
    ctx.beginPath();
    for (const { y } of chart.getDatasetMeta(0).data) {
      ctx.moveTo(x, y - BAR / 2 - 5);
      ctx.lineTo(x, y + BAR / 2 + 5);
    }
    ctx.stroke();
    ctx.font = `600 ${paint.letters.size}px ${paint.letters.family}`;
    ctx.textAlign = 'center';
    ctx.fillText(words, x, chartArea.top - 10);
    ctx.restore();
  },
});

/** Breaks a name at a space so that it fits; what two lines do not hold is cut off with «…» (the table has it whole). */
function inTwoLines(ctx: CanvasRenderingContext2D, name: string, width: number): string[] {
  const fits = (text: string) => ctx.measureText(text).width <= width;
  if (fits(name)) return [name];
  const words = name.split(' ');
  let taken = 1;
  while (taken < words.length - 1 && fits(words.slice(0, taken + 1).join(' '))) taken += 1;
  let rest = words.slice(taken).join(' ');
  if (!fits(rest)) {
    while (rest.length > 1 && !fits(`${rest}…`)) rest = rest.slice(0, -1);
    rest = `${rest.trimEnd()}…`;
  }
  return [words.slice(0, taken).join(' '), rest];
}
