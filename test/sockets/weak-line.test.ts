import { observer, type types } from 'mediasoup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mark } from '../../server/contract/signalling.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, talkTogether } from '../harness/talk.ts';

/** mediasoup’s own objects of what is published, as its observer hands them out. */
const published = new Map<string, types.Producer>();
const follow = (worker: types.Worker) =>
  worker.observer.on('newrouter', (router) =>
    router.observer.on('newtransport', (transport) =>
      transport.observer.on('newproducer', (producer) => published.set(producer.id, producer)),
    ),
  );

let server: TestServer;
beforeAll(async () => {
  observer.on('newworker', follow);
  server = await startTestServer();
});
afterAll(async () => {
  observer.off('newworker', follow);
  await server?.stopAll();
});

type Marked = { participant: string; mark: Mark; on: boolean };

test('who leaves their pictures out for the sake of the voice is marked, silent too, until they come again or the link is new', async () => {
  const talk = await callSomebody(server);
  const { epoch } = await talkTogether(talk);
  const { desk, applicant, visitId, sessionId, rtpCapabilities } = talk;
  const { participantId } = await join(talk, applicant.page);
  const ease = (eased: boolean) => applicant.page.ask('media.ease', { visitId, epoch, eased });
  const marks = async () => (await join(talk, desk.page)).marks;
  const eased = [{ participant: participantId, mark: 'eased' }];

  await ease(true);
  await ease(true);
  await applicant.page.ask('media.pause', { visitId, epoch, source: 'microphone', paused: true });
  expect(await marks()).toEqual(eased);
  await ease(false);
  expect(await marks()).toEqual([]);
  await ease(true);
  expect(await marks()).toEqual(eased);
  await applicant.page.ask('session.join', { sessionId, rtpCapabilities, ready: [], fresh: true });
  expect(await marks()).toEqual([]);
  const told = desk.page.heard<Marked>('media.mark').map(({ on }) => on);
  expect(told).toEqual([true, false, true, false]);
  hangUp(talk);
});

test('who has left the talk for good leaves no mark behind for when they come back', async () => {
  const talk = await callSomebody(server);
  const { epoch } = await talkTogether(talk);
  const { desk, applicant, visitId, sessionId } = talk;
  await applicant.page.ask('media.ease', { visitId, epoch, eased: true });
  await applicant.page.ask('media.hand', { visitId, epoch, raised: true });
  await applicant.page.ask('session.leave', { sessionId });
  const told = () => desk.page.heard<Marked>('media.mark').map(({ mark, on }) => `${mark} ${on}`);
  await expect.poll(told).toEqual(['eased true', 'hand true', 'eased false', 'hand false']);
  hangUp(talk);
});

test('the mark of a weak line comes at seven, stays at eight, goes at nine, and goes when the voice is muted', async () => {
  const talk = await callSomebody(server);
  const { epoch } = await talkTogether(talk);
  const { desk, applicant, visitId } = talk;
  const { admission, participantId } = await join(talk, applicant.page);
  const voice = published.get(admission.producerIds.microphone)!;
  /** What the worker says of the packets that come in. */
  const scored = (score: number) =>
    voice.emit('score', [{ ssrc: 2222, encodingIdx: 0, rid: undefined, score }] as types.ProducerScore[]);
  const seen = () =>
    desk.page
      .heard<Marked>('media.mark')
      .filter(({ mark, participant }) => mark === 'weak' && participant === participantId)
      .map(({ on }) => on);
  const marks = async () => (await join(talk, desk.page)).marks;
  const mute = (paused: boolean) =>
    applicant.page.ask('media.pause', { visitId, epoch, source: 'microphone', paused });

  for (const score of [10, 8]) scored(score);
  expect(await marks()).toEqual([]);
  scored(7);
  expect(await marks()).toEqual([{ participant: participantId, mark: 'weak' }]);
  scored(8);
  expect(await marks()).toEqual([{ participant: participantId, mark: 'weak' }]);
  scored(9);
  expect(await marks()).toEqual([]);
  scored(8);
  expect(await marks()).toEqual([]);
  scored(4);
  await mute(true);
  expect(await marks()).toEqual([]);
  await mute(false);
  expect(seen()).toEqual([true, false, true, false]);
  hangUp(talk);
});
