import { knownDevice } from './known-device.ts';
import type { Deps } from './ports/deps.ts';
import type { Browser } from './ports/command-call.ts';
import type { StaffInFull } from './reads/rows.ts';

/**
 * Which of these is the person's password, by its index; null when none is. A login that nobody has costs the same time,
 * and its wrong guesses are counted alike, so that neither tells whether it exists.
 */
export function guessPassword(
  deps: Deps,
  browser: Browser,
  login: string,
  staff: StaffInFull | null,
  passwords: readonly string[],
): Promise<number | null> {
  const device = staff && knownDevice(deps, browser, staff);
  const charge = device
    ? ({ budget: 'passwordAtKnownDevice', of: `${login} ${device}` } as const)
    : ({ budget: 'passwordAtUnknownDevices', of: login } as const);
  const hash = staff?.passwordHash ?? NOBODYS_HASH;
  return deps.guesses.guess([charge], async () => {
    for (const [index, password] of passwords.entries())
      if (await deps.passwords.verify(hash, password)) return index;
    return null;
  });
}

/** argon2id of a random password that nobody has: verifying it takes as long as verifying a real one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Y2hhbmdlLW1lLXNhbHQtMTY$0000000000000000000000000000000000000000000';

/** Looks at a code of the second factor, counted by the sign-in that gives it and by the person. */
export function guessCode<T>(
  deps: Deps,
  browser: Browser | null,
  { staff, staffSessionId }: { staff: StaffInFull; staffSessionId: string },
  look: () => T | null,
): Promise<T | null> {
  const device = browser && knownDevice(deps, browser, staff);
  const ofPerson = device
    ? ({ budget: 'codeAtKnownDevice', of: `${staff.id} ${device}` } as const)
    : ({ budget: 'codeAtUnknownDevices', of: staff.id } as const);
  return deps.guesses.guess([{ budget: 'codeInSignIn', of: staffSessionId }, ofPerson], async () => look());
}
