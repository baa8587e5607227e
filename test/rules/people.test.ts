import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicant, hasValidCheckDigit, phone } from '../../server/contract/person.ts';

/** The rule of rules.md, section 5, written the other way round: the digit that makes eleven digits a number. */
function checkDigit(eleven: number[]): number | null {
  const sum = (weights: number[]) => weights.reduce((total, w, i) => total + w * eleven[i]!, 0) % 11;
  const first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  if (first < 10) return first;
  const second = sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
  return second < 10 ? second : null;
}

const eleven = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 });

describe('IIN and BIN', () => {
  test('a number with its check digit is taken, whatever its other digits say of birth and sex', () => {
    fc.assert(
      fc.property(eleven, (digits) => {
        const last = checkDigit(digits);
        fc.pre(last !== null);
        return hasValidCheckDigit([...digits, last].join(''));
      }),
    );
  });

  test('any other last digit is refused, and so is a number that has no check digit at all', () => {
    fc.assert(
      fc.property(eleven, fc.integer({ min: 0, max: 9 }), (digits, other) => {
        fc.pre(other !== checkDigit(digits));
        return !hasValidCheckDigit([...digits, other].join(''));
      }),
    );
  });
});

describe('what a person writes', () => {
  test.each([
    ['8 701 123 45 67', '+77011234567'],
    ['+7 (701) 123-45-67', '+77011234567'],
    ['+49 30 1234567', '+49301234567'],
  ])('the telephone %s is kept as %s', (written, kept) => {
    expect(phone.parse(written)).toBe(kept);
  });

  test('a name may hold every Kazakh letter', () => {
    const name = { surname: 'Әғқңөұүһі', givenName: 'Ұлжан-Гүлім', patronymic: 'Өмірқызы' };
    expect(applicant.parse({ name }).name).toEqual(name);
  });

  test('a name that would turn the screen around, or that is no name, is refused', () => {
    for (const surname of ['Ab\u202Eol', '<script>', '12', '', 'a'.repeat(81), 'Ab\nol']) {
      expect(applicant.safeParse({ name: { surname, givenName: 'Ерлан' } }).success).toBe(false);
    }
  });
});
