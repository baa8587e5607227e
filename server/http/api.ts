import { parseCookie } from 'cookie';
import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { Browser } from '../actions/ports/command-call.ts';
import type { Answer } from '../contract/answer.ts';
import { COMMANDS, UPLOADS, type CommandName } from '../contract/commands.ts';
import { ERRORS, Refusal, type ErrorCode } from '../contract/errors.ts';
import type { Gateway } from '../gateway.ts';
import type { Claim, WhoIs } from '../principals.ts';
import { readUpload, runOut } from './upload.ts';

const BODY_LIMIT = '64kb';

/** `POST /api/<command>` with `{ key?, input }`, answering as a socket would, with the code's HTTP status. */
export function apiRouter(gateway: Gateway, whoIs: WhoIs, log: Logger): Router {
  const router = express.Router();
  router.use(sameOriginOnly);
  router.post('/:command', async (request, response, next) => {
    if (isUpload(String(request.params.command))) await takeUpload(gateway, whoIs, request, response);
    else next();
  });
  router.post('/:command', express.json({ limit: BODY_LIMIT }), async (request, response) => {
    const name = String(request.params.command);
    const browser = browserOf(request, response);
    const principal = await whoIs(claimOf(name, request.body), browser.cookie);
    const address = request.ip ?? '';
    send(response, await gateway.ask({ name, body: request.body, principal, address, page: null, browser }));
  });
  router.use((_request, response) => refuse(response, 'UNKNOWN_COMMAND'));
  // Express knows an error's handler by its four parameters.
  router.use((error: { status?: number }, _request: Request, response: Response, _next: unknown) => {
    if (error.status === 413) return refuse(response, 'TOO_LARGE');
    if (error.status && error.status < 500) return refuse(response, 'BAD_INPUT');
    log.error({ err: error }, 'a request failed before it reached the gateway');
    refuse(response, 'INTERNAL');
  });
  return router;
}

const isUpload = (name: string) => UPLOADS.includes(name as CommandName);

/** The same with a file, which streams to the action and is not held on the way. */
async function takeUpload(
  gateway: Gateway,
  whoIs: WhoIs,
  request: Request,
  response: Response,
): Promise<void> {
  const name = String(request.params.command);
  const browser = browserOf(request, response);
  try {
    const { envelope, upload } = await readUpload(request, () => gateway.draining);
    const principal = await whoIs(claimOf(name, envelope), browser.cookie);
    const asked = { name, body: envelope, principal, address: request.ip ?? '', page: null, browser, upload };
    send(response, await gateway.ask(asked));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(response, error.code);
  } finally {
    await runOut(request);
  }
}

function send(response: Response, answer: Answer<unknown>): void {
  const status = answer.ok ? 200 : ERRORS[answer.code];
  response.status(status).set('Cache-Control', 'no-store').json(answer);
}

export function refuse(response: Response, code: ErrorCode): void {
  send(response, { ok: false, code, fields: [], correlationId: '' });
}

/** Cookies are SameSite=Strict; a browser that says the request comes from elsewhere is refused besides. */
function sameOriginOnly(request: Request, response: Response, next: () => void): void {
  if (isSameOrigin(request.headers.origin, request.headers.host)) next();
  else refuse(response, 'WRONG_ORIGIN');
}

/** No `Origin` means no browser page of another site: those always send one with a POST. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Which cookie to look at: the ticket that the input names, or the staff's. */
function claimOf(name: string, body: unknown): Claim {
  const by = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as CommandName].by : 'anyone';
  const ticketId = (body as { input?: { ticketId?: unknown } } | undefined)?.input?.ticketId;
  if (by === 'ticket' && typeof ticketId === 'string') return { kind: 'ticket', ticketId };
  if (by === 'staff' || by === 'account') return { kind: by };
  return { kind: 'anyone' };
}

export function browserOf(request: Request, response: Response): Browser {
  const cookies = parseCookie(request.headers.cookie ?? '');
  const options = { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' } as const;
  return {
    userAgent: request.headers['user-agent'] ?? '',
    cookie: (name) => cookies[name],
    keep: (name, value, forMs) => void response.cookie(name, value, { ...options, maxAge: forMs }),
    forget: (name) => void response.clearCookie(name, options),
  };
}
