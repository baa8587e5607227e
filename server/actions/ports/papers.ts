import type { PaperFacts } from '../../domain/paper-facts.ts';

/** Prints papers as PDF: the same facts and address give the same bytes. */
export type Papers = { print(facts: PaperFacts, checkUrl: string): Promise<Uint8Array> };
