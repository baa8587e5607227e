import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWeakPassword } from '../../server/domain/password.ts';
import { nextStage, type Standing } from '../../server/domain/sign-in.ts';

const yesNo = [false, true];
const standings: Standing[] = yesNo.flatMap((mustChangePassword) =>
  yesNo.flatMap((enrolled) =>
    yesNo.flatMap((secondFactorRequired) =>
      yesNo.map((secondFactorProved) => ({
        ...{ mustChangePassword, enrolled, secondFactorRequired, secondFactorProved },
      })),
    ),
  ),
);

describe('what a browser with the right password is asked for next', () => {
  test.each<[string, Partial<Standing>, string]>([
    ['nothing, where nothing is asked for', {}, 'full'],
    ['an own password instead of a given one', { mustChangePassword: true }, 'new_password'],
    ['a second factor, where the office requires one', { secondFactorRequired: true }, 'enrolment'],
    [
      'the password before the enrolment',
      { mustChangePassword: true, secondFactorRequired: true },
      'new_password',
    ],
    ['a code, once enrolled, required or not', { enrolled: true }, 'second_factor'],
    ['the code before the new password', { enrolled: true, mustChangePassword: true }, 'second_factor'],
    [
      'the new password after the code',
      { enrolled: true, mustChangePassword: true, secondFactorProved: true },
      'new_password',
    ],
    ['nothing more after the code', { enrolled: true, secondFactorProved: true }, 'full'],
    [
      'nothing more after the enrolment',
      { enrolled: true, secondFactorRequired: true, secondFactorProved: true },
      'full',
    ],
  ])('%s', (_what, standing, stage) => {
    const nothing = standings[0]!;
    expect(nextStage({ ...nothing, ...standing })).toBe(stage);
  });

  test('nobody is in who is enrolled and has not proved it, has a given password, or lacks what is required', () => {
    for (const standing of standings) {
      const { mustChangePassword, enrolled, secondFactorRequired, secondFactorProved } = standing;
      const lacks = mustChangePassword || (enrolled ? !secondFactorProved : secondFactorRequired);
      expect({ standing, in: nextStage(standing) === 'full' }).toEqual({ standing, in: !lacks });
    }
  });

  test('whoever goes from step to step arrives, and meets no step twice', () => {
    for (const first of standings) {
      const met: string[] = [];
      let standing = first;
      for (let stage = nextStage(standing); stage !== 'full'; stage = nextStage(standing)) {
        expect(met).not.toContain(stage);
        met.push(stage);
        if (stage === 'new_password') standing = { ...standing, mustChangePassword: false };
        if (stage === 'enrolment') standing = { ...standing, enrolled: true, secondFactorProved: true };
        if (stage === 'second_factor') standing = { ...standing, secondFactorProved: true };
      }
      expect(met.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('a password is too weak', () => {
  test.each([
    ['of eleven characters', 'Мен-2-үйде!'],
    ['of eleven characters that are many bytes', '🐎🐎🐎🐎🐎🐎🐫🐫🐫🐫🐫'],
    ['with the login in it', 'менің-Aigerim-құпиясөзім'],
    ['that everybody knows', 'Password1234'],
    ['that everybody knows in Kazakh', 'Құпиясөз1234'],
    ['of one character', 'ааааааааааааааааа'],
  ])('%s', (_what, password) => expect(isWeakPassword(password, 'aigerim')).toBe(true));

  test('and four plain words are not', () => {
    expect(isWeakPassword('тау бұлақ домбыра күз', 'aigerim')).toBe(false);
  });

  test('whatever is shorter than twelve characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 11 }), (password) => {
        fc.pre([...password].length < 12);
        return isWeakPassword(password, 'aigerim');
      }),
    );
  });
});
