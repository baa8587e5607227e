import { NotSent } from '../../actions/ports/notifier.ts';
import { handOver } from './http-request.ts';
import type { Letter } from './smtp.ts';

/**
 * An SMS gateway over HTTP. A URL with `{to}` and `{text}` is asked as it stands, filled in; any other gets
 * `POST { id, to, text }` as JSON. A token goes along as a bearer.
 */
export type SmsSettings = { url: string; token: string | undefined };

export function smsSender({ url, token }: SmsSettings) {
  const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
  return {
    async send({ id, to, text }: Letter): Promise<void> {
      try {
        if (url.includes('{to}')) {
          const filled = { to: encodeURIComponent(to), text: encodeURIComponent(text) };
          const target = url.replace(/\{(to|text)\}/g, (_, name: 'to' | 'text') => filled[name]);
          return await handOver(target, { headers: { ...authorization } }, 'sms');
        }
        const headers = { ...authorization, 'content-type': 'application/json', 'idempotency-key': id };
        const body = JSON.stringify({ id, to, text });
        return await handOver(url, { method: 'POST', headers, body }, 'sms');
      } catch (error) {
        // Only a browser's subscription can be gone: a gateway that is not there may come back.
        if (error instanceof NotSent && error.why === 'gone') throw new NotSent('later', error.message);
        throw error;
      }
    },
  };
}
