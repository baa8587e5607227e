/** Has a ticket a live page now? Shown beside the state; it decides nothing. */
export type Reachability = { isReachable(ticketId: string): boolean };
