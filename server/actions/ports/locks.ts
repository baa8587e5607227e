/** A queue of waiters for one key in memory, so that a crowd does not wait on database connections. */
export type Locks = { run<T>(key: string, work: () => Promise<T>): Promise<T> };
