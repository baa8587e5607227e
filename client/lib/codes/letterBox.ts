import { ask } from '../api.ts';

/** Does this installation show its messages on a page instead of sending them? Only the demonstration does. */
export const letterBoxServes = (): Promise<boolean> =>
  ask('outbox.read', {}).then(
    () => true,
    () => false,
  );
