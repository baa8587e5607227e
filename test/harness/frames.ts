/** So long without a frame is a gap, and not a slow picture. */
export const GAP_MS = 400;

export type Kept = Window & { framesAt: number[] };

/** Put into the page: when each frame of the other's picture came. */
export function keepFrames(you: string): void {
  const kept = window as unknown as Kept;
  if (kept.framesAt) return;
  kept.framesAt = [];
  let seen = 0;
  setInterval(() => {
    const frames = [...document.querySelectorAll('video')]
      .filter((video) => video.getAttribute('aria-label') !== you)
      .reduce((all, video) => all + video.getVideoPlaybackQuality().totalVideoFrames, 0);
    // A new tile begins at nothing: that is no frame.
    if (frames > seen) kept.framesAt.push(performance.now());
    seen = frames;
  }, 20);
}

/** From now until the first frame after the gap; nought where there is none. */
export function secondsToFrames([gapMs, withinMs]: readonly [number, number]): Promise<number> {
  const { framesAt } = window as unknown as Kept;
  const changedAt = performance.now();
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      const now = performance.now();
      const back = framesAt.find((at, i) => at > changedAt && i > 0 && at - framesAt[i - 1]! > gapMs);
      const flows = framesAt.length > 0 && now - framesAt.at(-1)! < gapMs;
      const never = back === undefined && flows && now - changedAt > 10 * gapMs;
      if (back === undefined && !never && now - changedAt < withinMs) return;
      clearInterval(look);
      if (back !== undefined) resolve((back - changedAt) / 1000);
      else if (never) resolve(0);
      else reject(new Error('no picture came back'));
    }, 20);
  });
}
