import type { types } from 'mediasoup';

/**
 * One address of the media ports, and what browsers are told instead: an address or a host name, and the first of the ports
 * that a NAT shows outside.
 */
export type MediaAddress = {
  ip: string;
  announcedAddress?: string | undefined;
  announcedPort?: number | undefined;
};

/** The port that browsers are told, by the address that they are told. */
export type AnnouncedPorts = ReadonlyMap<string, number>;

/** @param index of the worker: each has the next port, outside as inside */
export function announcedPorts(addresses: readonly MediaAddress[], index: number): AnnouncedPorts {
  return new Map(
    addresses.flatMap(({ ip, announcedAddress = ip, announcedPort }) =>
      announcedPort === undefined ? [] : [[announcedAddress, announcedPort + index] as const],
    ),
  );
}

/** mediasoup can tell another address than it listens at, but no other port. */
export function asAnnounced(
  candidates: readonly types.IceCandidate[],
  ports: AnnouncedPorts,
): types.IceCandidate[] {
  return candidates.map((candidate) => ({
    ...candidate,
    port: ports.get(candidate.address) ?? candidate.port,
  }));
}
