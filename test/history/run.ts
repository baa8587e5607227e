import type { Fleet } from './fleet.ts';
import { retire } from './world.ts';
import { judge, type Verdict } from './judge.ts';
import { planOf, type Plan } from './plan.ts';
import { play, type History } from './play.ts';

export type Failure = Verdict & { seed: number; trace: string[]; plan: Plan };
export type Figures = {
  histories: number;
  commands: number;
  /** Times that a command was said: again by whoever heard no answer, or doubled on the way. */
  deliveries: number;
  refusals: Map<string, number>;
  /** People called. */
  calls: number;
  /** Changes of a queue that pages worked their place out from. */
  workedOut: number;
  /** Times that a server died. */
  deaths: number;
  failures: Failure[];
  /** What the servers have logged as errors: nothing that happens here is one. */
  errors: string[];
};

/** `process`: servers in one process, stopped and started again now and then. `kill`: real processes, killed in every history. */
export type Mode = 'process' | 'kill';
/** In how many histories one server or the other dies: in one of so many. */
const DYING: Record<Mode, number> = { process: 30, kill: 1 };
const LANES: Record<Mode, number> = { process: 10, kill: 6 };

type Run = { mode: Mode; seeds: readonly number[]; onEnd?(failed: Failure | null): void };

/** Plays and judges a history of each seed, several at a time over the same servers. */
export async function run(fleet: Fleet, { mode, seeds, onEnd }: Run): Promise<Figures> {
  const figures = noFigures();
  const rest = [...seeds];
  const lane = async () => {
    for (let seed = rest.shift(); seed !== undefined; seed = rest.shift()) {
      const plan = planOf(seed, DYING[mode]);
      const { history, broken } = await playAndJudge(fleet, plan);
      count(figures, history);
      const failure = broken.length > 0 ? { seed, broken, plan, trace: history.trace } : null;
      if (failure) figures.failures.push(failure);
      onEnd?.(failure);
    }
  };
  await Promise.all(Array.from({ length: LANES[mode] }, lane));
  figures.errors.push(...fleet.errors());
  return figures;
}

export const noFigures = (): Figures => ({
  ...{ histories: 0, commands: 0, deliveries: 0, refusals: new Map(), calls: 0, workedOut: 0, deaths: 0 },
  ...{ failures: [], errors: [] },
});

export function addFigures(all: Figures, more: Figures): void {
  for (const name of ['histories', 'commands', 'deliveries', 'calls', 'workedOut', 'deaths'] as const)
    all[name] += more[name];
  for (const [code, times] of more.refusals) all.refusals.set(code, (all.refusals.get(code) ?? 0) + times);
  all.failures.push(...more.failures);
  all.errors.push(...more.errors);
}

export async function playAndJudge(fleet: Fleet, plan: Plan): Promise<Verdict & { history: History }> {
  const history = await play(fleet, plan);
  try {
    return { history, ...(await judge(fleet, history)) };
  } finally {
    for (const page of history.pages) page.close();
    await retire(fleet.owner, history.world);
  }
}

function count(figures: Figures, { plan, said, pages }: History): void {
  figures.histories += 1;
  figures.commands += said.length;
  figures.deaths += plan.deaths.length;
  for (const page of pages) figures.workedOut += page.workedOut;
  for (const { name, answers, firstOkAt } of said) {
    figures.deliveries += answers.length;
    if (name === 'desk.callNext' && firstOkAt !== null) figures.calls += 1;
    for (const answer of answers)
      if (!answer.ok) figures.refusals.set(answer.code, (figures.refusals.get(answer.code) ?? 0) + 1);
  }
}

/** A failure as somebody reads it who has to find its cause. */
export function tellFailure({ seed, broken, trace, plan }: Failure): string {
  const laws = broken.map(({ law, found }) => `  ${law}\n${found.map((one) => `    ${one}`).join('\n')}`);
  const of = `${plan.office}, ${plan.desks} desks, ${plan.people} people, ${plan.steps.length} steps`;
  return `history ${seed} (${of})\n${laws.join('\n')}\n  what happened:\n${trace.join('\n')}`;
}
