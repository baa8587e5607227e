import { pipeline } from 'node:stream/promises';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { openFile, type OpenedFile } from '../actions/open-file.ts';
import type { Deps } from '../actions/ports/deps.ts';
import { Refusal } from '../contract/errors.ts';
import { id } from '../contract/ids.ts';
import type { Limits } from '../limits.ts';
import type { Claim, WhoIs } from '../principals.ts';
import { browserOf, refuse } from './api.ts';

/** As whom the page asks: an applicant of one ticket, or a member of staff. Cookies prove it. */
const asWhom = z.discriminatedUnion('as', [
  z
    .object({ as: z.literal('ticket'), ticketId: id })
    .transform(({ ticketId }): Claim => ({ kind: 'ticket', ticketId })),
  z.object({ as: z.literal('staff') }).transform((): Claim => ({ kind: 'staff' })),
]);

/** `GET /files/<fileId>?as=ticket&ticketId=…` or `?as=staff`: a file of a visit, for who may see the visit. */
export function filesRouter(deps: Deps, whoIs: WhoIs, limits: Limits): Router {
  const router = express.Router();
  router.get('/:fileId', async (request, response) => {
    try {
      await sendFile(request, response, await find(request, response));
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      if (error instanceof Refusal) return refuse(response, error.code);
      deps.log.error({ err: error }, 'a file could not be sent');
      refuse(response, 'INTERNAL');
    }
  });
  router.use((_request, response) => refuse(response, 'NOT_FOUND'));
  return router;

  async function find(request: Request, response: Response): Promise<OpenedFile> {
    const fileId = id.safeParse(request.params.fileId);
    const claim = asWhom.safeParse(request.query);
    if (!fileId.success || !claim.success) throw new Refusal('BAD_INPUT');
    const principal = await whoIs(claim.data, browserOf(request, response).cookie);
    await limits.take(principal, request.ip ?? '', 'file');
    return openFile(deps, principal, fileId.data);
  }
}

async function sendFile(request: Request, response: Response, file: OpenedFile): Promise<void> {
  const range = rangeOf(request, file.size);
  if (range === 'unsatisfiable') {
    response.status(416).set('Content-Range', `bytes */${file.size}`).end();
    return;
  }
  const { first, last } = range ?? { first: 0, last: file.size - 1 };
  const bytes = await file.read(range ?? undefined);
  response.status(range ? 206 : 200).set({
    ...headersOf(file),
    'Content-Length': String(last - first + 1),
    ...(range && { 'Content-Range': `bytes ${first}-${last}/${file.size}` }),
  });
  if (request.method === 'HEAD') {
    bytes.destroy();
    response.end();
    return;
  }
  await pipeline(bytes, response);
}

/** One range, which is what a player asks for (Safari plays nothing without it); of several the whole is answered. */
function rangeOf(request: Request, size: number): { first: number; last: number } | 'unsatisfiable' | null {
  const ranges = request.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return { first: ranges[0]!.start, last: ranges[0]!.end };
}

/**
 * What somebody else has written is shown, never run: under the type that its bytes have, guessed at by no browser, kept
 * by none, without script and without a way to anything else.
 */
function headersOf({ mediaType, name }: OpenedFile): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Disposition': `inline; ${fileNameOf(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': policyOf(mediaType),
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
  };
}

/** A browser shows a picture or a video in a page of its own making, which has a style. A PDF has its own sealed viewer. */
function policyOf(mediaType: string): string {
  const common = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  if (mediaType === 'application/pdf') return `${common}; object-src 'self'`;
  return mediaType.startsWith('video/')
    ? `${common}; media-src 'self'; sandbox`
    : `${common}; img-src 'self'; sandbox`;
}

/** RFC 5987 and RFC 6266: the name as it is, and one in plain letters for those that read no other. */
function fileNameOf(name: string): string {
  const plain = name.replace(/[^\w.\- ]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${exact}`;
}
