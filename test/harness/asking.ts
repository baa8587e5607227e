import { randomUUID } from 'node:crypto';
import type { Browser, Upload } from '../../server/actions/ports/command-call.ts';
import type { Answer } from '../../server/contract/answer.ts';
import { UPLOADS, type CallInput, type CommandName, type Output } from '../../server/contract/commands.ts';
import { principalRef, type Principal, type TicketPrincipal } from '../../server/domain/principal.ts';
import { Refused } from './people.ts';
import type { TestServer } from './server.ts';
import { pdf } from './uploads.ts';

/** A browser in memory: cookies and nothing else. */
export function memoryBrowser(): Browser & { cookies: Map<string, string> } {
  const cookies = new Map<string, string>();
  return {
    cookies,
    userAgent: 'a test',
    cookie: (name) => cookies.get(name),
    keep: (name, value) => void cookies.set(name, value),
    forget: (name) => void cookies.delete(name),
  };
}

export const uploadOf = (bytes: Buffer): Upload => ({
  bytes: (async function* () {
    yield bytes;
  })(),
});

/** Asks at the one door, past HTTP and sockets, as anybody. A command that brings a file brings a small scan. */
export async function askAs<N extends CommandName>(
  server: Pick<TestServer, 'gateway'>,
  principal: Principal,
  name: N,
  input: CallInput<N>,
  browser: Browser = memoryBrowser(),
  file: Buffer = pdf(),
): Promise<Answer<Output<N>>> {
  const answer = await server.gateway.ask({
    name,
    body: { key: randomUUID(), input },
    principal,
    address: '127.0.0.1',
    page: `${principalRef(principal)}/page`,
    browser,
    ...(UPLOADS.includes(name) && { upload: uploadOf(file) }),
  });
  return answer as Answer<Output<N>>;
}

/** The same, for what must succeed. */
export async function doAs<N extends CommandName>(
  server: Pick<TestServer, 'gateway'>,
  principal: Principal,
  name: N,
  input: CallInput<N>,
  file?: Buffer,
): Promise<Output<N>> {
  const answer = await askAs(server, principal, name, input, memoryBrowser(), file);
  if (!answer.ok) throw new Refused(answer);
  return answer.output;
}

/** Who holds the ticket's link. */
export async function holderOf(server: Pick<TestServer, 'deps'>, ticketId: string): Promise<TicketPrincipal> {
  const ticket = (await server.deps.store.ticket(ticketId))!;
  const { visitId, officeId, visit } = ticket;
  return { kind: 'ticket', ticketId, visitId, officeId, applicantId: visit.applicantId };
}
