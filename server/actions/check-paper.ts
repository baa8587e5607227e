import { Refusal } from '../contract/errors.ts';
import { paperFacts } from '../domain/paper-facts.ts';
import type { Action } from './action.ts';

/** Says to whoever holds the code that the paper is genuine: whose, when, which; never what it says, nor of whom. */
export const checkPaper: Action<'paper.check'> = async (deps, _principal, { code }) => {
  const paper = await deps.store.paperByCode(code);
  if (!paper) throw new Refusal('NOT_FOUND', 'no paper has this code');
  const facts = paperFacts.parse(paper.facts);
  return {
    kind: facts.kind,
    officeName: facts.office,
    label: facts.kind === 'coupon' ? facts.label : null,
    issuedAt: facts.issuedAt,
    sha256: paper.sha256 && Buffer.from(paper.sha256).toString('hex'),
  };
};
