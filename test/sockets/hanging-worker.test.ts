import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { metric } from '../harness/metrics.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
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

type Dropped = { epoch: number; reason: string };

test('the media worker hangs in the middle of a talk: it is replaced, what was asked of it is refused, and both are back and heard', async () => {
  const { epoch } = await talkTogether(talk);
  const { desk, applicant, visitId } = talk;
  const [stopped] = await (server.deps.media as MediasoupMedia).workers();
  process.kill(stopped!.pid, 'SIGSTOP');
  const asked = [desk, applicant].map(({ page }) =>
    expect(page.ask('media.restartIce', { visitId, epoch, direction: 'send' })).rejects.toThrow('MEDIA_'),
  );
  const drops = [desk, applicant].map(({ page }) => page.hear<Dropped>('media.dropped'));
  for (const drop of await Promise.all(drops)) expect(drop).toMatchObject({ epoch, reason: 'rebuilt' });
  await Promise.all(asked);
  expect((await talkTogether(talk)).epoch).toBeGreaterThan(epoch);
  expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  const [worker] = await (server.deps.media as MediasoupMedia).workers();
  expect(worker!.pid).not.toBe(stopped!.pid);
  const deaths = { 'how="died"': 0, 'how="hung"': 1 };
  expect(await metric(server, 'qabyldau_media_worker_deaths_total')).toEqual(deaths);
});
