import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Deps } from './ports/deps.ts';
import type { Browser } from './ports/command-call.ts';
import type { StaffInFull } from './reads/rows.ts';

/**
 * A browser that a person has signed in at keeps a cookie that proves it, and has a budget of wrong guesses of its own:
 * whoever burns the budget of unknown browsers cannot stop the person at the usual one (decision 6). The cookie opens
 * nothing. It is signed over the password's hash, so that it dies with the password.
 */
type Owner = Pick<StaffInFull, 'id' | 'login' | 'passwordHash'>;

/** Which known device this is, or null. */
export function knownDevice(deps: Deps, browser: Browser, staff: Owner): string | null {
  const [device, signature] = (browser.cookie(cookieName(deps, staff)) ?? '').split('.');
  if (!device || !signature) return null;
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(deps, staff, device);
  return given.length === right.length && timingSafeEqual(given, right) ? device : null;
}

/** Remembers this browser, or goes on remembering it. */
export function rememberDevice(deps: Deps, browser: Browser, staff: Owner): void {
  const device = knownDevice(deps, browser, staff) ?? randomBytes(16).toString('base64url');
  const signature = signatureOf(deps, staff, device).toString('base64url');
  browser.keep(cookieName(deps, staff), `${device}.${signature}`, deps.settings.knownDeviceMs);
}

/** One for each person, since people share browsers; the name does not tell whose it is. */
const cookieName = ({ sealer }: Deps, { login }: Owner) =>
  `q_d_${Buffer.from(sealer.index(`device cookie of ${login}`))
    .toString('hex')
    .slice(0, 16)}`;

const signatureOf = ({ sealer }: Deps, { id, passwordHash }: Owner, device: string) =>
  Buffer.from(sealer.index(`device ${device} of ${id} with ${passwordHash}`));
