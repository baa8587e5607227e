import type { Announced } from '$contract/events.ts';

export type Following = {
  /** The watch stands at this version. */
  stand(version: number): void;
  /** The connection is gone; what comes before the next `stand` is kept for it. */
  lose(): void;
  receive(event: Announced): void;
};

type Heard = { onEvent: (event: Announced) => void; onStale: () => void };

/**
 * One stream as a page follows it: each event once and in order, or `onStale`, which says «read the snapshot again».
 * An event may overtake the answer to `watch`, so what comes before that answer waits for it.
 */
export function createFollowing({ onEvent, onStale }: Heard): Following {
  let version: number | null = null;
  let early: Announced[] = [];

  function receive(event: Announced) {
    if (version === null) return void early.push(event);
    if (event.seq <= version) return;
    const follows = event.seq === version + 1;
    version = event.seq;
    if (follows) onEvent(event);
    else onStale();
  }

  return {
    receive,
    lose() {
      version = null;
      early = [];
    },
    stand(at) {
      const missed = version === null || version < at;
      version = Math.max(version ?? at, at);
      if (missed) onStale();
      const waiting = early.sort((a, b) => a.seq - b.seq);
      early = [];
      waiting.forEach(receive);
    },
  };
}
