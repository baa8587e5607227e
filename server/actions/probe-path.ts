import type { DtlsParameters, SctpStreamParameters } from '../../media/port.ts';
import type { Output } from '../contract/commands.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { pageOf } from './join-session.ts';
import { liveTicket } from './live-ticket.ts';

/** A page tries one path to the media worker in a probe of its own, and closes it. */
export const openProbe: Action<'probe.open'> = async (deps, principal, { ticketId }, call) => {
  await liveTicket(deps, principal, ticketId);
  const [{ probeId, admission }, rtpCapabilities] = await Promise.all([
    deps.probes.open(ticketId, pageOf(call)),
    deps.media.rtpCapabilities(),
  ]);
  const { send, recv } = admission;
  const iceServers = deps.relay.iceServers();
  const straight = new Set(send.iceCandidates.map(({ protocol }) => protocol));
  const paths = [...straight, ...(iceServers.length > 0 ? ['relay'] : [])];
  return { probeId, rtpCapabilities, send, recv, iceServers, paths } as Output<'probe.open'>;
};

export const connectProbe: Action<'probe.connect'> = async ({ probes }, principal, input, call) => {
  ticketHolder(principal, input.ticketId);
  const place = { ...input, page: pageOf(call) };
  await probes.connect(place, input.direction, input.dtlsParameters as DtlsParameters);
  return {};
};

export const echoProbe: Action<'probe.echo'> = ({ probes }, principal, input, call) => {
  ticketHolder(principal, input.ticketId);
  const place = { ...input, page: pageOf(call) };
  return probes.echo(place, input.sctpStreamParameters as SctpStreamParameters);
};

export const closeProbe: Action<'probe.close'> = async ({ probes }, principal, input, call) => {
  ticketHolder(principal, input.ticketId);
  await probes.close({ ...input, page: pageOf(call) });
  return {};
};
