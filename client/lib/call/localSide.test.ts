import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { newLink, newTrack } from './linkInTests.ts';
import { LocalMedia } from './localMedia.svelte.ts';
import { LocalSide } from './localSide.svelte.ts';

const SESSION = '00000000-0000-4000-8000-000000000001';

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('navigator', { mediaDevices: allowingBrowser() });
});
afterEach(() => vi.unstubAllGlobals());

test('Ghani, who was muted, loads the page of his talk again: nothing of him goes out before he presses', async () => {
  const before = ownSide();
  before.mine.enter(SESSION);
  before.mine.setMicrophone(false);

  const { mine, media } = ownSide();
  const { link, heldOnServer } = await newLink();
  mine.enter(SESSION);
  await media.open();
  mine.over(link);
  await expect.poll(() => heldOnServer.get('microphone')).toBe(true);
  expect(media.track('microphone')!.enabled).toBe(false);
  mine.setMicrophone(true);
  await expect.poll(() => heldOnServer.get('microphone')).toBe(false);

  const third = ownSide();
  third.mine.enter(SESSION);
  expect(third.media.microphoneOn).toBe(true);
});

test('a voice that the server holds back is let go again, and never one that its person holds back', async () => {
  const { mine, media } = ownSide();
  const { link, heldOnServer } = await newLink();
  mine.enter(SESSION);
  await media.open();
  mine.over(link);
  await expect.poll(() => heldOnServer.get('microphone')).toBe(false);
  heldOnServer.set('microphone', true);
  mine.letGoAgain(new Set(['microphone', 'screen']));
  expect([heldOnServer.get('microphone'), heldOnServer.has('screen')]).toEqual([false, false]);
  mine.setMicrophone(false);
  mine.letGoAgain(new Set(['microphone']));
  expect(heldOnServer.get('microphone')).toBe(true);
  expect(media.track('microphone')!.enabled).toBe(false);
});

test('Ghani’s phone rings in the talk: the others see at once that he is muted and not seen, and afterwards all is as before', async () => {
  const { media, heldOnServer, ring, hangUp } = await inTalkOnPhone();
  await ring();
  expect(Object.fromEntries(heldOnServer)).toMatchObject({ microphone: true, camera: true });
  expect([media.microphoneOn, media.cameraOn]).toEqual([true, true]);
  hangUp();
  expect(Object.fromEntries(heldOnServer)).toMatchObject({ microphone: false, camera: false });
  expect(media.track('microphone')!.enabled).toBe(true);
});

test('Ghani mutes himself while his phone rings, and stays muted when the call is over', async () => {
  const { mine, media, heldOnServer, ring, hangUp } = await inTalkOnPhone();
  await ring();
  mine.setMicrophone(false);
  hangUp();
  expect(Object.fromEntries(heldOnServer)).toMatchObject({ microphone: true, camera: false });
  expect(media.track('microphone')!.enabled).toBe(false);
});

test('whoever presses the microphone on while the phone has it is heard when it comes back, and not said to be before', async () => {
  const { mine, heldOnServer, ring, hangUp } = await inTalkOnPhone();
  mine.setMicrophone(false);
  await ring();
  mine.setMicrophone(true);
  expect(heldOnServer.get('microphone')).toBe(true);
  hangUp();
  expect(heldOnServer.get('microphone')).toBe(false);
});

test('what the phone has taken is neither let go again nor eased, and is held back over another link too', async () => {
  const { mine, ring, hangUp, ...first } = await inTalkOnPhone();
  await ring();
  expect([mine.sends('microphone'), mine.sends('camera'), mine.hasPicture]).toEqual([false, false, false]);
  mine.letGoAgain(new Set(['microphone', 'camera']));
  mine.easePicture(true);
  mine.easePicture(false);
  expect(first.heldOnServer.get('camera')).toBe(true);
  const second = await newLink();
  mine.over(second.link);
  await expect.poll(() => second.heldOnServer.get('camera')).toBe(true);
  expect(second.heldOnServer.get('microphone')).toBe(true);
  hangUp();
  expect(Object.fromEntries(second.heldOnServer)).toMatchObject({ microphone: false, camera: false });
});

test('mute in one talk says nothing of the next', () => {
  const before = ownSide();
  before.mine.enter(SESSION);
  before.mine.setMicrophone(false);
  const { mine, media } = ownSide();
  mine.enter('00000000-0000-4000-8000-000000000002');
  expect(media.microphoneOn).toBe(true);
});

