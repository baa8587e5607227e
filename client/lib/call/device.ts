import { detectDevice, Device } from 'mediasoup-client';
import type { RtpCapabilities } from 'mediasoup-client/types';
import type { CallInput } from '$contract/commands.ts';
import type { Connection } from '../connection.svelte.ts';
import { Refused } from '../refused.ts';
import { capabilities } from './capabilities.ts';

const loading = new WeakMap<Connection, Promise<Device>>();

/**
 * What this browser can send and receive, against the routers' capabilities: found out once over each connection of the
 * page. Throws `CANNOT_TALK` where the browser has no WebRTC.
 */
export function loadDevice(connection: Connection): Promise<Device> {
  const known = loading.get(connection);
  if (known) return known;
  const device = load(connection);
  loading.set(connection, device);
  device.catch(() => loading.delete(connection));
  return device;
}

/** What the device can receive, in the contract's shape. */
export const receivable = (device: Device) =>
  device.recvRtpCapabilities as CallInput<'media.prepare'>['rtpCapabilities'];

const canTalk = (): boolean => 'RTCPeerConnection' in window && detectDevice() !== undefined;

async function load(connection: Connection): Promise<Device> {
  if (!canTalk()) throw new Refused({ code: 'CANNOT_TALK' });
  const [device, { rtpCapabilities }] = await Promise.all([Device.factory(), capabilities(connection)]);
  // The contract describes the same shape with plain strings where the library has unions of words.
  await device.load({ routerRtpCapabilities: rtpCapabilities as RtpCapabilities });
  return device;
}
