import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import { LIMITS } from '../../server/limits.ts';
import { MAX_WAITING_SIGNALS } from '../../server/socket/server.ts';
import type { Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, hearing, roomOf, talkTogether, type Talk } from '../harness/talk.ts';

type Answer = { ok: boolean; code?: string };
const say = (page: Page, name: string, input: object) =>
  page.socket.timeout(60_000).emitWithAck(name, { input }) as Promise<Answer>;
const codes = (answers: Answer[]) => answers.map(({ ok, code }) => (ok ? 'ok' : code));

describe('with the limits that hold in use', () => {
  let server: TestServer;
  let loud: Talk;
  let quiet: Talk;
  beforeAll(async () => {
    server = await startTestServer({ limits: LIMITS });
    [loud, quiet] = [await callSomebody(server), await callSomebody(server, 'daulet')];
    await talkTogether(loud);
    await talkTogether(quiet);
  });
  afterAll(async () => {
    for (const talk of [loud, quiet]) if (talk) hangUp(talk);
    await server?.stopAll();
  });

  test('a page that floods is held off, and the talk beside it goes on', async () => {
    const place = async (talk: Talk) => ({
      visitId: talk.visitId,
      epoch: (await roomOf(server, talk))!.epoch,
    });
    const mine = { ...(await place(loud)), source: 'microphone', paused: true };
    const flood = Promise.all(
      Array.from({ length: 3_000 }, () => say(loud.applicant.page, 'media.pause', mine)),
    );
    const theirs = { ...(await place(quiet)), source: 'microphone' };
    for (const paused of [true, false]) {
      for (const { page } of [quiet.applicant, quiet.desk])
        expect(await say(page, 'media.pause', { ...theirs, paused })).toMatchObject({ ok: true });
    }
    const answered = codes(await flood);
    expect(new Set(answered)).toEqual(new Set(['ok', 'TOO_MANY_REQUESTS']));
    expect(answered.filter((code) => code === 'ok').length).toBeLessThanOrEqual(LIMITS.signal.points);
    expect(hearing(await roomOf(server, quiet))).toEqual([true, true]);
  });
});

describe('while the media worker hangs', () => {
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

  test('a page cannot fill the memory with signals that wait: what is too many is refused at once', async () => {
    const { epoch } = await talkTogether(talk);
    const [worker] = await (server.deps.media as MediasoupMedia).workers();
    const restart = { visitId: talk.visitId, epoch, direction: 'send' };
    const answered: (string | undefined)[] = [];
    process.kill(worker!.pid, 'SIGSTOP');
    try {
      const all = Array.from({ length: MAX_WAITING_SIGNALS + 50 }, async () => {
        answered.push(...codes([await say(talk.applicant.page, 'media.restartIce', restart)]));
      });
      await expect.poll(() => answered.length).toBe(50);
      expect(new Set(answered)).toEqual(new Set(['TOO_MANY_REQUESTS']));
      process.kill(worker!.pid, 'SIGCONT');
      await Promise.all(all);
    } finally {
      process.kill(worker!.pid, 'SIGCONT');
    }
    expect(answered.filter((code) => code === 'ok')).toHaveLength(MAX_WAITING_SIGNALS);
  });
});
