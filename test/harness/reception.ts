import { page, voice } from '../../media/contract/sentMedia.ts';
import type { CallInput, Output } from '../../server/contract/commands.ts';
import type { StaffPrincipal, TicketPrincipal } from '../../server/domain/principal.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { doAs, holderOf } from './asking.ts';
import { confirmContact } from './codes.ts';
import { addLine, type Line } from './lines.ts';
import { newSecret, ticketInput } from './people.ts';
import type { TestServer } from './server.ts';

export type RtpCapabilities = CallInput<'session.join'>['rtpCapabilities'];

/** A talk under way at a desk of the Almaly district, with one more person waiting. */
export type Reception = {
  line: Line;
  deskId: string;
  official: StaffPrincipal;
  holder: TicketPrincipal;
  sessionId: string;
  epoch: number;
  /** What the other can hear of whom; the consumer of `official` is first. */
  consumerIds: [ofOfficial: string, ofHolder: string];
  waiting: { holder: TicketPrincipal; secret: string };
  rtpCapabilities: RtpCapabilities;
};

export async function openReception(server: TestServer): Promise<Reception> {
  const line = await addLine(server, demo.offices.almalyDistrict, 1);
  const { deskId, principal: official } = line.desks[0]!;
  const first = await waitIn(server, line);
  const waiting = await waitIn(server, line);
  const { sessionId } = await doAs(server, official, 'desk.callNext', { deskId });
  const { rtpCapabilities } = await doAs(server, { kind: 'anyone' }, 'media.capabilities', {});
  const join = { sessionId, rtpCapabilities, ready: [] };
  const { epoch } = await doAs(server, official, 'session.join', join);
  await doAs(server, first.holder, 'session.join', join);
  for (const [who, ssrc] of [
    [official, 1111],
    [first.holder, 2222],
  ] as const) {
    const at = { visitId: first.holder.visitId, epoch };
    await doAs(server, who, 'media.connect', { ...at, direction: 'send', dtlsParameters: page('a') });
    await doAs(server, who, 'media.produce', { ...at, ...microphone(ssrc) });
  }
  const hears = async (who: StaffPrincipal | TicketPrincipal) =>
    (await doAs(server, who, 'session.join', join)).consumers[0]!.id;
  const consumerIds: [string, string] = [await hears(official), await hears(first.holder)];
  return {
    ...{ line, deskId, official, holder: first.holder, sessionId, epoch },
    ...{ consumerIds, waiting, rtpCapabilities },
  };
}

export const microphone = (ssrc: number) => ({
  source: 'microphone' as const,
  rtpParameters: voice(ssrc) as CallInput<'media.produce'>['rtpParameters'],
  paused: false,
});

/** One more person in the line, with a proved telephone where the office asks for one. */
export async function waitIn(
  server: Pick<TestServer, 'gateway' | 'deps' | 'opened'>,
  { officeId, serviceId }: Pick<Line, 'officeId' | 'serviceId'>,
  change: Partial<CallInput<'ticket.take'>> = {},
) {
  const secret = newSecret();
  const input = ticketInput({ officeId, serviceId, secret, ...change });
  const { ticketId }: Output<'ticket.take'> = await doAs(server, { kind: 'anyone' }, 'ticket.take', input);
  const holder = await holderOf(server, ticketId);
  const { state } = (await server.deps.store.ticket(ticketId))!;
  if (state === 'unconfirmed') await confirmContact(server, holder);
  return { holder, secret };
}
