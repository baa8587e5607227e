import { describe, expect, it } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { Ladder } from './ladder.ts';

function climbing() {
  let now = 0;
  const ladder = new Ladder(() => now);
  return { ladder, pass: (ms: number) => void (now += ms) };
}

describe('the ladder of ways', () => {
  it('tries any way first, then TCP alone, then the relay, then the voice alone, until pictures are tried', () => {
    const { ladder } = climbing();
    expect(ladder.route).toBe('any');
    const climbed = Array.from({ length: 4 }, () => ladder.lost(true));
    expect(climbed).toEqual(['tcp', 'relay', 'voice', 'voice']);
  });

  it('passes the relay over where there is none', () => {
    const { ladder } = climbing();
    expect([ladder.lost(false), ladder.lost(false)]).toEqual(['tcp', 'voice']);
  });

  it('keeps a way that has carried the talk for long, and leaves one that soon breaks again', () => {
    const { ladder, pass } = climbing();
    ladder.stands();
    pass(BUDGETS.settled - 1);
    expect(ladder.lost(true)).toBe('tcp');
    ladder.stands();
    pass(BUDGETS.settled);
    expect(ladder.lost(true)).toBe('tcp');
    expect(ladder.lost(true)).toBe('relay');
  });

  it('counts from the first moment in which both paths stood', () => {
    const { ladder, pass } = climbing();
    ladder.stands();
    pass(BUDGETS.settled / 2);
    ladder.stands();
    pass(BUDGETS.settled / 2);
    expect(ladder.lost(true)).toBe('any');
  });

  const toTheVoice = (ladder: Ladder) => {
    while (ladder.lost(true) !== 'voice');
  };

  it('tries pictures over the paths of the voice, and keeps what has borne them for long', () => {
    const { ladder, pass } = climbing();
    toTheVoice(ladder);
    ladder.stands();
    pass(ladder.voiceOut);
    ladder.tryPictures();
    expect(ladder.route).toBe('any');
    pass(BUDGETS.settled);
    expect(ladder.lost(true)).toBe('any');
    expect(ladder.lost(true)).toBe('tcp');
  });

  it('goes back to the voice at once when pictures take its paths away, and tries them later each time', () => {
    const { ladder, pass } = climbing();
    toTheVoice(ladder);
    const waited = Array.from({ length: 5 }, () => {
      const ms = ladder.voiceOut;
      ladder.stands();
      pass(ms);
      ladder.tryPictures();
      pass(BUDGETS.settled - 1);
      expect(ladder.lost(true)).toBe('voice');
      return ms;
    });
    const { voiceOut, voiceOutAtMost } = BUDGETS;
    expect(waited).toEqual([voiceOut, 2 * voiceOut, 4 * voiceOut, voiceOutAtMost, voiceOutAtMost]);
    expect(ladder.lost(true)).toBe('voice');
  });

  it('forgets that pictures did not help once they have been borne, and on another network', () => {
    const { ladder, pass } = climbing();
    toTheVoice(ladder);
    ladder.tryPictures();
    expect(ladder.voiceOut).toBe(2 * BUDGETS.voiceOut);
    pass(BUDGETS.settled);
    ladder.lost(true);
    expect(ladder.voiceOut).toBe(BUDGETS.voiceOut);
    ladder.tryPictures();
    ladder.begin();
    expect(ladder.voiceOut).toBe(BUDGETS.voiceOut);
    expect(ladder.lost(true)).toBe('tcp');
  });

  it('begins anew on another network', () => {
    const { ladder } = climbing();
    ladder.lost(true);
    ladder.lost(true);
    ladder.begin();
    expect(ladder.route).toBe('any');
  });

  it('gives each way a budget of its own', () => {
    const { ladder } = climbing();
    const budgets = [ladder.budget];
    for (let i = 0; i < 3; i++) {
      ladder.lost(true);
      budgets.push(ladder.budget);
    }
    expect(budgets).toEqual([BUDGETS.firstPath, BUDGETS.tcp, BUDGETS.relay, BUDGETS.firstPath]);
  });
});
