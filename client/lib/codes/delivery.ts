import type { SentCode } from '$contract/code.ts';
import type { MessageState, MessageStatus } from '$contract/message.ts';

/** What became of the message with this code: the newest of its channel; null while nothing is told of it. */
export function deliveryOf(
  messages: readonly MessageStatus[],
  { channel }: Pick<SentCode, 'channel'>,
): MessageState | null {
  const codes = messages.filter((message) => message.kind === 'code' && message.channel === channel);
  const newest = codes.reduce<MessageStatus | null>(
    (latest, one) => (latest && latest.at >= one.at ? latest : one),
    null,
  );
  return newest?.state ?? null;
}
