import type { TestServer } from './server.ts';

/** What `/metrics` says of this name, by its labels. */
export async function metric(
  { url }: Pick<TestServer, 'url'>,
  name: string,
): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (.+)$`, 'gm'))];
  return Object.fromEntries(lines.map(([, labels = '', value]) => [labels, Number(value)]));
}
