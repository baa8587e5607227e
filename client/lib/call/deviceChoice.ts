import { keep, kept } from '../kept.ts';

export type DeviceKind = 'audioinput' | 'videoinput' | 'audiooutput';

const key = (kind: DeviceKind) => `qabyldau.device.${kind}`;

/** The device that the person chose on this machine; the browser takes another when that one is not there. */
export function chosenDevice(kind: DeviceKind): { deviceId: { ideal: string } } | undefined {
  const deviceId = chosenDeviceId(kind);
  return deviceId ? { deviceId: { ideal: deviceId } } : undefined;
}

export function chosenDeviceId(kind: DeviceKind): string {
  return kept('local', key(kind)) ?? '';
}

export function rememberDevice(kind: DeviceKind, deviceId: string): void {
  keep('local', key(kind), deviceId);
}

/**
 * The loudspeaker to play on: the chosen one, or '' for the system's own while the chosen one is unplugged. A browser
 * that lists none says nothing of it.
 */
export function speakerAmong(listed: readonly Pick<MediaDeviceInfo, 'deviceId'>[], chosen: string): string {
  return listed.length === 0 || listed.some(({ deviceId }) => deviceId === chosen) ? chosen : '';
}

const CAMERA_OFF = 'qabyldau.camera-off';

/** Whether the person switched the camera off the last time. */
export const prefersCameraOff = (): boolean => kept('local', CAMERA_OFF) === '1';

export function rememberCameraOff(off: boolean): void {
  keep('local', CAMERA_OFF, off ? '1' : null);
}

const MUTED = 'qabyldau.muted';

/** Whether the person was muted in this talk before the page was loaded again. */
export const mutedIn = (sessionId: string): boolean => kept('session', MUTED) === sessionId;

export function rememberMuted(sessionId: string, muted: boolean): void {
  keep('session', MUTED, muted ? sessionId : null);
}
