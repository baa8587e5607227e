import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Sealer } from '../actions/ports/sealer.ts';
import { keepOnce } from './keep-once.ts';

const key = z.string().regex(/^[0-9a-f]{64}$/);
const keyring = z.object({
  current: z.number().int().min(0).max(255),
  keys: z.record(z.string(), key),
  index: key,
});
export type Keyring = z.infer<typeof keyring>;

/**
 * Seals personal numbers with AES-256-GCM (law 14). Layout: key id (1 byte), nonce (12), tag (16), text. A keyed blind
 * index (HMAC-SHA-256) finds an equal number without opening any. Old keys stay in the ring to open what they sealed.
 */
export function createSealer(ring: Keyring): Sealer {
  const keyOf = (id: number) => {
    const hex = ring.keys[String(id)];
    if (!hex) throw new Error(`no sealing key ${id}`);
    return Buffer.from(hex, 'hex');
  };
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(ring.current), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([ring.current]), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(bytes[0]!), bytes.subarray(1, 13));
      decipher.setAuthTag(bytes.subarray(13, 29));
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
    },
    index: (text) => createHmac('sha256', Buffer.from(ring.index, 'hex')).update(text).digest(),
  };
}

/**
 * The keys of this installation, made at its first start and readable by its owner alone. They are on the disk before
 * anything is sealed with them: without them no sealed number can be read again.
 * @throws Error that names the file when it cannot be read
 */
export async function loadKeyring(file: string): Promise<Keyring> {
  if (!existsSync(file)) await makeKeyring(file);
  const parsed = keyring.safeParse(parseJson(await readFile(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`the sealing keys in ${file} cannot be read: restore the file from your backup`);
  return parsed.data;
}

async function makeKeyring(file: string): Promise<void> {
  const hex = () => randomBytes(32).toString('hex');
  const made: Keyring = { current: 1, keys: { 1: hex() }, index: hex() };
  await keepOnce(file, JSON.stringify(made, null, 2));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
