import { sendMessage } from './actions/send-messages.ts';
import type { Deps } from './actions/ports/deps.ts';
import type { Call } from './actions/ports/command-call.ts';
import type { Store } from './actions/ports/store.ts';

/** How many messages are on their way at once: a gateway that hangs does not hold up the rest. */
const MOST_AT_ONCE = 64;

export type Post = { wake(): void; stop(): Promise<void> };

/**
 * Sends what commands have left to be sent. It is woken by a commit of this process, and looks by itself now and then:
 * for what another server wrote and could not send, and for what is due again.
 */
export function startPost(deps: Deps, callOf: (name: string) => Call): Post {
  const { messagePollMs, messageLeaseMs } = deps.settings;
  const onTheWay = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let asked = false;

  const wake = () => {
    if (asked || stopped) return;
    asked = true;
    looking = looking.then(look).catch((error: unknown) => {
      deps.log.error({ err: error }, 'messages could not be looked for; the next look tries again');
    });
  };

  async function look(): Promise<void> {
    asked = false;
    const room = MOST_AT_ONCE - onTheWay.size;
    if (room === 0 || stopped) return;
    const at = deps.clock.now();
    const leaseUntil = new Date(at.getTime() + messageLeaseMs);
    // What this server still has on the way over a slow line is not taken on by it again.
    const due = await deps.store.claimMessages(at, leaseUntil, room, [...onTheWay.keys()]);
    for (const message of due) {
      const sending = sendMessage(deps, message, callOf('message.send'))
        .then((againMs) => againMs !== null && wakeIn(againMs))
        .catch((error: unknown) => {
          // Its lease runs out, and it is tried again.
          deps.log.error({ err: error, messageId: message.id }, 'a message could not be settled');
        })
        .then(() => {
          onTheWay.delete(message.id);
          if (due.length === room) wake();
        });
      onTheWay.set(message.id, sending);
    }
  }

  function wakeIn(ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, ms);
    timer.unref();
    timers.add(timer);
  }

  const poll = setInterval(wake, messagePollMs);
  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(poll);
      for (const timer of timers) clearTimeout(timer);
      await looking;
      await Promise.all(onTheWay.values());
    },
  };
}

/** The store, which wakes the post once a commit has left it something to send. */
export function wakingStore(store: Store, wake: () => void): Store {
  return {
    ...store,
    async commit(call, at, change) {
      const answer = await store.commit(call, at, change);
      if (change.writes.some((write) => write.table === 'Message' && 'insert' in write)) setImmediate(wake);
      return answer;
    },
  };
}
