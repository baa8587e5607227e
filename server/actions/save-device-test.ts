import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { networkVerdict, verdictOf } from '../domain/device-verdict.ts';
import type { Action } from './action.ts';
import { liveTicket } from './live-ticket.ts';
import { insert } from './ports/change.ts';
import { visitChanged } from './visit-changed.ts';

const HOUR_MS = 3_600_000;

/** Keeps what a test of devices and network found; the official reads the verdict of the latest. */
export const saveDeviceTest: Action<'ticket.saveDeviceTest'> = (
  deps,
  principal,
  { ticketId, result },
  call,
) =>
  deps.locks.run(`devices:${ticketId}`, async () => {
    const ticket = await liveTicket(deps, principal, ticketId);
    const { visitId, officeId } = ticket;
    const at = deps.clock.now();
    const lately = await deps.store.deviceTestsSince(visitId, new Date(at.getTime() - HOUR_MS));
    if (lately >= deps.settings.deviceTestsAnHour) throw new Refusal('TOO_MANY_REQUESTS');
    return deps.store.commit(call, at, {
      officeId,
      answer: { verdict: verdictOf(result), network: networkVerdict(result.paths) },
      about: { ticketId, visitId },
      writes: [insert('DeviceTest', { id: uuid(), officeId, visitId, at, result })],
      events: visitChanged(ticket),
    });
  });
