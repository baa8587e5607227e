import type { Benchmark, Row } from './measure.ts';
import { report } from './report.ts';

const BENCHMARKS: Record<string, () => Promise<{ default: Benchmark }>> = {
  'call-to-ring': () => import('./call-to-ring.ts'),
  'call-next-rate': () => import('./call-next-rate.ts'),
  'issue-rate': () => import('./issue-rate.ts'),
  'fifty-desks': () => import('./fifty-desks.ts'),
  'waiting-memory': () => import('./waiting-memory.ts'),
  'queue-growth': () => import('./queue-growth.ts'),
  'fan-out': () => import('./fan-out.ts'),
  'reconnect-storm-3000': () => import('./reconnect-storm.ts'),
  'first-load-bytes': () => import('./first-load-bytes.ts'),
  pdf: () => import('./pdf.ts'),
  // Frame, sound and round trips come from the same joins.
  join: () => import('./join.ts'),
  'recover-path': () => import('./recover-path.ts'),
  'recover-server': () => import('./recover-server.ts'),
  'recover-worker': () => import('./recover-worker.ts'),
  'worker-capacity': () => import('./worker-capacity.ts'),
  'weak-network': () => import('./weak-network.ts'),
  'quality-at-limit': () => import('./quality-at-limit.ts'),
  'call-page-bytes': () => import('./call-page-bytes.ts'),
};
const PART_OF: Record<string, string> = {
  'fan-out-1000': 'fan-out',
  'fan-out-3000': 'fan-out',
  'join-first-frame': 'join',
  'join-first-audio': 'join',
  'join-round-trips': 'join',
  'recover-path-event': 'recover-path',
  'recover-path-silent': 'recover-path',
  'recover-server-media': 'recover-server',
  'recover-worker-sound': 'recover-worker',
  'recover-worker-picture': 'recover-worker',
  'recover-worker-light-hears': 'recover-worker',
  'recover-worker-light': 'recover-worker',
  'worker-capacity-joins': 'worker-capacity',
  'pdf-coupon': 'pdf',
  'pdf-protocol': 'pdf',
};

await main(process.argv.slice(2));

/** `npm run bench [name…]`: the named benchmarks, or all. `BENCH_SEED` repeats a run's choices. */
async function main(asked: string[]): Promise<void> {
  const names = asked.length > 0 ? asked : Object.keys(BENCHMARKS);
  const unknown = names.filter((name) => !BENCHMARKS[PART_OF[name] ?? name]);
  if (unknown.length > 0) {
    const known = [...Object.keys(BENCHMARKS), ...Object.keys(PART_OF)].join(', ');
    process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${known}\n`);
    process.exit(2);
  }
  const seed = Number(process.env.BENCH_SEED ?? Date.now() % 1_000_000);
  const rows: Row[] = [];
  for (const name of new Set(names.map((one) => PART_OF[one] ?? one))) {
    const say = (line: string) => void process.stdout.write(`[${name}] ${line}\n`);
    const { default: benchmark } = await BENCHMARKS[name]!();
    try {
      rows.push(...(await benchmark({ seed, say })));
    } catch (error) {
      // What the others measured stays worth reading.
      say(`FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exitCode = 1;
    }
  }
  await report(rows, seed);
}
