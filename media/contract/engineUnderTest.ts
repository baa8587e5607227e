import type { MediaLog } from '../log.ts';
import { createMediasoupMedia, type MediasoupMedia, type MediasoupOptions } from '../mediasoup/media.ts';
import { workerBin } from '../worker/locate.ts';

export const quiet: MediaLog = { info: () => {}, warn: () => {}, error: () => {} };

/** The real engine on this machine, for tests. */
export function openEngine(
  workers = 1,
  addresses: MediasoupOptions['addresses'] = [{ ip: '127.0.0.1' }],
): Promise<MediasoupMedia> {
  const binary = process.env['MEDIASOUP_WORKER_BIN'] ?? workerBin();
  return createMediasoupMedia({ workerBin: binary, workers, addresses, log: quiet });
}
