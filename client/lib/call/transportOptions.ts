import type { DtlsParameters } from 'mediasoup-client/types';
import type { Output } from '$contract/commands.ts';
import type { Route } from './ladder.ts';

type Prepared = Output<'media.prepare'>;
export type IceServers = Prepared['iceServers'];
type TransportView = Prepared['admission']['send'];

type Way = { iceServers: IceServers; iceTransportPolicy: RTCIceTransportPolicy; tcpAlone: boolean };
const ANY_WAY: Way = { iceServers: [], iceTransportPolicy: 'all', tcpAlone: false };

/** A transport of the server's, as the library takes it, and the way by which it is to look for its path. */
export function transportOptions(
  { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters }: TransportView,
  { iceServers, iceTransportPolicy, tcpAlone }: Way = ANY_WAY,
) {
  const { port, maxMessageSize } = sctpParameters;
  return {
    id,
    iceParameters,
    iceCandidates: tcpAlone ? iceCandidates.filter(({ protocol }) => protocol === 'tcp') : iceCandidates,
    iceServers: tcpAlone ? [] : iceServers,
    iceTransportPolicy,
    dtlsParameters: dtlsParameters as DtlsParameters,
    sctpParameters: { port, maxSendMessageSize: maxMessageSize, maxReceiveMessageSize: maxMessageSize },
  };
}

/** Through the relay alone it goes over TLS where that is served, for networks that read what passes. */
export function wayOf(route: Route, iceServers: IceServers): Way {
  if (route !== 'relay') return { iceServers, iceTransportPolicy: 'all', tcpAlone: route === 'tcp' };
  const overTls = iceServers
    .map((server) => ({ ...server, urls: server.urls.filter((url) => url.indexOf('turns:') === 0) }))
    .filter(({ urls }) => urls.length > 0);
  return {
    iceServers: overTls.length > 0 ? overTls : iceServers,
    iceTransportPolicy: 'relay',
    tcpAlone: false,
  };
}
