import { generateConsumerRemoteParameters } from 'mediasoup-client/fakeParameters';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConsumerView, MediaSource } from '$contract/signalling.ts';
import { BUDGETS } from './budgets.ts';
import type { Route } from './ladder.ts';
import { newLink } from './linkInTests.ts';
import { RemoteSide } from './remoteSide.svelte.ts';
import { Timings } from './timings.ts';

const AIGERIM = '6f1f6f0a-0000-4000-8000-000000000002';

/** A consumer that has its source's name for its id. */
const ofAigerim = (source: MediaSource): ConsumerView => {
  const codecMimeType = source === 'microphone' ? 'audio/opus' : 'video/VP8';
  const parameters = generateConsumerRemoteParameters({ id: source, codecMimeType });
  return { ...parameters, participant: AIGERIM, source, producerPaused: false } as unknown as ConsumerView;
};

afterEach(() => void vi.useRealTimers());

describe('what Ghani reads of Aigerim, of whom something has stopped', () => {
  async function inTheTalk() {
    const { link } = await newLink();
    const remote = new RemoteSide(new Timings());
    remote.roster = [{ participantId: AIGERIM, kind: 'official', name: null, joined: true }] as never;
    remote.over(link);
    remote.lookAt([AIGERIM]);
    for (const source of ['microphone', 'camera'] as const) await remote.receive(ofAigerim(source), true);
    vi.useFakeTimers();
    const counts = new Map<MediaSource, number>([
      ['microphone', 10],
      ['camera', 10],
    ]);
    /** Looks for so long at what is let through, while these come. */
    const pass = (milliseconds: number, ...coming: MediaSource[]) => {
      for (let passed = 0; passed < milliseconds; passed += BUDGETS.look) {
        vi.advanceTimersByTime(BUDGETS.look);
        for (const source of coming) counts.set(source, counts.get(source)! + 10);
        remote.arrived(counts);
      }
    };
    pass(5_000, 'microphone', 'camera');
    const stopped = () => remote.people[0]!.stopped;
    expect(stopped()).toEqual([]);
    return { remote, counts, pass, stopped };
  }

  it('her picture stops while her voice comes: it is said until pictures have come again for a while', async () => {
    const { pass, stopped } = await inTheTalk();
    pass(BUDGETS.quietPerson, 'microphone');
    expect(stopped()).toEqual(['camera']);
    pass(BUDGETS.look, 'microphone', 'camera');
    expect(stopped()).toEqual(['camera']);
    pass(BUDGETS.comesAgain, 'microphone', 'camera');
    expect(stopped()).toEqual([]);
  });

  it('this line does not bear her picture: that is said, not that it has stopped, whether she speaks or is muted', async () => {
    const { remote, pass, stopped } = await inTheTalk();
    const leftOut = () => remote.people[0]!.leftOut;
    for (const id of ['camera', 'camera']) remote.leaveOut(new Set([id]));
    expect(leftOut()).toEqual([]);
    pass(BUDGETS.quietPerson, 'microphone');
    expect([stopped(), leftOut()]).toEqual([[], ['camera']]);
    remote.held({ participant: AIGERIM, source: 'microphone', paused: true } as never);
    pass(BUDGETS.quietPerson);
    expect([remote.people[0]!.cut, stopped(), leftOut()]).toEqual([false, [], ['camera']]);
    remote.leaveOut(new Set());
    pass(BUDGETS.look, 'camera');
    expect(leftOut()).toEqual([]);
  });

  it('nothing comes of her any more: her connection is lost, and nothing else is said, neither then nor right after', async () => {
    const { remote, pass, stopped } = await inTheTalk();
    pass(10_000);
    expect([remote.people[0]!.cut, stopped()]).toEqual([true, []]);
    pass(BUDGETS.comesAgain, 'microphone');
    expect([remote.people[0]!.cut, stopped()]).toEqual([false, []]);
    pass(2 * BUDGETS.comesAgain, 'microphone', 'camera');
    expect(stopped()).toEqual([]);
  });

  it('nothing is said of a voice that she holds back, nor when she lets it go', async () => {
    const { remote, pass, stopped } = await inTheTalk();
    const mute = (paused: boolean) =>
      remote.held({ participant: AIGERIM, source: 'microphone', paused } as never);
    mute(true);
    pass(10_000, 'camera');
    expect(stopped()).toEqual([]);
    mute(false);
    expect(stopped()).toEqual([]);
    pass(BUDGETS.quietPerson - BUDGETS.look, 'camera');
    expect(stopped()).toEqual([]);
  });

  it('nothing is said of pictures that are left out for the sake of the voice', async () => {
    const { remote, counts, pass, stopped } = await inTheTalk();
    pass(BUDGETS.quietPerson, 'microphone');
    remote.miss(new Set(['camera']));
    remote.easePictures(true);
    expect(stopped()).toEqual([]);
    counts.delete('camera');
    pass(10_000, 'microphone');
    expect(stopped()).toEqual([]);
  });

  it('nothing is said of pictures while the page is not seen, and when it is again they have their time anew', async () => {
    const { remote, pass, stopped } = await inTheTalk();
    remote.lookAt(null);
    pass(10_000, 'microphone');
    remote.miss(new Set(['camera']));
    expect(stopped()).toEqual([]);
    remote.lookAt([AIGERIM]);
    pass(BUDGETS.quietPerson, 'microphone');
    expect(stopped()).toEqual([]);
    pass(BUDGETS.look, 'microphone');
    expect(stopped()).toEqual(['camera']);
  });

  it('nothing is said while the talk is paused', async () => {
    const { remote, pass, stopped } = await inTheTalk();
    pass(BUDGETS.quietPerson, 'microphone');
    remote.hold(true);
    expect(stopped()).toEqual([]);
    pass(10_000);
    remote.miss(new Set(['microphone']));
    expect(stopped()).toEqual([]);
  });

  it('a voice that she holds back while its consumer is still being set up is known to be held back', async () => {
    const { link } = await newLink();
    const remote = new RemoteSide(new Timings());
    remote.roster = [{ participantId: AIGERIM, kind: 'official', name: null, joined: true }] as never;
    remote.over(link);
    const receiving = remote.receive(ofAigerim('microphone'), true);
    remote.held({ participant: AIGERIM, source: 'microphone', paused: true } as never);
    await receiving;
    expect(remote.people[0]!.streams.microphone?.paused).toBe(true);
    await remote.receive(ofAigerim('microphone'), true);
    expect(remote.people[0]!.streams.microphone?.paused).toBe(false);
  });

  it('what the server has sent and never came is said too', async () => {
    const { remote, stopped } = await inTheTalk();
    remote.miss(new Set(['microphone']));
    expect(stopped()).toEqual(['microphone']);
    remote.miss(new Set());
    expect(stopped()).toEqual([]);
  });
});

