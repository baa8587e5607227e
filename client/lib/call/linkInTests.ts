import { Device } from 'mediasoup-client';
import {
  generateLocalDtlsParameters,
  generateNativeRtpCapabilities,
  generateRouterRtpCapabilities,
  generateTransportRemoteParameters,
} from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import { onTestFinished } from 'vitest';
import type { Connection } from '../connection.svelte.ts';
import type { Route } from './ladder.ts';
import { Link } from './link.ts';

/** The library's own device without a browser. */
export async function newDevice(): Promise<Device> {
  const device = await Device.factory({
    handlerFactory: FakeHandler.createFactory({
      generateNativeRtpCapabilities,
      generateLocalDtlsParameters,
    }),
  });
  await device.load({ routerRtpCapabilities: generateRouterRtpCapabilities() });
  return device;
}

/** A link of that device, and what the server was told of each source, each consumer and the line. */
export async function newLink(route: Route = 'any') {
  const device = await newDevice();
  const heldOnServer = new Map<string, boolean>();
  const line = { eased: false };
  type Told = { source?: string; consumerId?: string; paused?: boolean; eased?: boolean };
  const call = async (_name: string, input: Told) => {
    line.eased = input.eased ?? line.eased;
    const what = input.source ?? input.consumerId;
    if (what !== undefined) heldOnServer.set(what, input.paused!);
    return {};
  };
  const link = new Link({
    connection: { call } as unknown as Connection,
    device,
    visitId: '00000000-0000-4000-8000-000000000001',
    epoch: 1,
    admission: newAdmission(),
    iceServers: [],
    route,
    firstBudget: 8_000,
    onPath: () => {},
    onBroken: (reason) => {
      throw reason;
    },
  });
  // Its paths are waited for by clocks that outlive a test.
  onTestFinished(() => link.close());
  return { link, heldOnServer, line };
}

/** What the server names in its answer, each time with transports of their own. */
export const newAdmission = () =>
  ({
    send: transport(),
    recv: transport(),
    producerIds: { microphone: 'microphone', camera: 'camera', screen: 'screen' },
    warming: {
      id: 'warming',
      dataProducerId: 'warm',
      sctpStreamParameters: { streamId: 0 },
      label: 'warming',
      protocol: '',
    },
  }) as unknown as ConstructorParameters<typeof Link>[0]['admission'];

const transport = () => ({
  ...generateTransportRemoteParameters(),
  sctpParameters: { port: 5000, maxMessageSize: 262_144 },
});

export const newTrack = (kind: 'audio' | 'video' = 'audio') =>
  Object.assign(new EventTarget(), {
    ...{ kind, id: kind, enabled: true, readyState: 'live' },
    stop() {},
  }) as unknown as MediaStreamTrack;
