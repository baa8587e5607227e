import type { Request, RequestHandler } from 'express';
import type { Media } from '../../media/port.ts';
import type { Store } from '../actions/ports/store.ts';
import type { Metrics } from '../metrics.ts';

/** 200 when the database and the media workers answer and the server takes commands; 503 else, saying which does not. */
export function health(store: Store, media: Media, isDraining: () => boolean): RequestHandler {
  return async (_request, response) => {
    const [database, workers] = await Promise.all([
      store.rules().then(
        () => true,
        () => false,
      ),
      media.load().then(
        (load) => load.workers > 0,
        () => false,
      ),
    ]);
    const ok = database && workers && !isDraining();
    response.status(ok ? 200 : 503).json({ ok, database, media: workers, draining: isDraining() });
  };
}

export function metricsPage(metrics: Metrics, token: string | undefined): RequestHandler {
  return async (request, response) => {
    if (!mayRead(request, token)) {
      response.status(403).end();
      return;
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  };
}

function mayRead(request: Request, token: string | undefined): boolean {
  if (token) return request.headers.authorization === `Bearer ${token}`;
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip ?? '');
}
