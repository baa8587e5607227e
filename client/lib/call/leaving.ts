import { pause } from '../pause.ts';
import { backoff, verdictOn } from './refusals.ts';

/**
 * Tells the server that the person has left, until it has answered or they are back: where a bad line swallows the word,
 * the others would see them in the talk.
 */
export async function tellLeft(say: () => Promise<unknown>, isAway: () => boolean): Promise<void> {
  for (let attempt = 0; isAway(); attempt++) {
    try {
      await say();
      return;
    } catch (reason) {
      const verdict = verdictOn(reason, attempt);
      if (verdict !== 'again' && verdict !== 'againForEver') return;
    }
    await pause(backoff(attempt + 1));
  }
}