describe('a socket that came back finds the same consumers', () => {
  async function withBoth(route: Route = 'any') {
    const { link, heldOnServer } = await newLink(route);
    const remote = new RemoteSide(new Timings());
    remote.over(link);
    const views = [ofAigerim('microphone'), ofAigerim('camera')];
    for (const view of views) await remote.receive(view, false);
    const flowing = async () => (await link.consumers.flowing()).map(({ id }) => id);
    return { remote, link, heldOnServer, views, flowing };
  }
  const ALL = ['microphone', 'camera'];

  it('what the answer itself has let through is watched, and not asked for again', async () => {
    const { remote, heldOnServer, views, flowing } = await withBoth();
    expect(await flowing()).toEqual([]);
    const there = remote.setUp();
    expect(there).toEqual({ known: ALL, ready: ALL });
    await remote.reconcile(views, there);
    expect(await flowing()).toEqual(ALL);
    expect(heldOnServer.size).toBe(0);
  });

  it('what the browser cannot receive yet is let through only when it can', async () => {
    const { link, heldOnServer } = await newLink();
    const remote = new RemoteSide(new Timings());
    remote.over(link);
    const receiving = remote.receive(ofAigerim('microphone'), false);
    const there = remote.setUp();
    expect(there).toEqual({ known: ['microphone'], ready: [] });
    await receiving;
    expect(heldOnServer.has('microphone')).toBe(false);
    await remote.reconcile([ofAigerim('microphone')], there);
    expect(heldOnServer.get('microphone')).toBe(false);
  });

  it('pictures that a way without pictures leaves out are not asked for with the answer', async () => {
    const { remote, views, flowing } = await withBoth('voice');
    const there = remote.setUp();
    expect(there).toEqual({ known: ALL, ready: ['microphone'] });
    await remote.reconcile(views, there);
    expect(await flowing()).toEqual(['microphone']);
  });

  it('pictures come over the paths of the voice as soon as they are tried, unless they are eased', async () => {
    const { remote, link, views, flowing } = await withBoth('voice');
    await remote.reconcile(views, remote.setUp());
    link.voiceOnly = false;
    remote.easePictures(true);
    remote.showPictures();
    expect(await flowing()).toEqual(['microphone']);
    remote.easePictures(false);
    expect(await flowing()).toEqual(ALL);
  });

  it('what the server holds back all the same is asked for again, unless nothing of it is to come', async () => {
    const { remote, heldOnServer, views } = await withBoth();
    remote.lookAt([AIGERIM]);
    await remote.reconcile(views, remote.setUp());
    const again = (ids: string[]) => {
      heldOnServer.clear();
      remote.letFlowAgain(new Set(ids));
      return [...heldOnServer.keys()];
    };
    expect(again([...ALL, 'gone'])).toEqual(ALL);
    remote.held({ participant: AIGERIM, source: 'microphone', paused: true } as never);
    expect(again(ALL)).toEqual(['camera']);
    remote.hold(true);
    expect(again(ALL)).toEqual([]);
  });

  it('nor are those that are left out for the sake of the voice, until they are tried again', async () => {
    const { remote, views, flowing } = await withBoth();
    remote.easePictures(true);
    const there = remote.setUp();
    expect(there).toEqual({ known: ALL, ready: ['microphone'] });
    await remote.reconcile(views, there);
    expect(await flowing()).toEqual(['microphone']);
    remote.easePictures(false);
    expect(remote.setUp().ready).toEqual(ALL);
    expect(await flowing()).toEqual(ALL);
  });
});
