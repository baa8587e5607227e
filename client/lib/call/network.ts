/** Not in every browser; `type` is told on phones, and changes between `wifi` and `cellular`. */
type NetworkInformation = EventTarget & { type?: string };

/** Tells each time the device is on another network, as far as the browser says so; returns how to stop. */
export function onAnotherNetwork(told: () => void): () => void {
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  let type = connection?.type;
  const changed = () => {
    // It also changes with each estimate of the speed.
    if (connection?.type === type) return;
    type = connection?.type;
    if (type !== 'none') told();
  };
  window.addEventListener('online', told);
  connection?.addEventListener('change', changed);
  return () => {
    window.removeEventListener('online', told);
    connection?.removeEventListener('change', changed);
  };
}
