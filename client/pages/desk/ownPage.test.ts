import { expect, test } from 'vitest';
import type { Role } from '$contract/staff.ts';
import { ownPage } from './ownPage.ts';

const holding = (...roles: Role[]) => ({
  grants: roles.map((role) => ({
    ...{ role, officeId: '0190a000-0000-7000-8000-000000000000' },
    officeName: { kk: 'A', ru: 'A', en: 'A' },
  })),
});

test.each<[Role[], string]>([
  [['official'], '/desk'],
  [['administrator'], '/admin'],
  [['administrator', 'official'], '/desk'],
  [['interpreter'], '/interpreter'],
  [['interpreter', 'administrator'], '/interpreter'],
  [['organiser'], '/desk'],
  [[], '/desk'],
])('who holds %j works at %s', (roles, page) => {
  expect(ownPage(holding(...roles))).toBe(page);
});
