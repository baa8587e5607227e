import type { EstimateParameters } from '../contract/estimate.ts';
import { nextBreak } from '../domain/business-day.ts';
import { learn } from '../domain/estimate.ts';
import { readOfficeRules, type rulesOfOffice } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import type { Office } from './reads/rows.ts';

type Rules = ReturnType<typeof rulesOfOffice>;

/** What waits in this queue are worked out from now. */
export async function readEstimate(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  queue: { id: string; office: Pick<Office, 'id' | 'kind' | 'timeZone'> },
  rules?: Rules,
): Promise<EstimateParameters> {
  const at = clock.now();
  const { rule } = rules ?? (await readOfficeRules(store, queue.office, at));
  const facts = await store.queueFacts(queue.id);
  if (!facts) throw new Error(`no queue ${queue.id}`);
  const pause = nextBreak(at, queue.office.timeZone, rule('reception.breaks').value.breaks);
  return {
    openDesks: facts.openDesks,
    ...learn(facts, rule('estimate.prior').value),
    nextBreak: pause && { from: pause.from.toISOString(), to: pause.to.toISOString() },
  };
}
