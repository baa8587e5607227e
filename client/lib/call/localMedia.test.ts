import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { LocalMedia } from './localMedia.svelte.ts';

let prompts: Prompt[];
beforeEach(() => {
  prompts = [];
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('navigator', { mediaDevices: askingBrowser() });
});
afterEach(() => vi.unstubAllGlobals());

describe('devices are free once nobody wants them', () => {
  test('Aigerim’s call is refused while the browser still asks her: nothing comes on when she allows', async () => {
    const media = new LocalMedia();
    const opening = media.open();
    media.close();
    const tracks = prompts[0]!.allow();
    await opening;
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect([media.microphone.state, media.camera.state]).toEqual(['closed', 'closed']);
  });

  test('Ghani leaves while the browser asks, and comes back: what he allows first is freed, the second is his', async () => {
    const media = new LocalMedia();
    const first = media.open();
    media.close();
    const second = media.open();
    const late = prompts[0]!.allow();
    const now = prompts[1]!.allow();
    await Promise.all([first, second]);
    expect(late.every(({ readyState }) => readyState === 'ended')).toBe(true);
    expect([media.track('microphone'), media.track('camera')]).toEqual(now);
    expect(now.every(({ readyState }) => readyState === 'live')).toBe(true);
  });

  test('Ghani leaves and then refuses: he is not asked for each device alone, and no trouble is shown', async () => {
    const media = new LocalMedia();
    const opening = media.open();
    media.close();
    prompts[0]!.refuse('NotAllowedError');
    await opening;
    expect(prompts).toHaveLength(1);
    expect([media.microphone.state, media.camera.state]).toEqual(['closed', 'closed']);
  });

  test('a camera switched off while the browser asks does not come on, and the microphone does', async () => {
    const media = new LocalMedia();
    const opening = media.open();
    await media.setCamera(false);
    const [, camera] = prompts[0]!.allow();
    await opening;
    expect(camera!.readyState).toBe('ended');
    expect([media.microphone.state, media.camera.state]).toEqual(['open', 'closed']);
  });

  test('a camera pressed on, and off again before the browser has its answer, does not come on', async () => {
    const media = await talking();
    await media.setCamera(false);
    const opening = media.setCamera(true);
    await media.setCamera(false);
    const [camera] = prompts[1]!.allow();
    await opening;
    expect(camera!.readyState).toBe('ended');
    expect(media.camera.state).toBe('closed');
  });
});

describe('a device that goes away in the talk', () => {
  test('an unplugged camera is told, and no other opens before the person presses', async () => {
    const media = await talking();
    unplug(media.track('camera')!);
    await Promise.resolve();
    expect(prompts).toHaveLength(1);
    expect([media.camera.state, media.cameraOn]).toEqual(['lost', false]);
    // The microphone's own button does not open it either.
    await media.open();
    expect(prompts).toHaveLength(1);
    const opening = media.setCamera(true);
    const [camera] = prompts[1]!.allow();
    await opening;
    expect(media.track('camera')).toBe(camera);
  });

  test('in the place of an unplugged microphone another serves at once', async () => {
    const media = await talking();
    unplug(media.track('microphone')!);
    expect(prompts[1]!.wanted).toHaveProperty('audio');
    const [another] = prompts[1]!.allow();
    await expect.poll(() => media.track('microphone')).toBe(another);
  });
});

describe('a device that the phone takes for a while', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());
  const states = ({ microphone, camera }: LocalMedia) => [microphone.state, camera.state];

  test('both are interrupted by a call, and come back by themselves with its end', async () => {
    const media = await talking();
    const tracks = [media.track('microphone')!, media.track('camera')!];
    for (const track of tracks) track.dispatchEvent(new Event('mute'));
    expect(states(media)).toEqual(['open', 'open']);
    vi.advanceTimersByTime(BUDGETS.interrupted);
    expect(states(media)).toEqual(['interrupted', 'interrupted']);
    expect([media.microphoneOn, media.cameraOn]).toEqual([true, true]);
    for (const track of tracks) track.dispatchEvent(new Event('unmute'));
    expect(states(media)).toEqual(['open', 'open']);
    expect([media.track('microphone'), media.track('camera')]).toEqual(tracks);
    expect(prompts).toHaveLength(1);
  });

  test('what a browser mutes for a moment is no interruption', async () => {
    const media = await talking();
    const camera = media.track('camera')!;
    camera.dispatchEvent(new Event('mute'));
    vi.advanceTimersByTime(BUDGETS.interrupted - 1);
    camera.dispatchEvent(new Event('unmute'));
    vi.advanceTimersByTime(BUDGETS.interrupted);
    expect(media.camera.state).toBe('open');
  });

  test('a microphone that comes muted, as during a call, is told', async () => {
    const media = new LocalMedia();
    const opening = media.open();
    const [microphone] = prompts[0]!.allow({ muted: true });
    await opening;
    vi.advanceTimersByTime(BUDGETS.interrupted);
    expect(media.microphone).toEqual({ state: 'interrupted', track: microphone });
  });

  test('another microphone that is chosen meanwhile serves, and nothing of the first counts any more', async () => {
    const media = await talking();
    const first = media.track('microphone')!;
    first.dispatchEvent(new Event('mute'));
    const choosing = media.choose('microphone', 'headset');
    const [headset] = prompts[1]!.allow();
    await choosing;
    vi.advanceTimersByTime(BUDGETS.interrupted);
    expect(media.microphone).toEqual({ state: 'open', track: headset });
  });

  test('by the press that tries again both are asked for anew, one after the other', async () => {
    const media = await talking();
    for (const source of ['microphone', 'camera'] as const)
      media.track(source)!.dispatchEvent(new Event('mute'));
    vi.advanceTimersByTime(BUDGETS.interrupted);
    const opening = media.open();
    const [microphone] = prompts[1]!.allow();
    await expect.poll(() => prompts).toHaveLength(3);
    const [camera] = prompts[2]!.allow();
    await opening;
    expect([media.microphone, media.camera]).toEqual([
      { state: 'open', track: microphone },
      { state: 'open', track: camera },
    ]);
  });

  test('a camera that is switched off meanwhile stays off', async () => {
    const media = await talking();
    const camera = media.track('camera')!;
    camera.dispatchEvent(new Event('mute'));
    vi.advanceTimersByTime(BUDGETS.interrupted);
    await media.setCamera(false);
    camera.dispatchEvent(new Event('unmute'));
    expect(media.camera.state).toBe('closed');
  });
});

