export { canShareScreen } from './screenShare.svelte.ts';
export { createCall } from './call.svelte.ts';
export type { Call } from './call.svelte.ts';
export type { CallState } from './callState.ts';
export { loadDevice } from './device.ts';
export { LocalMedia } from './localMedia.svelte.ts';
export type { CameraCapture, Capture } from './localMedia.svelte.ts';
export { showsScreen, type RemotePerson } from './people.ts';
export { SessionWatch } from './sessionWatch.svelte.ts';
