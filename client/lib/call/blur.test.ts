import { beforeEach, expect, test, vi } from 'vitest';
import { blurAsBefore, canBlur, isBlurred, setBlur } from './blur.ts';

/** A camera whose driver can do this much, as the browser tells it. */
function camera(offers: boolean[] | undefined, blurred = false, refuses = false) {
  const state = { blurred };
  return {
    getCapabilities: () => ({ backgroundBlur: offers }) as MediaTrackCapabilities,
    getSettings: () => ({ backgroundBlur: state.blurred }) as MediaTrackSettings,
    applyConstraints: async (wanted?: MediaTrackConstraints) => {
      if (refuses) throw new DOMException('taken back', 'OverconstrainedError');
      state.blurred = (wanted as { backgroundBlur: { exact: boolean } }).backgroundBlur.exact;
    },
  };
}

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});

test.each([
  [undefined, false],
  [[false], false],
  [[true], false],
  [[false, true], true],
])('a camera that offers %j: may the person choose? %s', (offers, may) => {
  expect(canBlur(camera(offers))).toBe(may);
});

test('a browser that tells of no capabilities has nothing to offer', () => {
  const { getCapabilities: _, ...old } = camera(undefined);
  expect(canBlur(old as ReturnType<typeof camera>)).toBe(false);
});

test('the choice is remembered for the next camera, and only where it can be kept', async () => {
  expect(await setBlur(camera([false, true]), true)).toBe(true);
  const [next, plain] = [camera([false, true]), camera([false])];
  await Promise.all([blurAsBefore(next), blurAsBefore(plain)]);
  expect([isBlurred(next), isBlurred(plain)]).toEqual([true, false]);
  await setBlur(next, false);
  const last = camera([false, true]);
  await blurAsBefore(last);
  expect(isBlurred(last)).toBe(false);
});

test('where the system has taken it back the person sees what is true', async () => {
  expect(await setBlur(camera([false, true], false, true), true)).toBe(false);
});
