/** What the library hands out may hold undefined fields and class instances; only plain data goes to the server. */
export const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;
