import type { Language } from '../../contract/language.ts';
import type { MessageChannel } from '../../contract/message.ts';
import type { Prisma } from '../../store/generated/client.ts';

export type MessageRow = Prisma.MessageGetPayload<object>;
export type SubscriptionRow = Prisma.PushSubscriptionGetPayload<object>;

/** How the holder of a ticket can be reached: proved contacts, and browsers that let themselves be woken. */
export type Recipient = {
  language: Language;
  phone: string | null;
  email: string | null;
  subscriptionIds: string[];
};

/** A message that somebody here has taken on to send, with what its sending depends on. */
export type DueMessage = MessageRow & {
  ticket: Pick<Prisma.TicketGetPayload<object>, 'state' | 'visitId' | 'queueId'> | null;
  subscription: SubscriptionRow | null;
};

export type MessageReads = {
  recipient(ticketId: string): Promise<Recipient | null>;
  /**
   * Takes on messages whose time has come: each is given to one server, until `leaseUntil`. One that was taken on and
   * not settled by then is due again.
   */
  claimMessages(at: Date, leaseUntil: Date, most: number, except: readonly string[]): Promise<DueMessage[]>;
  /** What could not be sent because nothing is set to send it by, the latest first. */
  keptMessages(channels: readonly MessageChannel[], most: number): Promise<MessageRow[]>;
  subscriptions(ticketId: string): Promise<SubscriptionRow[]>;
};
