/** Seals personal numbers at rest; `index` finds an equal number without opening any. */
export type Sealer = {
  seal(text: string): Uint8Array;
  open(sealed: Uint8Array): string;
  index(text: string): Uint8Array;
};
