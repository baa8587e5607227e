export type Access = {
  /** Closes the live connections of a right that has ended, and their media. */
  ended(staffSessionId: string): void;
  /** Is a page of this sign-in connected now? */
  isConnected(staffSessionId: string): boolean;
};
