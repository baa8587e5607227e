import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { PaperFacts } from '../domain/paper-facts.ts';
import { insert, type Write } from './ports/change.ts';

/** Issues a paper as part of a larger command; it is printed when it is first asked for. */
export function issuePaper(
  of: { officeId: string; visitId: string; appealId: string | null },
  facts: PaperFacts,
): Write {
  return insert('Paper', {
    id: uuid(),
    ...of,
    kind: facts.kind,
    code: randomBytes(16).toString('base64url'),
    facts,
    issuedAt: facts.issuedAt,
  });
}
