/** A version 4 UUID. `crypto.randomUUID` is missing in Chrome 87 and Safari 14, and everywhere on plain http. */
export function uuid(): string {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The secret of a capability link: 32 random bytes in base64url, 43 characters. */
export function newSecret(): string {
  return btoa(String.fromCharCode(...randomBytes(32)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** Between `from` and `to`, so that a crowd does not come back in the same instant. */
export const between = (from: number, to: number) => from + Math.random() * (to - from);

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
