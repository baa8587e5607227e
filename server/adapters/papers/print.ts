import type { PaperFacts } from '../../domain/paper-facts.ts';
import { printCoupon } from './coupon.ts';
import { printProtocol } from './protocol.ts';

/** The PDF of a paper: the same facts give the same bytes, whenever and wherever they are printed. */
export const printPaper = (facts: PaperFacts, checkUrl: string): Promise<Uint8Array> =>
  facts.kind === 'coupon' ? printCoupon(facts, checkUrl) : printProtocol(facts, checkUrl);
