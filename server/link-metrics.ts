import { Counter, Histogram, type Registry } from 'prom-client';
import type { CutOff } from '../media/port.ts';
import type { LinkPath, QualityReport } from './contract/quality.ts';

export type LinkMetrics = {
  /** A page has told of its link; `before`: what it told of the same link before. */
  told(report: QualityReport, before: QualityReport | null, path: LinkPath | null): void;
  /** A page sent more than it may. */
  cutOff(what: CutOff): void;
};

/** Seconds that pages have counted, as they grow from report to report; a page counts for one link at most what one link can. */
const GROWING = { heard: 'soundMs', concealed: 'concealedMs', frozen: 'frozenMs' } as const;
/** Two reports of one link are seldom further apart; more than that a page has made up. */
const MOST_BETWEEN_MS = 120_000;

export function createLinkMetrics(registry: Registry): LinkMetrics {
  const registers = [registry];
  const joins = new Histogram({
    name: 'qabyldau_join_seconds',
    help: 'From the press of a person who joins a talk to the first sound and the first picture, in seconds, as their page measured it.',
    labelNames: ['what'],
    buckets: [0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10],
    registers,
  });
  const links = new Counter({
    name: 'qabyldau_media_links_total',
    help: 'Links of pages to talks that have reported, by the path they took first: udp, tcp or relay.',
    labelNames: ['path'],
    registers,
  });
  const seconds = new Counter({
    name: 'qabyldau_media_seconds_total',
    help: 'Seconds of sound heard, of sound made up for what did not come, and of pictures that stood still, as pages counted them.',
    labelNames: ['what'],
    registers,
  });
  const cutOffs = new Counter({
    name: 'qabyldau_media_cut_off_total',
    help: 'Sources closed because their page sent more than they may: microphone, camera or screen; everything: pages dropped because they went on.',
    labelNames: ['what'],
    registers,
  });
  return {
    cutOff(what) {
      cutOffs.inc({ what });
    },
    told(report, before, path) {
      if (!before) links.inc({ path: path ?? 'none' });
      for (const [what, key] of [
        ['sound', 'soundAfterMs'],
        ['picture', 'pictureAfterMs'],
      ] as const) {
        const ms = report[key];
        if (ms !== null && (before?.[key] ?? null) === null) joins.observe({ what }, ms / 1000);
      }
      for (const [what, key] of Object.entries(GROWING)) {
        const grown = report[key] - (before?.[key] ?? 0);
        seconds.inc({ what }, Math.min(Math.max(grown, 0), MOST_BETWEEN_MS) / 1000);
      }
    },
  };
}
