import { BUDGETS } from './budgets.ts';

/**
 * Tells when the system takes a captured track away for a while, as a phone does for an incoming call, and when it gives
 * it back. A browser may mute a track for a moment only: that does not count.
 */
export function onInterruption(track: MediaStreamTrack, told: (interrupted: boolean) => void): void {
  let counting: ReturnType<typeof setTimeout> | undefined;
  const muted = () => {
    clearTimeout(counting);
    counting = setTimeout(() => told(true), BUDGETS.interrupted);
  };
  track.addEventListener('mute', muted);
  track.addEventListener('unmute', () => {
    clearTimeout(counting);
    told(false);
  });
  // A device that is opened during a phone call comes muted.
  if (track.muted) muted();
}