describe('another camera is chosen on a phone that opens one at a time', () => {
  test('the one in use makes room, and the other is asked for once more', async () => {
    const media = await talking();
    const front = media.track('camera')!;
    const choosing = media.choose('camera', 'back');
    prompts[1]!.refuse('NotReadableError');
    await expect.poll(() => prompts).toHaveLength(3);
    expect(front.readyState).toBe('ended');
    expect(prompts[2]!.wanted.video).toMatchObject({ deviceId: { exact: 'back' } });
    const [back] = prompts[2]!.allow();
    await choosing;
    expect(media.track('camera')).toBe(back);
  });

  test('where the other cannot be had either way, the person is told that it is busy', async () => {
    const media = await talking();
    const choosing = media.choose('camera', 'back');
    prompts[1]!.refuse('NotReadableError');
    await expect.poll(() => prompts).toHaveLength(3);
    prompts[2]!.refuse('NotReadableError');
    await choosing;
    expect(media.camera.state).toBe('busy');
    expect(prompts).toHaveLength(3);
  });

  test('a microphone that another program has leaves the one in use: its person stays heard', async () => {
    const media = await talking();
    const voice = media.track('microphone');
    const choosing = media.choose('microphone', 'headset');
    prompts[1]!.refuse('NotReadableError');
    expect(await choosing).toBe(false);
    expect(media.track('microphone')).toBe(voice);
    expect(voice!.readyState).toBe('live');
    // Nor is it the one that the next talk begins with.
    media.close();
    void media.open();
    expect(prompts[2]!.wanted.audio).not.toHaveProperty('deviceId');
  });
});

describe('the device that was chosen', () => {
  test('is in use at once, and in the next talk too', async () => {
    const media = await talking();
    const choosing = media.choose('microphone', 'headset');
    const [headset] = prompts[1]!.allow();
    expect(await choosing).toBe(true);
    expect(media.track('microphone')).toBe(headset);
    media.close();
    void media.open();
    expect(prompts[2]!.wanted.audio).toMatchObject({ deviceId: { exact: 'headset' } });
  });

  test('is asked for and no other; one that is not there any more gives way to what is', async () => {
    const media = await talking();
    void media.choose('microphone', 'headset');
    prompts[1]!.allow();
    media.close();
    media.cameraOn = false;
    const opening = media.open();
    expect(prompts[2]!.wanted.audio).toMatchObject({ deviceId: { exact: 'headset' } });
    prompts[2]!.refuse('OverconstrainedError');
    await expect.poll(() => prompts).toHaveLength(4);
    expect(prompts[3]!.wanted.audio).not.toHaveProperty('deviceId');
    const [own] = prompts[3]!.allow();
    await opening;
    expect(media.track('microphone')).toBe(own);
  });

  test('a chosen microphone that is not allowed is not asked for as another', async () => {
    const media = await talking();
    await media.setCamera(false);
    void media.choose('microphone', 'headset');
    prompts[1]!.allow();
    media.close();
    const opening = media.open();
    prompts[2]!.refuse('NotAllowedError');
    await opening;
    expect(prompts).toHaveLength(3);
    expect(media.microphone.state).toBe('blocked');
  });
});

/** Somebody in a talk, who has allowed microphone and camera by the first prompt. */
async function talking(): Promise<LocalMedia> {
  const media = new LocalMedia();
  const opening = media.open();
  prompts[0]!.allow();
  await opening;
  return media;
}

/** What the browser asks the person, and their answer. */
type Prompt = {
  wanted: MediaStreamConstraints;
  allow(as?: { muted: boolean }): MediaStreamTrack[];
  refuse(name: string): void;
};

/** A browser that asks for every device and waits for the person: there is none without a person before it. */
function askingBrowser() {
  const getUserMedia = (wanted: MediaStreamConstraints) => {
    return new Promise((resolve, reject) => {
      prompts.push({
        wanted,
        allow({ muted } = { muted: false }) {
          const given = (['audio', 'video'] as const)
            .filter((kind) => wanted[kind])
            .map((kind) => newTrack(kind, idIn(wanted[kind]), muted));
          resolve({ getTracks: () => given });
          return given;
        },
        refuse: (name) => reject(new DOMException('', name)),
      });
    });
  };
  return Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: async () => [] });
}

/** The device that is asked for and no other; '' where any will do. */
function idIn(wanted: boolean | MediaTrackConstraints | undefined): string {
  const named = typeof wanted === 'object' ? wanted.deviceId : undefined;
  return typeof named === 'object' && 'exact' in named ? String(named.exact) : '';
}

function unplug(track: MediaStreamTrack): void {
  track.stop();
  track.dispatchEvent(new Event('ended'));
}

function newTrack(kind: 'audio' | 'video', deviceId: string, muted: boolean): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    ...{ kind, enabled: true, muted, readyState: 'live' },
    getSettings: () => ({ deviceId }),
    stop: () => void (track.readyState = 'ended'),
  });
  return track as unknown as MediaStreamTrack;
}
