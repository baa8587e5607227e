import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket as TcpSocket } from 'node:net';
import type { RtpHeader, RTCPeerConnection } from 'werift';
import type { TransportParameters } from '../port.ts';
import { bindingRequest, type Protocol } from './hostileDatagrams.ts';

/** A way to an open transport that takes any bytes. */
export type Wire = { send(bytes: Buffer, protocol: Protocol): Promise<void>; close(): void };

const portOf = ({ iceCandidates }: TransportParameters, protocol: 'udp' | 'tcp') =>
  iceCandidates.find((candidate) => candidate.protocol === protocol)!.port;

/** From an address that the engine takes for the page's, by a right check of its path; nothing is encrypted yet. */
export async function openUdp(transport: TransportParameters): Promise<Wire> {
  const socket: Socket = createSocket('udp4');
  socket.connect(portOf(transport, 'udp'), '127.0.0.1');
  await once(socket, 'connect');
  const send = (bytes: Buffer) =>
    new Promise<void>((resolve, reject) =>
      socket.send(bytes, (error) => (error ? reject(error) : resolve())),
    );
  const answered = once(socket, 'message');
  await send(bindingRequest(transport.iceParameters));
  await answered;
  return { send, close: () => void socket.close() };
}

/** The same over TCP, where each frame is to begin with its length (RFC 4571). */
export async function openTcp(transport: TransportParameters): Promise<Wire> {
  const socket: TcpSocket = connect(portOf(transport, 'tcp'), '127.0.0.1');
  await once(socket, 'connect');
  // The engine hangs up when it has had enough.
  socket.on('error', () => undefined);
  const answered = once(socket, 'data');
  socket.write(framed(bindingRequest(transport.iceParameters)));
  await answered;
  return {
    send: (bytes) => new Promise((resolve) => socket.write(bytes, () => resolve())),
    close: () => void socket.destroy(),
  };
}

/** @param length what the frame says of itself */
export function framed(bytes: Buffer, length = bytes.length): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(length & 0xffff);
  return Buffer.concat([head, bytes]);
}

/** Inside what a real handshake has agreed on: past DTLS and SRTP, to whoever reads what is in them. */
export function inside(peer: RTCPeerConnection): Wire {
  const [dtls] = peer.dtlsTransports;
  if (!dtls) throw new Error('nothing is connected');
  const { connection } = dtls.iceTransport;
  return {
    async send(bytes, protocol) {
      if (protocol === 'sctp') await dtls.sendData(bytes);
      else if (protocol === 'rtcp' && bytes.length >= 8) await connection.send(dtls.srtcp.encrypt(bytes));
      else if (protocol === 'rtp' && bytes.length >= 12) {
        const { header, payload } = parted(bytes);
        await connection.send(dtls.srtp.encrypt(payload, header));
      } else await connection.send(bytes);
    },
    close: () => undefined,
  };
}

/** Whatever stands in the header goes out as it is: werift would write a proper one. */
function parted(bytes: Buffer): { header: RtpHeader; payload: Buffer } {
  const sources = 12 + 4 * (bytes[0]! & 0x0f);
  const extended = (bytes[0]! & 0x10) !== 0 && bytes.length >= sources + 4;
  const length = extended ? sources + 4 + 4 * bytes.readUInt16BE(sources + 2) : sources;
  const end = Math.min(length, bytes.length);
  const head = bytes.subarray(0, end);
  const header = {
    ...{ sequenceNumber: bytes.readUInt16BE(2), ssrc: bytes.readUInt32BE(8) },
    ...{ serializeSize: end, serialize: () => head },
  };
  return { header: header as unknown as RtpHeader, payload: bytes.subarray(end) };
}
