import { v7 as uuid } from 'uuid';
import { ownDesk } from './access.ts';
import type { Action } from './action.ts';
import { ticketOfOfficial } from './at-desk.ts';
import { insert, type NewEvent, type Write } from './ports/change.ts';
import { tellApplicant } from './tell-applicant.ts';
import { visitChanged } from './visit-changed.ts';

/** The official says something to one who waits, whose telephone tells it too, or to everyone who waits, on their pages. */
export const sendNotice: Action<'desk.sendNotice'> = async (deps, principal, input, call) => {
  const { deskId, ticketId, words } = input;
  const { desk, staff } = ticketId
    ? await ticketOfOfficial(deps, principal, deskId, ticketId)
    : await ownDesk(deps, principal, deskId);
  const ticket = ticketId ? await deps.store.ticket(ticketId) : null;
  const at = deps.clock.now();
  const noticeId = uuid();
  const { officeId, queueId } = desk;
  const payload = { notice: { noticeId, words, at: at.toISOString(), toAll: !ticket } };
  const told: NewEvent = {
    stream: `${ticket ? 'ticket' : 'queue'}:${ticket?.id ?? queueId}`,
    type: 'notice.posted',
    payload,
  };
  const messages: Write[] = ticket ? await tellApplicant(deps, ticket, 'notice', at) : [];
  return deps.store.commit(call, at, {
    officeId,
    answer: { noticeId },
    about: { noticeId, deskId, ticketId },
    writes: [
      insert('Notice', { id: noticeId, officeId, queueId, ticketId, byId: staff.staffId, words, at }),
      ...messages,
    ],
    events: [told, ...(ticket && messages.length > 0 ? visitChanged(ticket) : [])],
  });
};
