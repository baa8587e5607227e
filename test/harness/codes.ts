import { vi } from 'vitest';
import type { Principal } from '../../server/domain/principal.ts';
import { doAs } from './asking.ts';
import type { TestServer } from './server.ts';

const OFTEN = { interval: 5 };

/** What a person reads in the letter box of the demonstration: the code that was sent last, once it has come there. */
export async function codeInOutbox(
  server: Pick<TestServer, 'gateway' | 'opened'>,
  ticketId: string | null,
): Promise<string> {
  const { id } = await vi.waitFor(async () => {
    const last = await server.opened.prisma.message.findFirst({
      where: { ticketId, kind: 'code' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    if (last?.state !== 'kept') throw new Error('the code has not come yet');
    return last;
  }, OFTEN);
  const { messages } = await doAs(server, { kind: 'anyone' }, 'outbox.read', {});
  return codeIn(messages.find(({ messageId }) => messageId === id)!.words);
}

export const codeIn = (words: string): string => /\b\d{6}\b/.exec(words)![0];

/** Proves a contact the way a person does: asks for a code, reads it, types it. */
export async function confirmContact(
  server: Pick<TestServer, 'gateway' | 'opened'>,
  holder: Extract<Principal, { kind: 'ticket' }>,
  channel: 'sms' | 'email' = 'sms',
) {
  const { ticketId } = holder;
  const { codeId } = await doAs(server, holder, 'ticket.askCode', { ticketId, channel });
  const code = await codeInOutbox(server, ticketId);
  return doAs(server, holder, 'ticket.confirm', { ticketId, codeId, code });
}
