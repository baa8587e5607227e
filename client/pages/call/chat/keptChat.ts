import { keep, kept } from '../../../lib/kept.ts';

/** What a tab keeps of the one talk it is in: what is typed and not sent, and the last message that was looked at. */
type Kept = { text: string; seen: number };

const KEPT = 'qabyldau.chat';

export function keptChat(sessionId: string): Kept {
  const [of, seen, ...text] = (kept('session', KEPT) ?? '').split('\n');
  return of === sessionId ? { text: text.join('\n'), seen: Number(seen) } : { text: '', seen: 0 };
}

export const keepChat = (sessionId: string, { text, seen }: Kept): void =>
  keep('session', KEPT, [sessionId, seen, text].join('\n'));

export const forgetChat = (): void => keep('session', KEPT, null);
