import { createHmac, randomUUID } from 'node:crypto';

/** Where a page may be relayed, in WebRTC's words (RTCIceServer). */
export type IceServer = { urls: string[]; username: string; credential: string };

/**
 * A credential that serves until `until` and is proved by the secret that the relay shares (the form that coturn calls
 * `use-auth-secret`). The name holds the hour of its end and nothing of the person.
 */
export function relayCredential(secret: string, until: Date): Omit<IceServer, 'urls'> {
  const username = `${Math.floor(until.getTime() / 1000)}:${randomUUID()}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
