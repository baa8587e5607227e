import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { Came } from './http-service.ts';

/** A browser that subscribed: it alone has the keys, and opens what comes by RFC 8291 itself, with no library of ours. */
export function subscribe(endpoint: string) {
  const ecdh = createECDH('prime256v1');
  const own = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: {
      endpoint,
      keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    },
    open({ headers, body }: Came): unknown {
      if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not aes128gcm');
      const [salt, keyLength] = [body.subarray(0, 16), body[20]!];
      const senders = body.subarray(21, 21 + keyLength);
      const record = body.subarray(21 + keyLength);
      const shared = hmac(auth, ecdh.computeSecret(senders));
      const material = hmac(shared, Buffer.concat([text('WebPush: info\0'), own, senders, ONE]));
      const root = hmac(salt, material);
      const key = hmac(root, Buffer.concat([text('Content-Encoding: aes128gcm\0'), ONE])).subarray(0, 16);
      const nonce = hmac(root, Buffer.concat([text('Content-Encoding: nonce\0'), ONE])).subarray(0, 12);
      const cipher = createDecipheriv('aes-128-gcm', key, nonce);
      cipher.setAuthTag(record.subarray(-16));
      const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
      // The last record ends with 0x02 and zeros.
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8'));
    },
  };
}

const ONE = Buffer.from([1]);
const text = (ascii: string) => Buffer.from(ascii, 'ascii');
const hmac = (key: Buffer, over: Buffer) => createHmac('sha256', key).update(over).digest();

/** What the sender claims of itself (RFC 8292), once its signature by this key is proved. */
export function claimsOf({ headers }: Came, publicKey: string): { aud: string; sub: string; exp: number } {
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  if (key !== publicKey) throw new Error('signed with another key than the page was given');
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url')))
    throw new Error('the signature does not hold');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
}
