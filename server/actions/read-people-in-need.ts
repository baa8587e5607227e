import type { PersonInNeed } from '../contract/interpreter.ts';
import { aheadOf } from '../contract/order.ts';
import { orderKeyOf } from '../domain/order.ts';
import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { rulesOfOffice } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import type { PersonToInterpret } from './reads/interpreter.ts';
import { nameOf, receptionLanguageOf } from './views.ts';

/** So many of those whom the interpreter has not taken are listed; those who came first are the nearest to their call. */
const LISTED = 60;

/** Who needs an interpreter in the offices where this member of staff is one. */
export const listPeopleInNeed: Action<'interpreter.list'> = async (deps, principal) => {
  const { staffId, grants } = signedInStaff(principal);
  const paths = grants.filter(({ role }) => role === 'interpreter').map(({ officePath }) => officePath);
  const found =
    paths.length > 0
      ? await deps.store.peopleInNeed(paths, staffId, LISTED)
      : { people: [], total: 0, queueIds: [] };
  const aheads = await readAheads(deps, found.people);
  return {
    people: found.people.map((person, i) => view(person, staffId, aheads[i]!)),
    total: found.total,
    queueIds: found.queueIds,
    keepEveryMs: Math.floor(deps.settings.interpreterLeaseMs / 3),
    at: deps.clock.now().toISOString(),
  };
};

/** How many would be called before each of them. */
async function readAheads(deps: Deps, people: readonly PersonToInterpret[]): Promise<(number | null)[]> {
  const [rows, at] = [await deps.store.rules(), deps.clock.now()];
  return Promise.all(
    people.map(async ({ queueId, band, visit, ...ticket }) => {
      if (ticket.state !== 'waiting' || !ticket.due) return null;
      const { turn, standing } = await deps.store.place(queueId, orderKeyOf({ ...ticket, band }));
      const blending = rulesOfOffice(rows, visit.office, at).rule('queue.blending').value;
      return aheadOf(band, standing, { turn, blending });
    }),
  );
}

function view(person: PersonToInterpret, staffId: string, ahead: number | null): PersonInNeed {
  const { queue, unit, visit } = person;
  const yours = Boolean(unit?.leaseUntil) && unit?.staffId === staffId;
  return {
    ticketId: person.id,
    label: person.label,
    queueId: queue.id,
    queueName: nameOf(queue),
    officeName: nameOf(visit.office),
    language: visit.interpreterFor ?? '',
    receptionLanguage: receptionLanguageOf(visit.language),
    state: person.state,
    takenAt: person.createdAt.toISOString(),
    bookedFor: person.bookedFor?.toISOString() ?? null,
    ahead,
    taken: yours ? 'you' : person.leaseHolds ? 'another' : 'nobody',
    ready: Boolean(unit?.readyAt),
    session: expectedIn(person, staffId),
  };
}

function expectedIn({ sessions, visitId }: PersonToInterpret, staffId: string): PersonInNeed['session'] {
  for (const { id: sessionId, state, calledAt, desk, participants } of sessions) {
    const you = participants.find((one) => one.kind === 'interpreter' && one.staffId === staffId);
    if (!you) continue;
    const answered = you.joinedAt !== null;
    return { sessionId, visitId, state, calledAt: calledAt.toISOString(), desk: desk.label, answered };
  }
  return null;
}
