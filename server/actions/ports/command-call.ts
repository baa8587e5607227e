/** Says who runs which command under which key; made by the gateway for each call. */
export type Call = {
  name: string;
  /** As `principalRef` writes it. */
  by: string;
  key: string | null;
  inputHash: Uint8Array;
  correlationId: string;
  /** The page the call came from, when it came over a socket. */
  page: string | null;
  /** The browser behind an HTTP request; a socket has none, because it cannot set cookies. */
  browser: Browser | null;
  /** The file that came with it, of commands that bring one. */
  upload: Upload | null;
};

export type Browser = {
  userAgent: string;
  cookie(name: string): string | undefined;
  keep(name: string, value: string, forMs: number): void;
  forget(name: string): void;
};

/** The one file of an upload: its bytes can be read once, as they come. */
export type Upload = { bytes: AsyncIterable<Uint8Array> };
