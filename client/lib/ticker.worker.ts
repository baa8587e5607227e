/** A hidden page's own timers slow down to one a minute; a worker's do not. Ticks every `data` milliseconds. */
onmessage = ({ data }: MessageEvent<number>) => {
  setInterval(() => postMessage(null), data);
};
