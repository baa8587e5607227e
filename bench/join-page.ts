/** A message of the page's own socket, on the page's clock. */
export type Frame = { way: 'out' | 'in'; at: number; text: string };

declare global {
  interface Window {
    bench: { frames: Frame[]; pressedAt: number | null };
  }
}

/**
 * Put into the applicant's page before its own script: keeps what goes over the socket and when the person pressed.
 * Given a button's text, it presses that button the moment it is there: nothing can have been prepared then. It is sent
 * to the page as text, so it uses nothing from outside itself.
 */
export function observe(pressAtOnce: string | null): void {
  const bench: Window['bench'] = { frames: [], pressedAt: null };
  window.bench = bench;
  const keep = (way: Frame['way'], data: unknown) => {
    if (typeof data === 'string') bench.frames.push({ way, at: performance.now(), text: data.slice(0, 120) });
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener('message', ({ data }) => keep('in', data));
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      keep('out', data);
      super.send(data);
    }
  };
  addEventListener('click', ({ timeStamp }) => (bench.pressedAt ??= timeStamp), { capture: true });
  if (pressAtOnce === null) return;
  const looking = new MutationObserver(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.innerText === pressAtOnce);
    if (!button || button.disabled) return;
    looking.disconnect();
    button.click();
  });
  looking.observe(document, { subtree: true, childList: true });
}
