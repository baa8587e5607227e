export type RelayUrl = { scheme: 'turn' | 'turns'; host: string; port: number; transport: 'udp' | 'tcp' };

const FORM = /^(turns?):(\[[0-9a-fA-F:]+\]|[\w.-]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/;

/** RFC 7065. Without one, the port is 3478, or 5349 over TLS; the transport is UDP, or TCP over TLS. */
export function readRelayUrl(url: string): RelayUrl | null {
  const parts = FORM.exec(url);
  if (!parts) return null;
  const [, scheme, host, port, transport] = parts;
  const secure = scheme === 'turns';
  return {
    scheme: secure ? 'turns' : 'turn',
    host: host!.replace(/^\[|\]$/g, ''),
    port: Number(port ?? (secure ? 5349 : 3478)),
    transport: (transport as 'udp' | 'tcp' | undefined) ?? (secure ? 'tcp' : 'udp'),
  };
}
