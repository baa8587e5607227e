import { demo } from '../../prisma/seed/demo.ts';
import type { CallInput } from '../../server/contract/commands.ts';
import type { Reception } from './reception.ts';

type InLine =
  | `desk.${'callTicket' | 'putBack' | 'park' | 'unpark' | 'transfer' | 'readTargets' | 'offer' | 'sendNotice'}`
  | `desk.${'checkClaim' | 'vouchInterpreter' | 'searchLine' | 'readActs'}`
  | `ticket.${'claimOutOfTurn' | 'follow'}`
  | 'catalogue.officials'
  | 'estimate.readErrors'
  | 'quality.read';

/** What each of these is asked with: always right, about the person who waits beside the talk of this reception. */
export function inputsInLine({ line, deskId, holder, waiting }: Reception): { [N in InLine]: CallInput<N> } {
  const { ticketId } = waiting.holder;
  const reason = 'Құжатын әкеле жатыр';
  return {
    'desk.callTicket': { deskId, ticketId, reason },
    'desk.putBack': { deskId, reason },
    'desk.park': { deskId, ticketId, reason },
    'desk.unpark': { deskId, ticketId },
    'desk.transfer': {
      deskId,
      ticketId,
      to: { queueId: demo.queues.almaty.reception },
      reason,
      agreed: true,
    },
    'desk.readTargets': { deskId, officeId: demo.offices.almaty },
    'desk.offer': { deskId, staffId: null },
    'desk.sendNotice': { deskId, ticketId, words: 'Құжаттарыңызды дайындаңыз.' },
    'desk.checkClaim': { deskId, ticketId, proved: true, reason: '' },
    'desk.vouchInterpreter': { deskId, ticketId, reason },
    'desk.searchLine': { deskId, text: 'T' },
    'desk.readActs': { deskId },
    'estimate.readErrors': { days: 30 },
    'quality.read': { days: 30 },
    'catalogue.officials': { officeId: line.officeId },
    'ticket.claimOutOfTurn': { ticketId: holder.ticketId, category: 'disability', proof: 'Анықтама' },
    'ticket.follow': { ticketId: holder.ticketId },
  };
}
