import type { PersonName } from '$contract/person.ts';

export { nameOf as fullName } from '../../lib/names.ts';

/** In the same order as on papers, so that nobody looks for two people. */
export const shortName = ({ surname, givenName }: PersonName): string => `${surname} ${givenName}`;
