import type { PersonName } from '$contract/person.ts';

/** Surname first, as in documents. */
export const fullName = ({ surname, givenName, patronymic }: PersonName): string =>
  [surname, givenName, patronymic].filter(Boolean).join(' ');

export const shortName = ({ surname, givenName }: PersonName): string => `${givenName} ${surname}`;
