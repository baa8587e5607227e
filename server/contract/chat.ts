import * as z from 'zod';
import { id, instant } from './ids.ts';
import { freeText, personName } from './person.ts';
import { participantKind } from './session-state.ts';

export const MESSAGE_LENGTH = 1000;

/** One message: lines of text with something to see in them, and no control characters but their ends. */
const words = freeText(MESSAGE_LENGTH).refine(
  (text) => /[^\p{Z}\p{C}]/u.test(text) && !/[\t\r\u2028\u2029]/.test(text),
);

const chatMessage = z.object({
  messageId: id,
  /** Its place in the talk, from 1. */
  seq: z.number().int(),
  at: instant,
  kind: participantKind,
  name: personName,
  you: z.boolean(),
  words: z.string(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

export const say = {
  input: z.object({ sessionId: id, words }),
  output: z.object({ messageId: id, seq: z.number().int() }),
};

export const readChat = {
  /** `after`: the place of the last message that the page has already. */
  input: z.object({ sessionId: id, after: z.number().int().min(0).max(1_000_000).default(0) }),
  output: z.object({ messages: z.array(chatMessage) }),
};
