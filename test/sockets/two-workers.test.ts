import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, hearing, roomOf, talkTogether, type Talk } from '../harness/talk.ts';

let server: TestServer;
const talks: Talk[] = [];
beforeAll(async () => {
  server = await startTestServer({ variables: { MEDIA_WORKERS: '2' } });
  for (let n = 0; n < 4; n++) talks.push(await callSomebody(server));
});
afterAll(async () => {
  talks.forEach(hangUp);
  await server?.stopAll();
});

const workers = () => (server.deps.media as MediasoupMedia).workers();
const pagesOf = ({ desk, applicant }: Talk) => [desk.page, applicant.page];

test('one of two media workers dies: its talks are back, not all on the other one, and the others notice nothing', async () => {
  for (const talk of talks) await talkTogether(talk);
  const [dying, living] = (await workers()).sort((a, b) => b.rooms.length - a.rooms.length);
  const isLost = ({ visitId }: Talk) => dying!.rooms.some(({ room }) => room === visitId);
  const lost = talks.filter(isLost);
  const others = talks.filter((talk) => !isLost(talk));
  expect(others.length).toBeGreaterThan(0);
  const before = await Promise.all(others.map((talk) => roomOf(server, talk)));

  process.kill(dying!.pid, 'SIGKILL');
  await Promise.all(
    lost.map(async (talk) => {
      await Promise.all(pagesOf(talk).map((page) => page.hear('media.dropped')));
      await talkTogether(talk);
    }),
  );
  for (const talk of lost) expect(hearing(await roomOf(server, talk))).toEqual([true, true]);
  const now = await workers();
  const roomsOf = (pid: number) => now.find((one) => one.pid === pid)?.rooms ?? [];
  expect(roomsOf(living!.pid)).toEqual(expect.arrayContaining(living!.rooms));
  const [fresh] = now.filter(({ pid }) => pid !== living!.pid);
  expect(fresh!.rooms.length).toBeGreaterThan(0);
  expect(now.flatMap(({ rooms }) => rooms)).toHaveLength(talks.length);

  expect(await Promise.all(others.map((talk) => roomOf(server, talk)))).toEqual(before);
  expect(others.flatMap(pagesOf).flatMap((page) => page.heard('media.dropped'))).toEqual([]);
});
