import type { FilePurpose } from '../contract/file.ts';
import type { RuleValue } from './rules.ts';

type Kept = { purpose: FilePurpose; state: 'asked' | 'declined' | 'stored' | 'removed' };

/** How many scans may still be handed in by the side these files are from. */
export const scansLeft = (files: readonly Kept[], { scans }: RuleValue<'appeal.files'>): number =>
  Math.max(0, scans - files.filter((file) => file.purpose === 'scan' && file.state === 'stored').length);
