import { parseCookie } from 'cookie';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { openPaper, type OpenedPaper } from '../actions/open-paper.ts';
import type { Deps } from '../actions/ports/deps.ts';
import { ERRORS, Refusal, type ErrorCode } from '../contract/errors.ts';
import { id } from '../contract/ids.ts';
import { LANGUAGES } from '../contract/language.ts';
import { errorTexts } from '../contract/texts/errors.ts';
import { paperTexts } from '../contract/texts/papers.ts';
import { fill } from '../contract/texts/text.ts';
import { principalRef } from '../domain/principal.ts';
import type { Limits } from '../limits.ts';
import type { WhoIs } from '../principals.ts';

/** As whom the paper is asked for: the cookies prove it, or nobody is. */
const asked = z.discriminatedUnion('as', [
  z.object({ as: z.literal('ticket'), ticketId: id }),
  z.object({ as: z.literal('staff') }),
  z.object({ as: z.literal('account') }),
]);

/** `GET /papers/<paperId>.pdf?as=ticket&ticketId=…`, `?as=staff` or `?as=account`: the paper, printed when first asked for. */
export function papersRouter(deps: Deps, limits: Limits, whoIs: WhoIs): Router {
  const router = express.Router();
  router.get('/papers/:paperId.pdf', async (request, response) => {
    try {
      send(response, await paperFor(request));
    } catch (error) {
      refuse(response, error);
    }
  });

  async function paperFor(request: Request): Promise<OpenedPaper> {
    const claim = asked.safeParse(request.query);
    const paperId = id.safeParse(request.params.paperId);
    if (!claim.success || !paperId.success) throw new Refusal('NOT_FOUND', 'no such address');
    const { as: kind, ...rest } = claim.data;
    const cookies = parseCookie(request.headers.cookie ?? '');
    const principal = await whoIs({ kind, ...rest } as Parameters<WhoIs>[0], (name) => cookies[name]);
    await limits.take(principal, request.ip ?? '', 'file');
    deps.log.debug({ paperId: paperId.data, by: principalRef(principal) }, 'a paper is asked for');
    return openPaper(deps, principal, paperId.data);
  }

  function refuse(response: Response, error: unknown): void {
    const code: ErrorCode = error instanceof Refusal ? error.code : 'INTERNAL';
    if (code === 'INTERNAL') deps.log.error({ err: error }, 'a paper could not be given out');
    // A person reads this in a tab of its own, in a language that the server does not know.
    const lines = LANGUAGES.map((language) => fill(errorTexts[code], language));
    response
      .status(ERRORS[code])
      .set('Cache-Control', 'no-store')
      .type('text/plain')
      .send(lines.join('\n\n'));
  }
  return router;
}

function send(response: Response, { kind, language, label, bytes }: OpenedPaper): void {
  const plain = `${kind}-${label.replace(/[^A-Za-z0-9-]+/g, '-')}.pdf`;
  const named = encodeURIComponent(
    `${fill(paperTexts[kind], language)} ${label.replace(/[/\\:]/g, '-')}.pdf`,
  );
  response
    .set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${plain}"; filename*=UTF-8''${named}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .send(Buffer.from(bytes));
}
