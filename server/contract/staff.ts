import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised } from './language.ts';
import { personName } from './person.ts';

export const ROLES = ['official', 'interpreter', 'organiser', 'controller', 'administrator'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const staffView = z.object({
  staffId: id,
  name: personName,
  post: localised,
  office: z.object({ id, name: localised }),
  grants: z.array(z.object({ role, officeId: id, officeName: localised })),
});
export type StaffView = z.infer<typeof staffView>;

/** How far a browser has come in signing in. `staff` is there once nothing more is asked for. */
export const signInStage = z.enum(['new_password', 'enrolment', 'second_factor', 'full']);
export type SignInStage = z.infer<typeof signInStage>;
export const signInProgress = z.object({ stage: signInStage, staff: staffView.nullable() });
export type SignInProgress = z.infer<typeof signInProgress>;

/** NFC: the same letters typed on another keyboard are the same password. */
const password = z.string().min(1).max(200).normalize('NFC');
export const signIn = {
  input: z.object({
    login: z
      .string()
      .trim()
      .regex(/^[^\p{Cc}\p{Cs}]{1,100}$/u),
    password,
  }),
  output: signInProgress,
};
export const signOut = { input: z.object({}), output: z.object({}) };
export const readSelf = { input: z.object({}), output: signInProgress };

/** A six-digit code of the authenticator (RFC 6238), or one of the recovery codes. */
const secondFactorCode = z
  .string()
  .transform((s) => s.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^(\d{6}|[A-Z2-7]{10})$/));
export const giveSecondFactor = { input: z.object({ code: secondFactorCode }), output: signInProgress };

/**
 * A secret for this sign-in, as text and as an `otpauth:` address for the QR. It is the same when asked for again, and
 * counts once a code has proved it.
 */
export const beginEnrolment = {
  input: z.object({}),
  output: z.object({ secret: z.string(), uri: z.string() }),
};
/**
 * `code` proves the offered secret; `current`, a code of the second factor in use, is asked for where there is one: so a
 * person changes to another telephone, also where the rule requires a second factor. The recovery codes are shown once.
 */
export const confirmEnrolment = {
  input: z.object({ code: secondFactorCode, current: secondFactorCode.optional() }),
  output: signInProgress.extend({ recoveryCodes: z.array(z.string()) }),
};
/** Only where the rule does not require it. */
export const dropSecondFactor = { input: z.object({ code: secondFactorCode }), output: z.object({}) };

/** At least 12 characters, not the login, not among the best known (PASSWORD_WEAK). Ends the person's other sign-ins. */
export const changePassword = {
  input: z.object({ current: password, next: password }),
  output: signInProgress,
};

export const signedInBrowser = z.object({
  staffSessionId: id,
  userAgent: z.string(),
  createdAt: instant,
  expiresAt: instant,
  current: z.boolean(),
  connected: z.boolean(),
});
export type SignedInBrowser = z.infer<typeof signedInBrowser>;
export const readSecurity = {
  input: z.object({}),
  output: z.object({
    secondFactor: z.boolean(),
    secondFactorRequired: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    browsers: z.array(signedInBrowser),
  }),
};
/** Ends one sign-in: its sockets and its media close at once. */
export const revokeSession = { input: z.object({ staffSessionId: id }), output: z.object({}) };
