import { ECDH } from 'node:crypto';
import webPush from 'web-push';
import { NotSent, type Outgoing, type PushTarget } from '../../actions/ports/notifier.ts';
import { handOver } from './http-request.ts';
import type { VapidKeys } from './vapid.ts';

export type PushSettings = {
  vapid: VapidKeys;
  /** Who to turn to about our messages: `mailto:` or `https:`. */
  subject: string;
  /** Origins of push services besides those of the known browsers. */
  services: readonly string[];
};

/** The push services of the browsers in use: Chrome and Edge, Firefox, Safari, Edge on Windows. */
const KNOWN_HOSTS = [
  /^fcm\.googleapis\.com$/,
  /^updates\.push\.services\.mozilla\.com$/,
  /^web\.push\.apple\.com$/,
  /^[a-z0-9-]+\.notify\.windows\.com$/,
];

/** Web Push (RFC 8030, RFC 8291, RFC 8292). An endpoint is whatever a page has claimed: only push services are asked. */
export function pushSender({ vapid, subject, services }: PushSettings) {
  const isService = (endpoint: string): boolean => {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, host, hostname, username, password, origin } = new URL(endpoint);
    if (username || password) return false;
    if (services.includes(origin)) return true;
    return protocol === 'https:' && host === hostname && KNOWN_HOSTS.some((known) => known.test(hostname));
  };
  return {
    accepts: ({ endpoint, keys }: PushTarget): boolean => isService(endpoint) && areKeys(keys),
    async send(message: Extract<Outgoing, { channel: 'push' }>): Promise<void> {
      const { target, payload, ttlSeconds, urgent, topic } = message;
      if (!isService(target.endpoint)) throw new NotSent('gone', 'not a push service');
      const { headers, body } = webPush.generateRequestDetails(target, payload, {
        vapidDetails: { subject, ...vapid },
        TTL: ttlSeconds,
        urgency: urgent ? 'high' : 'normal',
        topic,
        contentEncoding: 'aes128gcm',
      });
      // fetch counts the length itself.
      const { 'Content-Length': _, ...rest } = headers as Record<string, string>;
      const request = { method: 'POST', headers: rest, body: new Uint8Array(body as Buffer) };
      await handOver(target.endpoint, request, 'push');
    },
  };
}

/** A point on the curve and 16 bytes: anything else cannot be encrypted for. */
function areKeys({ p256dh, auth }: PushTarget['keys']): boolean {
  if (Buffer.from(auth, 'base64url').length !== 16) return false;
  if (Buffer.from(p256dh, 'base64url').length !== 65) return false;
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url');
    return true;
  } catch {
    return false;
  }
}
