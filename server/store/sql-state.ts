/** PostgreSQL's own code of an error that came through Prisma, such as `23505`. */
export function sqlState(error: unknown): string | undefined {
  const cause = (
    error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string; code?: string } } } }
  ).meta?.driverAdapterError?.cause;
  return cause?.originalCode ?? cause?.code;
}