test('a camera that was switched off in the talk is off after a reload, whoever the person is', async () => {
  await ownSide().mine.setCamera(false);
  const media = LocalMedia.forTalk();
  await media.open();
  expect([media.microphone.state, media.camera.state]).toEqual(['open', 'closed']);
});

test('Ghani’s screen makes room for his voice, without a camera too, and so does one that he shows meanwhile', async () => {
  const { mine } = ownSide();
  const { link, heldOnServer } = await newLink();
  mine.over(link);
  expect(mine.hasPicture).toBe(false);
  await mine.setScreen(true);
  await expect.poll(() => heldOnServer.get('screen')).toBe(false);
  expect(mine.hasPicture).toBe(true);
  mine.easePicture(true);
  await expect.poll(() => heldOnServer.get('screen')).toBe(true);

  await mine.setScreen(false);
  await expect.poll(() => link.producers.of('screen')).toBeUndefined();
  await mine.setScreen(true);
  await expect.poll(() => heldOnServer.get('screen')).toBe(true);
  expect(link.producers.of('screen')?.paused).toBe(true);
  mine.easePicture(false);
  await expect.poll(() => heldOnServer.get('screen')).toBe(false);
});

test('the others are told why Ghani’s picture does not come, over another link too, and when it comes again', async () => {
  const { mine } = ownSide();
  const first = await newLink();
  mine.over(first.link);
  expect(first.line.eased).toBe(false);
  mine.easePicture(true);
  expect(first.line.eased).toBe(true);
  const second = await newLink();
  mine.over(second.link);
  expect(second.line.eased).toBe(true);
  mine.easePicture(false);
  expect(second.line.eased).toBe(false);
  // Over a way that bears voices alone there is never a picture.
  const third = await newLink('voice');
  mine.over(third.link);
  mine.easePicture(true);
  mine.easePicture(false);
  expect(third.line.eased).toBe(true);
});

test('Ghani’s picture goes out over the paths of the voice as soon as it is tried there, and the others are told so', async () => {
  const { mine, media } = ownSide();
  const { link, heldOnServer, line } = await newLink('voice');
  await media.open();
  mine.over(link);
  await expect.poll(() => heldOnServer.get('microphone')).toBe(false);
  expect([heldOnServer.has('camera'), line.eased]).toEqual([false, true]);
  link.voiceOnly = false;
  mine.showPictures();
  await expect.poll(() => heldOnServer.get('camera')).toBe(false);
  expect(line.eased).toBe(false);
});

test('nobody is told that they do not reach the others by what they hold back themselves, or what is left out', async () => {
  const { mine, media } = ownSide();
  const sent = () => (['microphone', 'camera', 'screen'] as const).filter((source) => mine.sends(source));
  expect(sent()).toEqual([]);
  await media.open();
  await mine.setScreen(true);
  expect(sent()).toEqual(['microphone', 'camera', 'screen']);
  mine.setMicrophone(false);
  mine.easePicture(true);
  expect(sent()).toEqual([]);
  mine.setMicrophone(true);
  mine.easePicture(false);
  await mine.setCamera(false);
  expect(sent()).toEqual(['microphone', 'screen']);
});

/** Somebody whose phone takes microphone and camera away for a call, and gives them back. */
async function inTalkOnPhone() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { mine, media } = ownSide();
  const { link, heldOnServer } = await newLink();
  mine.enter(SESSION);
  await media.open();
  mine.over(link);
  await expect.poll(() => heldOnServer.size).toBe(2);
  const both = (event: 'mute' | 'unmute') => {
    for (const source of ['microphone', 'camera'] as const)
      media.track(source)!.dispatchEvent(new Event(event));
  };
  const ring = async () => {
    both('mute');
    await vi.advanceTimersByTimeAsync(BUDGETS.interrupted);
  };
  return { mine, media, heldOnServer, ring, hangUp: () => both('unmute') };
}

function ownSide() {
  const media = LocalMedia.forTalk();
  const onBroken = (_link: unknown, reason: unknown) => {
    throw reason;
  };
  return { media, mine: new LocalSide(media, onBroken) };
}

/** A browser whose person allows whatever is asked for. */
function allowingBrowser() {
  const getUserMedia = async ({ audio, video }: MediaStreamConstraints) => {
    const tracks = [...(audio ? [newTrack('audio')] : []), ...(video ? [newTrack('video')] : [])];
    return { getTracks: () => tracks };
  };
  const getDisplayMedia = async () => ({ getVideoTracks: () => [newTrack('video')] });
  return Object.assign(new EventTarget(), {
    getUserMedia,
    getDisplayMedia,
    enumerateDevices: async () => [],
  });
}

function storage() {
  const stored = new Map<string, string>();
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
}
