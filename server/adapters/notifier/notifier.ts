import type { MessageChannel } from '../../contract/message.ts';
import type { Notifier, Outgoing } from '../../actions/ports/notifier.ts';
import { smtpSender, type SmtpSettings } from './smtp.ts';
import { smsSender, type SmsSettings } from './sms.ts';
import { pushSender, type PushSettings } from './web-push.ts';

export type NotifierSettings = { smtp: SmtpSettings | null; sms: SmsSettings | null; push: PushSettings };

/** Each channel by what is set for it. Web Push needs nothing: its keys are our own. */
export function createNotifier({ smtp, sms, push }: NotifierSettings): Notifier {
  const mail = smtp && smtpSender(smtp);
  const texts = sms && smsSender(sms);
  const pushed = pushSender(push);
  const isSet: Record<MessageChannel, boolean> = { email: mail !== null, sms: texts !== null, push: true };
  return {
    sends: (channel) => isSet[channel],
    async send(message: Outgoing) {
      if (message.channel === 'push') return pushed.send(message);
      const sender = message.channel === 'email' ? mail : texts;
      if (!sender) throw new Error(`nothing is set to send ${message.channel} by`);
      return sender.send(message);
    },
    pushKey: push.vapid.publicKey,
    accepts: pushed.accepts,
    close: () => mail?.close(),
  };
}
