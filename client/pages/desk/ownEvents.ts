import { streamEvents, type Announced } from '$contract/events.ts';

/** Is an event of the line about this desk, or about the person at it? */
export function isOwn(
  { type, payload }: Pick<Announced, 'type' | 'payload'>,
  own: { deskId: string; ticketId: string | undefined },
): boolean {
  if (type === 'desk.changed') return streamEvents[type].safeParse(payload).data?.deskId === own.deskId;
  if (type === 'line.changed') return streamEvents[type].safeParse(payload).data?.ticketId === own.ticketId;
  return false;
}
