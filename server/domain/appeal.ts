import type { AppealState } from '../contract/appeal-state.ts';
import type { Machine } from './machine.ts';

export type AppealAct = 'offer' | 'return' | 'sign' | 'confirmByWord' | 'register';

/** Every way of an appeal leads to its registration; none leads to a refusal, because there is none (GOV). */
export const appealMachine: Machine<AppealState, AppealAct> = {
  /** Again: with what the applicant, or the official, found wrong in it put right. */
  offer: { from: ['offered', 'returned'], to: 'offered' },
  return: { from: ['offered'], to: 'returned' },
  sign: { from: ['offered'], to: 'registered' },
  confirmByWord: { from: ['offered'], to: 'registered' },
  register: { from: ['submitted'], to: 'registered' },
};

/** `75-1-2026-00001`: an appeal's number, in an office's one row of numbers for a year. */
export const appealLabel = (officeCode: string, year: number, number: number): string =>
  `${officeCode}-${year}-${String(number).padStart(5, '0')}`;
