import { afterAll, beforeAll, expect, test } from 'vitest';
import { Packets } from '../../media/contract/packets.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { held } from '../harness/held.ts';
import { metric } from '../harness/metrics.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { untilConnected } from '../second-client/peer.ts';
import { openSending } from '../second-client/sending.ts';
import { callSomebody, hangUp, hearing, roomOf, talkTogether, type Talk } from '../harness/talk.ts';

let server: TestServer;
let talk: Talk;

beforeAll(async () => {
  server = await startTestServer();
  talk = await callSomebody(server);
});
afterAll(async () => {
  hangUp(talk);
  await server?.stopAll();
});

test('an applicant whose page floods the talk loses the camera, then the place; the official talks on and he may come back', async () => {
  const { desk, applicant, visitId, sessionId } = talk;
  const { epoch } = await talkTogether(talk);
  const fresh = { sessionId, rtpCapabilities: talk.rtpCapabilities, ready: [], fresh: true };
  const { admission, participantId } = await applicant.page.ask('session.join', fresh);
  const at = { visitId, epoch };
  const sending = await openSending(admission.send as never);
  const dtlsParameters = { role: 'client' as const, fingerprints: [sending.fingerprint as never] };
  await applicant.page.ask('media.connect', { ...at, direction: 'send', dtlsParameters });
  await untilConnected(sending.peer);
  for (const source of ['microphone', 'camera'] as const) {
    const rtpParameters = sending.parametersOf(source) as never;
    await applicant.page.ask('media.produce', { ...at, source, rtpParameters, paused: false });
  }
  const packets = new Packets(sending);
  const camera = await desk.page.hear<{ consumer: { id: string } }>(
    'media.consumer',
    ({ consumer }) => 'source' in consumer && consumer.source === 'camera',
  );

  await packets.sendUntil('camera', () => applicant.page.heard('media.cutOff').length > 0);
  expect(applicant.page.heard('media.cutOff')).toEqual([{ ...at, source: 'camera' }]);
  await desk.page.hear<{ consumerId: string }>(
    'media.consumerClosed',
    ({ consumerId }) => consumerId === camera.consumer.id,
  );
  const sources = async () =>
    (await roomOf(server, talk))?.participants
      .find(({ participant }) => participant === participantId)
      ?.producers.map(({ source }) => source);
  expect(await sources()).toEqual(['microphone']);

  await packets.sendUntil('camera', () => applicant.page.heard('media.dropped').length > 0);
  expect(applicant.page.heard('media.dropped')).toEqual([{ ...at, reason: 'flooded' }]);
  await expect.poll(sources).toBeUndefined();
  // The worker itself holds what the official has, and nothing of who was put out.
  const left = {
    ...{ routers: 1, transports: 2, rooms: 1 },
    ...{ producers: 1, consumers: 0, dataProducers: 1, dataConsumers: 1 },
  };
  expect(await held(server.deps.media as MediasoupMedia)).toEqual(left);
  const cutOffs = await metric(server, 'qabyldau_media_cut_off_total');
  expect(cutOffs).toEqual({ 'what="camera"': 1, 'what="everything"': 1 });
  // The page is told at once; that its person is out is written after.
  const joined = async () =>
    (await desk.page.ask('session.read', { sessionId })).participants.map(({ joined }) => joined).sort();
  await expect.poll(joined).toEqual([false, true]);

  await talkTogether(talk);
  expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  await sending.peer.close();
});
