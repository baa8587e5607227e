import type { CatalogueOffice } from '$contract/catalogue.ts';

/** Offices as an official chooses among them: the own first, then the tree, each after the one above it. */
export function officeTree(
  offices: readonly CatalogueOffice[],
  ownId: string,
): { office: CatalogueOffice; depth: number }[] {
  const own = offices.filter(({ id }) => id === ownId).map((office) => ({ office, depth: 0 }));
  const under = (parentId: string | null, depth: number): { office: CatalogueOffice; depth: number }[] =>
    offices
      .filter((office) => office.parentId === parentId)
      .flatMap((office) => [{ office, depth }, ...under(office.id, depth + 1)]);
  return [...own, ...under(null, 0).filter(({ office }) => office.id !== ownId)];
}
