import type { Prisma } from '../../store/generated/client.ts';
import type { Desk } from './rows.ts';

/** Desks and their leases. */
export type DeskReads = {
  desks(officePaths: readonly string[]): Promise<(DeskInFull & { leaseHolds: boolean })[]>;
  desk(deskId: string): Promise<(DeskInFull & { leaseHolds: boolean; databaseNow: Date }) | null>;
  /** Prolongs the lease by the database's clock; null when the fence is not the holder's any more. */
  keepDesk(deskId: string, staffId: string, fence: number, leaseMs: number): Promise<Date | null>;
  lapsedDesks(): Promise<Desk[]>;
};

export type DeskInFull = Prisma.DeskGetPayload<{
  include: { queue: true; office: true; staff: { include: { post: true } } };
}>;
