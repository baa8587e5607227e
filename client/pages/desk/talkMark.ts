/** The time of the talk as a mark in its notes: `[00:12:41] `. Both in ms since 1970; never negative. */
export function talkMark(liveAtMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - liveAtMs) / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  return `[${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}] `;
}
