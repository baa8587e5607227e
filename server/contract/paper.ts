import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised } from './language.ts';

export const paperKind = z.enum(['coupon', 'protocol']);
export type PaperKind = z.infer<typeof paperKind>;

/** The PDF itself is `GET /papers/<paperId>.pdf`, for who may see the visit. */
export const paperLink = z.object({
  paperId: id,
  kind: paperKind,
  /** Of a coupon: the appeal's registration number. */
  label: z.string().nullable(),
  issuedAt: instant,
});
export type PaperLink = z.infer<typeof paperLink>;

/** 16 random bytes in base64url, printed in the QR. */
export const paperCode = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/**
 * Whether a paper is genuine, for whoever holds it: what it is, whose office, when, and the fingerprint of the file
 * (SHA-256, hex) to compare with. Never what it says, nor of whom.
 */
export const checkPaper = {
  input: z.object({ code: paperCode }),
  output: z.object({
    kind: paperKind,
    officeName: localised,
    label: z.string().nullable(),
    issuedAt: instant,
    sha256: z.string().nullable(),
  }),
};
