import type { TicketView } from '$contract/ticket.ts';

/** Nobody receives in this queue now: then a video message may be left (GOV). A desk in a talk goes on to the next. */
export const nobodyReceives = ({ desks, hours }: Pick<TicketView, 'desks' | 'hours'>): boolean =>
  !hours.open || !desks.some(({ presence }) => presence === 'receiving' || presence === 'in_session');
