import { expect, test } from 'vitest';
import type { CatalogueOffice } from '$contract/catalogue.ts';
import { officeTree } from './officeTree.ts';

const office = (id: string, parentId: string | null) => ({ id, parentId }) as CatalogueOffice;
const offices = [
  office('general', null),
  office('almaty', 'general'),
  office('almaly', 'almaty'),
  office('astana', 'general'),
];

test('the own office comes first, then the tree, each office after the one above it', () => {
  const tree = officeTree(offices, 'almaly').map(({ office: { id }, depth }) => `${depth} ${id}`);
  expect(tree).toEqual(['0 almaly', '0 general', '1 almaty', '1 astana']);
});
