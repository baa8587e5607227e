import { Device } from 'mediasoup-client';
import {
  generateLocalDtlsParameters,
  generateNativeRtpCapabilities,
  generateRouterRtpCapabilities,
  generateTransportRemoteParameters,
} from 'mediasoup-client/fakeParameters';
import { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import { expect, test } from 'vitest';
import type { Connection } from '../connection.svelte.ts';
import { Link } from './link.ts';

test('a person who mutes while the microphone is still being published is muted on the wire', async () => {
  const { link, heldOnServer } = await newLink();
  const microphone = newTrack();
  const publishing = link.producers.publish('microphone', microphone, false);
  microphone.enabled = false;
  link.producers.hold('microphone', true);
  await publishing;
  expect(heldOnServer.get('microphone')).toBe(true);
  expect(link.producers.of('microphone')?.paused).toBe(true);
  expect(microphone.enabled).toBe(false);
});

test('a person who unmutes while the microphone is still being published is heard', async () => {
  const { link, heldOnServer } = await newLink();
  const microphone = newTrack();
  const publishing = link.producers.publish('microphone', microphone, true);
  link.producers.hold('microphone', false);
  await publishing;
  expect(heldOnServer.get('microphone')).toBe(false);
  expect(link.producers.of('microphone')?.paused).toBe(false);
  expect(microphone.enabled).toBe(true);
});

test('another microphone chosen by a muted person stays silent', async () => {
  const { link, heldOnServer } = await newLink();
  await link.producers.publish('microphone', newTrack(), false);
  const another = newTrack();
  const publishing = link.producers.publish('microphone', another, false);
  link.producers.hold('microphone', true);
  await publishing;
  expect(heldOnServer.get('microphone')).toBe(true);
  expect(another.enabled).toBe(false);
});

/** A link of the library's own device without a browser, and what the server was told of each source. */
async function newLink() {
  const device = await Device.factory({
    handlerFactory: FakeHandler.createFactory({
      generateNativeRtpCapabilities,
      generateLocalDtlsParameters,
    }),
  });
  await device.load({ routerRtpCapabilities: generateRouterRtpCapabilities() });
  const heldOnServer = new Map<string, boolean>();
  const call = async (_name: string, input: { source?: string; paused?: boolean }) => {
    if (input.source !== undefined) heldOnServer.set(input.source, input.paused!);
    return {};
  };
  const link = new Link({
    connection: { call } as unknown as Connection,
    device,
    visitId: '00000000-0000-4000-8000-000000000001',
    epoch: 1,
    admission: {
      send: transport(),
      recv: transport(),
      producerIds: { microphone: 'microphone', camera: 'camera', screen: 'screen' },
    } as unknown as ConstructorParameters<typeof Link>[0]['admission'],
    iceServers: [],
    route: 'any',
    firstBudget: 8_000,
    onPath: () => {},
    onBroken: (reason) => {
      throw reason;
    },
  });
  return { link, heldOnServer };
}

const transport = () => ({
  ...generateTransportRemoteParameters(),
  sctpParameters: { port: 5000, maxMessageSize: 262_144 },
});

const newTrack = () =>
  Object.assign(new EventTarget(), {
    kind: 'audio',
    id: 'microphone',
    enabled: true,
    readyState: 'live',
    stop() {},
  }) as unknown as MediaStreamTrack;
