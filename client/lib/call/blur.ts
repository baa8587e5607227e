import { keep, kept } from '../kept.ts';

const KEY = 'qabyldau.blur';

/** What a camera says of the blur that its own driver or the system does (W3C mediacapture-extensions, `backgroundBlur`). */
type WithBlur = { backgroundBlur?: boolean };
type Camera = Pick<MediaStreamTrack, 'getCapabilities' | 'getSettings' | 'applyConstraints'>;

/** Whether the person can choose here. A system that blurs always, or never, leaves no choice. */
export function canBlur(camera: Camera): boolean {
  // Firefox has no capabilities to ask for.
  const { backgroundBlur } = (camera.getCapabilities?.() ?? {}) as { backgroundBlur?: boolean[] };
  return backgroundBlur?.includes(true) === true && backgroundBlur.includes(false);
}

export const isBlurred = (camera: Camera): boolean =>
  (camera.getSettings() as WithBlur).backgroundBlur === true;

/** By the person's press; remembered on this device. Says whether it is blurred then. */
export async function setBlur(camera: Camera, on: boolean): Promise<boolean> {
  keep('local', KEY, on ? '1' : null);
  return apply(camera, on);
}

/** A camera that has just been opened is blurred as the person wanted the last one to be. */
export async function blurAsBefore(camera: Camera): Promise<void> {
  if (kept('local', KEY) === '1' && canBlur(camera) && !isBlurred(camera)) await apply(camera, true);
}

async function apply(camera: Camera, on: boolean): Promise<boolean> {
  try {
    await camera.applyConstraints({ backgroundBlur: { exact: on } } as MediaTrackConstraints);
  } catch {
    // The system has taken it back meanwhile: what is true shows.
  }
  return isBlurred(camera);
}
