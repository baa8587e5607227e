import { onDestroy } from 'svelte';
import type { Output } from '$contract/commands.ts';
import { ask } from '../../lib/api.ts';
import { refusedOf } from '../../lib/refused.ts';

const LOOK_EVERY_MS = 2000;
type Letter = Output<'outbox.read'>['messages'][number];

/** The letter box of the demonstration, looked into again and again while the page is looked at. */
export function watchLetters(): {
  readonly letters: readonly Letter[] | null;
  readonly state: 'here' | 'lost' | 'absent';
} {
  let letters = $state.raw<readonly Letter[] | null>(null);
  let state = $state<'here' | 'lost' | 'absent'>('here');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function look() {
    clearTimeout(timer);
    try {
      const { messages } = await ask('outbox.read', {});
      letters = [...messages].sort((a, b) => (a.at < b.at ? 1 : -1));
      state = 'here';
    } catch (error) {
      state = refusedOf(error).code === 'UNKNOWN_COMMAND' ? 'absent' : 'lost';
    }
    clearTimeout(timer);
    if (!closed && state !== 'absent') timer = setTimeout(lookIfSeen, LOOK_EVERY_MS);
  }
  function lookIfSeen() {
    if (document.visibilityState === 'visible') void look();
  }

  void look();
  document.addEventListener('visibilitychange', lookIfSeen);
  onDestroy(() => {
    closed = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', lookIfSeen);
  });
  return {
    get letters() {
      return letters;
    },
    get state() {
      return state;
    },
  };
}
