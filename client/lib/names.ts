import type { PersonName } from '$contract/person.ts';

/** Surname first, as documents write it. */
export const nameOf = ({ surname, givenName, patronymic }: PersonName): string =>
  [surname, givenName, patronymic].filter(Boolean).join(' ');
