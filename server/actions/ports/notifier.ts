import type { CodeChannel } from '../../contract/code.ts';
import type { MessageChannel } from '../../contract/message.ts';

export type PushTarget = { endpoint: string; keys: { p256dh: string; auth: string } };

/** A message on its way out. `id` stays the same over repetitions, so that a receiver can tell one from another. */
export type Outgoing =
  | { channel: CodeChannel; id: string; to: string; subject: string; text: string }
  | {
      channel: 'push';
      id: string;
      target: PushTarget;
      payload: string;
      ttlSeconds: number;
      urgent: boolean;
      /** A newer message of the same topic takes the place of one that has not been delivered yet. */
      topic: string;
    };

/** Hands messages to the world: SMTP, an SMS gateway, the browsers' push services. */
export type Notifier = {
  /** Is anything set to send by this channel? */
  sends(channel: MessageChannel): boolean;
  /** @throws NotSent */
  send(message: Outgoing): Promise<void>;
  /** What browsers subscribe with: a VAPID public key in base64url. */
  pushKey: string;
  /** Is this a subscription with a push service that may be written to, and with keys that can be encrypted for? */
  accepts(target: PushTarget): boolean;
  close(): void;
};

/**
 * Why a message was not handed over. `later`: worth another attempt. `refused`: it never will be taken. `gone`: the
 * browser has ended its subscription. Nothing of what the other side answered is kept: it may repeat the contact.
 */
export class NotSent extends Error {
  readonly why: 'later' | 'refused' | 'gone';
  constructor(why: NotSent['why'], detail: string) {
    super(detail);
    this.name = 'NotSent';
    this.why = why;
  }
}
