import { paperTexts as texts, participantTexts } from '../../contract/texts/papers.ts';
import { surnameAndInitials } from '../../domain/initials.ts';
import type { ProtocolFacts } from '../../domain/paper-facts.ts';
import { setHeading, setLongText, setSubheading } from './prose.ts';
import type { Say } from './protocol.ts';
import type { Sheet } from './sheet.ts';

/** What people wrote to each other in the talk: who, when, and word for word. */
export function setMessages(
  sheet: Sheet,
  { messages }: ProtocolFacts,
  say: Say,
  time: (at: string) => string,
): void {
  if (messages.length === 0) return;
  setHeading(sheet, say(texts.written));
  for (const { name, kind, words, at } of messages) {
    setSubheading(sheet, surnameAndInitials(name), `${say(participantTexts[kind])}, ${time(at)}`);
    setLongText(sheet, words);
  }
}
