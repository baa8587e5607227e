import { expect, test } from 'vitest';
import { surnameAndInitials } from './initials.ts';

test.each([
  [{ surname: 'Әбілқасымов', givenName: 'Ғани', patronymic: 'Өмірұлы' }, 'Әбілқасымов Ғ. Ө.'],
  [{ surname: 'Иманов', givenName: 'іңкәр' }, 'Иманов І.'],
  [{ surname: 'Ли', givenName: 'Анна-Мария', patronymic: 'Сергеевна' }, 'Ли А.-М. С.'],
  [{ surname: 'O’Neil', givenName: 'Íris' }, 'O’Neil Í.'],
])('GOV: surname in full, then initials, in one piece: %o', (name, written) => {
  expect(surnameAndInitials(name)).toBe(written.replace(/ /g, '\u00a0'));
});
