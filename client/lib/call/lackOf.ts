import type { CameraCapture } from './localMedia.svelte.ts';

/** Why a device does not serve, by what can be done about it; null where nothing is wrong with it. */
export function lackOf({ state }: CameraCapture): 'missing' | 'blocked' | 'busy' | null {
  switch (state) {
    case 'missing':
    case 'blocked':
    case 'busy':
      return state;
    case 'lost':
      return 'missing';
    case 'interrupted':
      return 'busy';
    case 'closed':
    case 'opening':
    case 'open':
      return null;
  }
}
