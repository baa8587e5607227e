import type { MessageChannel } from '../message.ts';
import type { Text } from './text.ts';

/** What was sent to a person, and what became of it. */
export const messageListTexts = {
  heading: { kk: 'Жіберілген хабарламалар', ru: 'Отправленные сообщения', en: 'Messages sent' },
} satisfies Record<string, Text>;

/** The way of a message, with the masked contact where it has one. */
export const wayTexts: Record<MessageChannel, Text> = {
  sms: { kk: 'SMS, {to}', ru: 'SMS, {to}', en: 'SMS, {to}' },
  email: { kk: 'пошта, {to}', ru: 'почта, {to}', en: 'e-mail, {to}' },
  push: { kk: 'құрылғыдағы хабарлама', ru: 'уведомление на устройстве', en: 'notification on the device' },
};
