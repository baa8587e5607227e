import { expect, test } from 'vitest';
import type { CatalogueOffice } from '$contract/catalogue.ts';
import { lineage, regions } from './offices.ts';

const office = (id: string, parentId: string | null, serves = true) =>
  ({ id, parentId, services: serves ? [{}] : [] }) as unknown as CatalogueOffice;

const general = office('general', null);
const abai = office('abai', 'general', false);
const semei = office('semei', 'abai');
const ayagoz = office('ayagoz', 'abai');
const almaty = office('almaty', 'general');
const all = [general, abai, semei, ayagoz, almaty];

test('a person chooses a region first, and in it only offices that give a service', () => {
  expect(regions(all).map(({ region, offices }) => [region.id, offices.map(({ id }) => id)])).toEqual([
    ['general', ['general']],
    ['abai', ['semei', 'ayagoz']],
    ['almaty', ['almaty']],
  ]);
});

test('an office knows those above it, the highest first', () => {
  expect(lineage(all, semei).map(({ id }) => id)).toEqual(['general', 'abai', 'semei']);
});
