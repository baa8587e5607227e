import { describe, expect, it } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { Ladder } from './ladder.ts';

function climbing() {
  let now = 0;
  const ladder = new Ladder(() => now);
  return { ladder, pass: (ms: number) => void (now += ms) };
}

describe('the ladder of ways', () => {
  it('tries any way first, then TCP alone, then the relay, then the voice alone, and stays there', () => {
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
