import type { Office, Ticket, TicketInFull } from './rows.ts';

/** What the turn of the day and the notices read. */
export type DayReads = {
  /** Offices where somebody keeps a place or was carried over. */
  officesWithOpenTickets(): Promise<Office[]>;
  /** Of an office, people in the line whose business day is before this one. */
  overdueTickets(officeId: string, before: Date, limit: number): Promise<TicketInFull[]>;
  /** Of an office, people carried over to this day or an earlier one. */
  carriedTickets(officeId: string, upTo: Date, limit: number): Promise<TicketInFull[]>;
  /** Booked people whose time has come and who cannot be called yet. */
  dueBookings(at: Date, limit: number): Promise<TicketInFull[]>;
  queuesWithCallable(): Promise<string[]>;
  /** Of each band the first tickets that an open desk of the queue may call, and whose turn it is. */
  firstTickets(queueId: string, limit: number): Promise<{ turn: number; first: Ticket[] }>;
};
