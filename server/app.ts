import { createServer, type Server as HttpServer } from 'node:http';
import compression from 'compression';
import express from 'express';
import { apiRouter } from './http/api.ts';
import { papersRouter } from './http/papers.ts';
import { filesRouter } from './http/files.ts';
import { pages, securityHeaders } from './http/pages.ts';
import { health, metricsPage } from './http/status.ts';
import type { Gateway } from './gateway.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { WhoIs } from './principals.ts';
import type { Deps } from './actions/ports/deps.ts';

export type AppNeeds = {
  deps: Deps;
  gateway: Gateway;
  limits: Limits;
  metrics: Metrics;
  whoIs: WhoIs;
  trustProxy: number;
  metricsToken: string | undefined;
};

/** The HTTP side, not listening yet. Sockets are opened on the same server. */
export function createApp(needs: AppNeeds): HttpServer {
  const { deps, gateway, limits, metrics, whoIs } = needs;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', needs.trustProxy);
  app.use(securityHeaders());
  app.get(
    '/healthz',
    health(deps.store, deps.media, () => gateway.draining),
  );
  app.get('/metrics', metricsPage(metrics, needs.metricsToken));
  app.use('/api', compression(), apiRouter(gateway, whoIs, deps.log));
  app.use(papersRouter(deps, limits, whoIs));
  app.use('/files', filesRouter(deps, whoIs, limits));
  app.use(pages());
  // One cookie for each ticket adds up on a shared device. A video message may come over a poor line: what keeps a
  // sender from idling is the silence that an upload is allowed (http/upload.ts).
  return createServer({ maxHeaderSize: 65_536, requestTimeout: 20 * 60_000 }, app);
}
