import type { PersonInNeed } from '$contract/interpreter.ts';

type Seen = Pick<PersonInNeed, 'ticketId' | 'label' | 'taken' | 'ready' | 'session'>;

/**
 * The numbers of those who could be called a moment ago and cannot now although nobody here said so: the interpreter was
 * not heard of. A call takes the interpreter from all others, and that is no loss.
 */
export function noLongerReady(before: readonly Seen[], now: readonly Seen[]): string[] {
  if (now.some(({ session }) => session !== null)) return [];
  return before
    .filter(({ taken, ready, session }) => taken === 'you' && ready && session === null)
    .map(({ ticketId }) => now.find((one) => one.ticketId === ticketId))
    .filter((one): one is Seen => one !== undefined && !(one.taken === 'you' && one.ready))
    .map(({ label }) => label);
}
