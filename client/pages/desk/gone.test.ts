import { expect, test } from 'vitest';
import { applicantIsGone } from './gone.ts';

const official = { kind: 'official', joined: true } as const;

test.each([
  ['gone when only the official is in the talk', [official, { kind: 'applicant', joined: false }], true],
  ['here when in the talk', [official, { kind: 'applicant', joined: true }], false],
  [
    'here when the representative is',
    [official, { kind: 'applicant', joined: false }, { kind: 'representative', joined: true }],
    false,
  ],
] as const)('the person is %s', (_, participants, gone) => {
  expect(applicantIsGone({ participants })).toBe(gone);
});
