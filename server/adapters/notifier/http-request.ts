import { NotSent } from '../../actions/ports/notifier.ts';

const WITHIN_MS = 10_000;

/** A request that goes where it was meant to go, ends in time, and whose answer is a status alone. */
export async function handOver(url: string, request: RequestInit, name: string): Promise<void> {
  const status = await statusOf(url, request, name);
  if (status >= 200 && status < 300) return;
  if (status === 404 || status === 410) throw new NotSent('gone', `${name} ${status}`);
  const again = status >= 500 || status === 429 || status === 408;
  throw new NotSent(again ? 'later' : 'refused', `${name} ${status}`);
}

async function statusOf(url: string, request: RequestInit, name: string): Promise<number> {
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const response = await fetch(url, { ...request, redirect: 'error', signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    throw new NotSent('later', `${name} was not reached`);
  }
}
