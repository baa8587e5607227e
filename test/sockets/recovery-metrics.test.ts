import { afterAll, beforeAll, expect, test } from 'vitest';
import { metric } from '../harness/metrics.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, loseRoom, talkTogether, type Talk } from '../harness/talk.ts';

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

const told = async () => ({
  deaths: await metric(server, 'qabyldau_media_worker_deaths_total'),
  rebuilt: await metric(server, 'qabyldau_media_rooms_rebuilt_total'),
  reconnects: await metric(server, 'qabyldau_media_reconnects_total'),
});
const NONE = {
  deaths: { 'how="died"': 0, 'how="hung"': 0 },
  rebuilt: { '': 0 },
  reconnects: { 'how="ice"': 0, 'how="anew"': 0 },
};

test('/metrics tells how pages mended their links, and of the workers and rooms that were lost', async () => {
  const { epoch } = await talkTogether(talk);
  const { visitId, sessionId, rtpCapabilities, applicant } = talk;
  expect(await told()).toEqual(NONE);

  for (const direction of ['send', 'recv'] as const)
    await applicant.page.ask('media.restartIce', { visitId, epoch, direction });
  await applicant.page.ask('session.join', { sessionId, rtpCapabilities, ready: [], fresh: true });
  const mended = { ...NONE, reconnects: { 'how="ice"': 2, 'how="anew"': 1 } };
  expect(await told()).toEqual(mended);

  await loseRoom(server, talk);
  await talkTogether(talk);
  const died = { 'how="died"': 1, 'how="hung"': 0 };
  expect(await told()).toEqual({ ...mended, deaths: died, rebuilt: { '': 1 } });
});
