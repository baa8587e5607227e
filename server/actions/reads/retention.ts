export type RetentionReads = {
  /** Deletes up to `most` answers given before that time, and says how many: nothing younger than a day. */
  sweepAnswered(before: Date, most: number): Promise<number>;
  /** The same of events. The last one of each stream stays. */
  sweepEvents(before: Date, most: number): Promise<number>;
  /** What the rows say of bytes kept under these ids; an id that no row ever gave bytes to is not among them. */
  standingOfBytes(ids: readonly string[]): Promise<Map<string, 'kept' | 'removed'>>;
};
