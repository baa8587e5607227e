import type { Action } from './action.ts';
import { nameOf, personNameOf } from './views.ts';

/** The officials who receive at an office, by name and post (O87-5): whoever complains of one is not called to them. */
export const readOfficials: Action<'catalogue.officials'> = async (
  { store, clock },
  _principal,
  { officeId },
) => {
  const officials = await store.officialsOf(officeId, clock.now());
  return {
    officials: officials.map((one) => ({ staffId: one.id, name: personNameOf(one), post: nameOf(one.post) })),
  };
};
