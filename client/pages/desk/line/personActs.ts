import type { LineEntry } from '$contract/desk.ts';

export const PERSON_ACTS = [
  'call',
  'unpark',
  'putBack',
  'checkClaim',
  'vouch',
  'park',
  'transfer',
  'write',
] as const;
export type PersonAct = (typeof PERSON_ACTS)[number];

type Standing = Pick<LineEntry, 'state' | 'waitsFor' | 'claim'>;
/** Is the desk free to call somebody, and is this person the next to be called? */
type AtDesk = { free: boolean; next: boolean };

/** What an official may do with a person of the line, or with the one at the desk, as the table of states allows it. */
export function actsOn({ state, waitsFor, claim }: Standing, { free, next }: AtDesk): PersonAct[] {
  const waits = state === 'waiting' || state === 'parked';
  const received = state === 'called' || state === 'in_session';
  const may: Record<PersonAct, boolean> = {
    // Whoever is next is called by «Call next», in order and without a reason.
    call: waits && free && !next && waitsFor !== 'colleague',
    unpark: state === 'parked',
    putBack: received,
    checkClaim: claim !== null && claim.state !== 'proved',
    vouch: waits && waitsFor === 'interpreter',
    park: state === 'waiting' || received,
    transfer: waits || received,
    write: true,
  };
  return PERSON_ACTS.filter((act) => may[act]);
}
