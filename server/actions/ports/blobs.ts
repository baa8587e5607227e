import type { Readable } from 'node:stream';

/** Keeps files by an id of ours: a folder, or a store elsewhere. */
export type Blobs = {
  /**
   * Keeps the bytes under the id, all or nothing; another attempt under the same id takes the place of the first. Bytes
   * whose id `standingOfBytes` finds in no row are swept after a day.
   * @throws BlobTooLarge once more than `maxBytes` have come
   */
  put(
    id: string,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<{ size: number; sha256: Uint8Array }>;
  /**
   * The bytes, or those from `first` to `last` of them.
   * @throws BlobGone
   */
  open(id: string, range?: { first: number; last: number }): Promise<Readable>;
  /** Removing what is not there is done already. */
  remove(id: string): Promise<void>;
  /** Everything that is kept whole, in no order, with the time of its last keeping. */
  list(): AsyncIterable<{ id: string; at: Date }>;
};
export class BlobTooLarge extends Error {}
export class BlobGone extends Error {}
