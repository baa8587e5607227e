import { startInProcess } from './in-process.ts';
import { startKillable } from './killable.ts';
import { run, type Figures, type Mode } from './run.ts';

export type Share = { mode: Mode; seeds: number[]; ownerUrl: string; appUrl: string };
export type Told = { done: number } | { figures: Figures };

/** One process's share of a soak: it tells how far it is, and at the end what it found. */
const { mode, seeds, ownerUrl, appUrl } = JSON.parse(process.argv[2]!) as Share;
const tell = (told: Told) => void (process.connected && process.send!(told));
const fleet = await (mode === 'kill' ? startKillable : startInProcess)(ownerUrl, appUrl);
// However this ends, also when whoever asked for it is gone: the servers that were started for it end with it.
process.once('disconnect', () => void fleet.stop().finally(() => process.exit()));
let done = 0;
try {
  tell({ figures: await run(fleet, { mode, seeds, onEnd: () => tell({ done: (done += 1) }) }) });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
