import type { Store } from '../actions/ports/store.ts';

const NEARER = new Set(['order.changed', 'desks.changed']);

/** The store, which has the first of a queue told how near their call is once the order or the desks have changed. */
export function noticingStore(store: Store, wake: (queueId: string) => void): Store {
  return {
    ...store,
    async commit(call, at, change) {
      const answer = await store.commit(call, at, change);
      for (const { stream, type } of change.events) if (NEARER.has(type)) wake(stream.slice('queue:'.length));
      return answer;
    },
  };
}
