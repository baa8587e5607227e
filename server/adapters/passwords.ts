import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../actions/ports/passwords.ts';

/** argon2id with the parameters OWASP recommends: 19 MiB, 2 passes, 1 lane. Both calls run off the main thread. */
export const passwords: Passwords = {
  hash: (password) => hash(password, { memoryCost: 19456, timeCost: 2, parallelism: 1 }),
  verify: (stored, password) => verify(stored, password),
};
