import { afterEach, expect, test, vi } from 'vitest';
import { ScreenShare } from './screenShare.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

test('Aigerim’s talk ends while she still looks for the window: what she picks then is not captured', async () => {
  const { pick, told, screen } = picking();
  const starting = screen.start();
  screen.stop();
  const window = pick();
  await starting;
  expect(window.readyState).toBe('ended');
  expect(screen.track).toBeNull();
  expect(told).toEqual([]);
});

test('the window that is picked in the talk is shown, and a press stops it', async () => {
  const { pick, told, screen } = picking();
  const starting = screen.start();
  const window = pick();
  await starting;
  expect(screen.track).toBe(window);
  screen.stop();
  expect(window.readyState).toBe('ended');
  expect(told).toEqual([window, null]);
});

/** A browser that waits for the person to pick a window, and what the talk is told. */
function picking() {
  let picked!: (stream: unknown) => void;
  const getDisplayMedia = () => new Promise((resolve) => (picked = resolve));
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia } });
  const told: (MediaStreamTrack | null)[] = [];
  const pick = () => {
    const track = Object.assign(new EventTarget(), {
      readyState: 'live',
      stop: () => void (track.readyState = 'ended'),
    }) as unknown as { readyState: string } & MediaStreamTrack;
    picked({ getVideoTracks: () => [track] });
    return track;
  };
  return { pick, told, screen: new ScreenShare((track) => told.push(track)) };
}
