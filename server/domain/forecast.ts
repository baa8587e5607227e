import { missedBy } from '../contract/estimate.ts';

/** A wait as it was foretold and as it was, in seconds. */
export type Forecast = { foretoldLow: number; foretoldHigh: number; waitedSeconds: number };

/** How well waits were foretold: within the range, or outside it and by how much. */
export function errorOf(forecasts: readonly Forecast[]) {
  const missed = forecasts.map((f) => missedBy(f.foretoldLow, f.foretoldHigh, f.waitedSeconds));
  const outside = missed.filter((seconds) => seconds !== 0);
  return {
    waits: forecasts.length,
    within: forecasts.length - outside.length,
    shorter: outside.filter((seconds) => seconds < 0).length,
    longer: outside.filter((seconds) => seconds > 0).length,
    missedSeconds: median(outside.map(Math.abs)),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle);
}
