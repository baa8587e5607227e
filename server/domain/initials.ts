import type { PersonName } from '../contract/person.ts';

/** In one piece on the line: a surname does not part from its initials. */
const JOINED = '\u00a0';

/** Surname, then initials, as a coupon names who accepted (GOV): «Әбілқасымова А. Б.», «Ли Ж.-К.». */
export const surnameAndInitials = ({ surname, givenName, patronymic }: PersonName): string =>
  [surname, initial(givenName), ...(patronymic ? [initial(patronymic)] : [])].join(JOINED);

const initial = (name: string): string =>
  name
    .split('-')
    .map((part) => part.trim())
    .filter((part) => part.length > 0)
    .map((part) => `${[...part][0]!.toLocaleUpperCase('kk')}.`)
    .join('-');
