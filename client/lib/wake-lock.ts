/** Keeps the screen on where the device can, also after the page was away; returns how to let it sleep again. */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let lock: WakeLockSentinel | undefined;
  let done = false;

  async function hold() {
    if (done || document.visibilityState !== 'visible') return;
    try {
      // eslint-disable-next-line compat/compat -- looked for above
      lock = await navigator.wakeLock.request('screen');
      if (done) await lock.release();
    } catch (error) {
      // A low battery refuses; waiting goes on without.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  document.addEventListener('visibilitychange', hold);
  void hold();
  return () => {
    done = true;
    document.removeEventListener('visibilitychange', hold);
    void lock?.release();
  };
}
