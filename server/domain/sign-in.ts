import type { SignInStage } from '../contract/staff.ts';

/** What an account asks for, and what a browser has proved besides the password. */
export type Standing = {
  mustChangePassword: boolean;
  enrolled: boolean;
  /** Rule `staff.secondFactor` of the person's office. */
  secondFactorRequired: boolean;
  secondFactorProved: boolean;
};

/**
 * What a browser that gave the right password is asked for next. The second factor comes before everything else: who
 * only knows the password must neither change it nor enrol a device of their own.
 */
export function nextStage(standing: Standing): SignInStage {
  if (standing.enrolled && !standing.secondFactorProved) return 'second_factor';
  if (standing.mustChangePassword) return 'new_password';
  if (standing.secondFactorRequired && !standing.enrolled) return 'enrolment';
  return 'full';
}
