import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Deps } from './ports/deps.ts';
import type { Tables } from './ports/change.ts';
import type { StaffInFull } from './reads/rows.ts';

/** RFC 6238 with what every authenticator knows: SHA-1, six digits, 30 s. One step to either side forgives a slow clock. */
const TOTP_SHAPE = { issuer: 'Qabyldau', algorithm: 'SHA1', digits: 6, period: 30 } as const;
const STEPS_ASIDE = 1;
const RECOVERY_CODES = 10;
const RECOVERY_CODE_LENGTH = 10;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

type Enrolment = Pick<
  StaffInFull,
  'id' | 'totpSealed' | 'totpConfirmedAt' | 'totpLastStep' | 'recoveryHashes'
>;

export const isEnrolled = (staff: Enrolment): boolean =>
  staff.totpSealed !== null && staff.totpConfirmedAt !== null;

/**
 * What using this code changes in the person's row, or null when it is wrong or used up. Written on condition that the
 * row is as it was read: of two who use one code at once, one has used it and the other finds it used.
 */
export function useCode(
  deps: Deps,
  staff: Enrolment,
  code: string,
  at: Date,
): Partial<Tables['Staff']> | null {
  if (!isEnrolled(staff)) return null;
  if (code.length === RECOVERY_CODE_LENGTH) return useRecoveryCode(deps, staff, code);
  const step = stepOf(Secret.fromBase32(deps.sealer.open(staff.totpSealed!)), code, at);
  return step !== null && step > staff.totpLastStep ? { totpLastStep: step } : null;
}

/** The 30 s step that this code of the secret belongs to, if it is one of now. */
export function stepOf(secret: Secret, code: string, at: Date): number | null {
  const totp = new TOTP({ ...TOTP_SHAPE, secret });
  const timestamp = at.getTime();
  const aside = totp.validate({ token: code, timestamp, window: STEPS_ASIDE });
  return aside === null ? null : totp.counter({ timestamp }) + aside;
}

/**
 * The secret offered to a browser that enrols: 160 bits, made by a keyed hash of what there is only once, its sign-in
 * and the enrolment before. So a page that is reloaded shows the same QR, another sign-in is offered another secret,
 * and nothing is stored, nor an enrolment in use touched, before a code has proved the new one.
 */
export function offeredSecret({ sealer }: Deps, staffSessionId: string, staff: Enrolment): Secret {
  const before = staff.totpConfirmedAt?.getTime() ?? staff.totpLastStep;
  const bytes = sealer.index(`second factor offered to ${staffSessionId} after ${before} of ${staff.id}`);
  return new Secret({ buffer: new Uint8Array(bytes.slice(0, 20)).buffer });
}

export const enrolmentUri = (secret: Secret, login: string): string =>
  new TOTP({ ...TOTP_SHAPE, label: login, secret }).toString();

/**
 * Ten codes to keep on paper, 50 random bits each. Kept as keyed hashes: a copied database alone says nothing of them,
 * and with so much chance in them a slow hash would only make each wrong guess cost us ten of its kind.
 */
export function newRecoveryCodes(deps: Deps, staffId: string) {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from(randomBytes(RECOVERY_CODE_LENGTH), (byte) => BASE32[byte & 31]).join(''),
  );
  return { codes, hashes: codes.map((code) => recoveryHash(deps, staffId, code)) };
}

function useRecoveryCode(deps: Deps, staff: Enrolment, code: string) {
  const hash = recoveryHash(deps, staff.id, code);
  const left = staff.recoveryHashes.filter((kept) => !timingSafeEqual(kept, hash));
  return left.length < staff.recoveryHashes.length ? { recoveryHashes: left } : null;
}

const recoveryHash = ({ sealer }: Deps, staffId: string, code: string) =>
  new Uint8Array(sealer.index(`recovery code ${code} of ${staffId}`));
