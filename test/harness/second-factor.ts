import { Secret, TOTP } from 'otpauth';
import type { TestClock } from './server.ts';

/** A person's authenticator: the code it shows now, or so many steps of 30 s from now. */
export const codeOf = (secret: string, clock: Pick<TestClock, 'now'>, stepsAway = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: clock.now().getTime() + stepsAway * 30_000,
  });
