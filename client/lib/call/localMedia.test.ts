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

  test('a camera that was pressed on, and off again before the browser asked, does not come on', async () => {
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
    expect(prompts[2]!.wanted.video).toMatchObject({ deviceId: { ideal: 'back' } });
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
    await choosing;
    expect(media.track('microphone')).toBe(voice);
    expect(voice!.readyState).toBe('live');
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
  const getUserMedia = (wanted: MediaStreamConstraints) =>
    new Promise((resolve, reject) => {
      prompts.push({
        wanted,
        allow() {
          const tracks = [wanted.audio && newTrack('audio'), wanted.video && newTrack('video')];
          const given = tracks.filter((track) => track instanceof EventTarget);
          resolve({ getTracks: () => given });
          return given;
        },
        refuse: (name) => reject(new DOMException('', name)),
      });
    });
  return Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: async () => [] });
}

function unplug(track: MediaStreamTrack): void {
  track.stop();
  track.dispatchEvent(new Event('ended'));
}

function newTrack(kind: 'audio' | 'video'): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    ...{ kind, enabled: true, readyState: 'live' },
    stop: () => void (track.readyState = 'ended'),
  });
  return track as unknown as MediaStreamTrack;
}
