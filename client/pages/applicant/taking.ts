import type { ErrorCode } from '$contract/errors.ts';
import { refusedOf } from '../../lib/refused.ts';
import type { TakeInput } from './form.ts';

/** One sending of the form: the same key with the same input gives the same ticket. */
export type Sent = { key: string; input: TakeInput };
type Taken = { ticketId: string; label: string; officeId: string; secret: string };

type Taking = {
  send: (sent: Sent) => Promise<{ ticketId: string; label: string }>;
  /** What was sent and never answered, if anything. */
  unanswered: () => Sent | null;
  keepUnanswered: (sent: Sent | null) => void;
};

/**
 * Takes one ticket however often the person presses. The answer to an earlier press may have been lost after the server
 * gave the ticket, and the form may say something else by now: so that press is repeated exactly before a new one.
 * Throws `Refused`.
 */
export async function takeTicket(next: Sent, taking: Taking): Promise<Taken> {
  const before = taking.unanswered();
  if (before) {
    try {
      return await sendOnce(before, taking);
    } catch (error) {
      const { code } = refusedOf(error);
      // A second INTERNAL is about this very form, and must not keep the corrected one back.
      if (code !== 'INTERNAL' && isUnanswered(code)) throw error;
    }
  }
  return sendOnce(next, taking);
}

async function sendOnce(sent: Sent, { send, keepUnanswered }: Taking): Promise<Taken> {
  keepUnanswered(sent);
  try {
    const { ticketId, label } = await send(sent);
    keepUnanswered(null);
    return { ticketId, label, officeId: sent.input.officeId, secret: sent.input.secret };
  } catch (error) {
    if (!isUnanswered(refusedOf(error).code)) keepUnanswered(null);
    throw error;
  }
}

/** These say nothing of whether the ticket was given. */
const isUnanswered = (code: ErrorCode): boolean => UNANSWERED.has(code);
const UNANSWERED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TRY_AGAIN',
  'SHUTTING_DOWN',
  'TOO_MANY_REQUESTS',
  'UNKNOWN_COMMAND',
  'INTERNAL',
]);
