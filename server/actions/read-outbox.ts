import { Refusal } from '../contract/errors.ts';
import type { Action } from './action.ts';
import { messageStatuses, wordsOf } from './write-message.ts';

const SHOWN = 50;

/** The demonstration's letter box: what would have been sent, were anything set to send it by. */
export const readOutbox: Action<'outbox.read'> = async ({ demo, notifier, store, sealer }) => {
  const unset = (['sms', 'email'] as const).filter((channel) => !notifier.sends(channel));
  if (!demo || unset.length === 0) throw new Refusal('UNKNOWN_COMMAND', 'messages are sent here');
  const rows = await store.keptMessages(unset, SHOWN);
  const words = new Map(rows.map((row) => [row.id, wordsOf(row, sealer)]));
  return {
    messages: messageStatuses(rows, sealer).map((status) => {
      const { subject = '', text = '' } = words.get(status.messageId) ?? {};
      return { ...status, subject, words: text };
    }),
  };
};
