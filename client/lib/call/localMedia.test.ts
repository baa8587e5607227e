import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
  allow(): MediaStreamTrack[];
  refuse(name: string): void;
};

/** A browser that asks for every device and waits for the person: there is none without a person before it. */
function askingBrowser() {
  const getUserMedia = (wanted: MediaStreamConstraints) => {
    const trackOf = (kind: 'audio' | 'video') => newTrack(kind, idIn(wanted[kind]));
    return new Promise((resolve, reject) => {
      prompts.push({
        wanted,
        allow() {
          const given = (['audio', 'video'] as const).filter((kind) => wanted[kind]).map(trackOf);
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

function newTrack(kind: 'audio' | 'video', deviceId: string): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    ...{ kind, enabled: true, readyState: 'live' },
    getSettings: () => ({ deviceId }),
    stop: () => void (track.readyState = 'ended'),
  });
  return track as unknown as MediaStreamTrack;
}
