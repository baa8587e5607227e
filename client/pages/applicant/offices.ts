import type { Catalogue, CatalogueOffice } from '$contract/catalogue.ts';

/** The office and those above it, the highest first. */
export function lineage(offices: Catalogue['offices'], office: CatalogueOffice): CatalogueOffice[] {
  const line: CatalogueOffice[] = [];
  for (let at: CatalogueOffice | undefined = office; at && !line.includes(at); at = parentOf(offices, at)) {
    line.unshift(at);
  }
  return line;
}

/**
 * The regions a person chooses from: the offices right under the highest one, and the highest itself. Each holds those
 * below it, in the order of the catalogue, and only those that give a service.
 */
export function regions(
  offices: Catalogue['offices'],
): { region: CatalogueOffice; offices: CatalogueOffice[] }[] {
  const found = new Map<CatalogueOffice, CatalogueOffice[]>();
  for (const office of offices) {
    if (office.services.length === 0) continue;
    const [highest, second] = lineage(offices, office);
    const region = second ?? highest ?? office;
    found.set(region, [...(found.get(region) ?? []), office]);
  }
  return [...found].map(([region, within]) => ({ region, offices: within }));
}

const parentOf = (offices: Catalogue['offices'], office: CatalogueOffice) =>
  offices.find(({ id }) => id === office.parentId);
