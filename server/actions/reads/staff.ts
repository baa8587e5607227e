import type { Prisma } from '../../store/generated/client.ts';

export type SignInRow = Prisma.StaffSessionGetPayload<object>;

export type StaffReads = {
  /** The sign-ins of a person that still hold, whatever their stage; the latest first. */
  signInsOf(staffId: string, at: Date): Promise<SignInRow[]>;
};
