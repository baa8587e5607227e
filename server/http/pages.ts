import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Router, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';

const built = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** The built client, already compressed; every path that is no file is the client's own route. */
export function pages(folder = built): RequestHandler {
  if (!existsSync(folder)) return (_request, response) => void response.status(503).send('npm run build');
  const files = sirv(folder, {
    ...{ brotli: true, gzip: true, single: true, etag: true },
    setHeaders: cacheForever,
  }) as RequestHandler;
  return Router().use((_request, response, next) => {
    outliveItsFile(response);
    next();
  }, files);
}

/** sirv knows the files of its start and watches over no stream: one that an update has taken away would end the process. */
function outliveItsFile(response: Response): void {
  response.on('pipe', (file) => file.once('error', () => response.destroy()));
}

/** Built files carry their hash in the name; the page itself is asked for anew each time. */
function cacheForever(response: { setHeader(name: string, value: string): void }, pathname: string): void {
  const hashed = pathname.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: { maxAge: 31536000 },
    referrerPolicy: { policy: 'no-referrer' },
  });
