import type { Fleet } from './fleet.ts';
import { judge, type Verdict } from './judge.ts';
import { planOf, type Plan } from './plan.ts';
import { play, type History } from './play.ts';

export type Failure = Verdict & { seed: number; trace: string[]; plan: Plan };
export type Figures = {
  histories: number;
  commands: number;
  deliveries: number;
  refusals: Map<string, number>;
  calls: number;
  workedOut: number;
  deaths: number;
  failures: Failure[];
};

type Run = { seed: number; histories: number; lanes: number; dying: number; onEnd?(done: number): void };

/** Plays and judges so many histories, from one seed on, several at a time over the same servers. */
export async function run(fleet: Fleet, { seed, histories, lanes, dying, onEnd }: Run): Promise<Figures> {
  const figures: Figures = {
    ...{ histories: 0, commands: 0, deliveries: 0, refusals: new Map() },
    ...{ calls: 0, workedOut: 0, deaths: 0, failures: [] },
  };
  let next = seed;
  const lane = async () => {
    while (next < seed + histories) {
      const own = next++;
      const plan = planOf(own, dying);
      const { history, broken } = await playAndJudge(fleet, plan);
      count(figures, history);
      if (broken.length > 0) figures.failures.push({ seed: own, broken, plan, trace: history.trace });
      onEnd?.(figures.histories);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return figures;
}

export async function playAndJudge(fleet: Fleet, plan: Plan): Promise<Verdict & { history: History }> {
  const history = await play(fleet, plan);
  try {
    return { history, ...(await judge(fleet, history)) };
  } finally {
    for (const page of history.pages) page.close();
  }
}

function count(figures: Figures, { plan, said, pages }: History): void {
  figures.histories += 1;
  figures.commands += said.length;
  figures.deaths += plan.deaths.filter((i) => i < plan.steps.length).length;
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
