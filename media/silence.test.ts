import { expect, it } from 'vitest';
import { openEngine } from './contract/engineUnderTest.ts';
import { silenceIn } from './mediasoup/silence.ts';

it.each([
  ['is stopped, or waits for what never comes', 0, 0, false, 1_000],
  ['runs in a circle', 1_000, 0, true, 1_000],
  ['runs in a circle, on half a processor', 500, 500, true, 500],
  ['hardly comes to run on a busy machine', 20, 970, true, 30],
  ['has waited for its processor all the time', 0, 0, true, 0],
  ['waited as long as it is measured, by clocks that are not quite the same', 10, 1_010, false, 0],
])('of a second without an answer, of a worker that %s, what it could have used counts', (...look) => {
  const [, ranMs, waitedMs, wantsToRun, silentMs] = look;
  expect(silenceIn({ ranMs, waitedMs, wantsToRun, ofMs: 1_000 })).toBe(silentMs);
});

it('a server that stood still itself holds one look against its workers, not all the time', () => {
  expect(silenceIn({ ranMs: 0, waitedMs: 0, wantsToRun: false, ofMs: 30_000 })).toBe(1_000);
});

const room = { room: 'visit-7', epoch: 1 };

it('a worker that hangs is not taken for idle; what it was asked is refused, and another one takes its place', async () => {
  const engine = await openEngine();
  const [stopped] = await engine.workers();
  const load = async () => {
    const { workers, busy } = await engine.load();
    return { workers, busy };
  };
  process.kill(stopped!.pid, 'SIGSTOP');
  const opening = expect(engine.openRoom(room)).rejects.toMatchObject({ code: 'MEDIA_UNAVAILABLE' });
  await expect.poll(load, { timeout: 10_000 }).toEqual({ workers: 1, busy: 1 });
  await opening;
  await engine.openRoom({ ...room, epoch: 2 });
  expect((await engine.workers()).map(({ pid }) => pid)).not.toContain(stopped!.pid);
  await expect.poll(load).toEqual({ workers: 1, busy: 0 });
  await engine.close();
});

it('an engine ends although a worker of it hangs', async () => {
  const engine = await openEngine();
  const [stopped] = await engine.workers();
  process.kill(stopped!.pid, 'SIGSTOP');
  await engine.close();
  expect(() => process.kill(stopped!.pid, 0)).toThrow('ESRCH');
});
