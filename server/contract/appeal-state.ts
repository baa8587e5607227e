import * as z from 'zod';

/**
 * `submitted`: handed in by the applicant, waits for an official to register it. `offered`: the protocol of an oral
 * appeal, for the applicant to read and confirm. `returned`: they found something wrong in it. `registered`: it has its
 * number. A refusal to take an appeal does not exist (GOV).
 */
export const APPEAL_STATES = ['submitted', 'offered', 'returned', 'registered'] as const;
export const appealState = z.enum(APPEAL_STATES);
export type AppealState = z.infer<typeof appealState>;

export const appealForm = z.enum(['written', 'oral', 'video']);
export type AppealForm = z.infer<typeof appealForm>;
