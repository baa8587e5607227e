import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { PathWatch } from './pathWatch.ts';

describe('the path of a transport', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const watched = () => {
    const remedies = { restart: vi.fn(), replace: vi.fn() };
    return { remedies, path: new PathWatch(remedies) };
  };

  it('is left alone when a gap heals within its budget', () => {
    const { remedies, path } = watched();
    path.changed('disconnected');
    vi.advanceTimersByTime(BUDGETS.gap - 100);
    path.changed('connected');
    vi.advanceTimersByTime(60_000);
    expect(remedies.restart).not.toHaveBeenCalled();
    expect(remedies.replace).not.toHaveBeenCalled();
  });

  it('is restarted after a gap that did not heal, and replaced when that has not helped in time', () => {
    const { remedies, path } = watched();
    path.changed('disconnected');
    vi.advanceTimersByTime(BUDGETS.gap);
    expect(remedies.restart).toHaveBeenCalledTimes(1);
    path.changed('connecting');
    path.changed('failed');
    vi.advanceTimersByTime(BUDGETS.restart - 100);
    expect(remedies.replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
    expect(remedies.restart).toHaveBeenCalledTimes(1);
  });

  it('is let be while packets come over it, though ICE has no answer, and is restarted when they stop or it fails', () => {
    const { remedies, path } = watched();
    const packetsComeFor = (ms: number) => {
      for (let passed = 0; passed < ms; passed += BUDGETS.look) {
        const lastLook = performance.now();
        vi.advanceTimersByTime(BUDGETS.look);
        path.alive(lastLook);
      }
    };
    path.changed('connected');
    packetsComeFor(10_000);
    path.changed('disconnected');
    packetsComeFor(BUDGETS.late - BUDGETS.gap);
    expect(remedies.restart).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2 * BUDGETS.gap);
    expect(remedies.restart).toHaveBeenCalledTimes(1);
    path.changed('connected');
    path.changed('disconnected');
    packetsComeFor(5_000);
    path.changed('failed');
    expect(remedies.restart).toHaveBeenCalledTimes(2);
  });

  it('is restarted in the end though packets come: its way up may be dead', () => {
    const { remedies, path } = watched();
    path.changed('disconnected');
    for (let passed = 0; passed < BUDGETS.late; passed += BUDGETS.look) {
      expect(remedies.restart).not.toHaveBeenCalled();
      const lastLook = performance.now();
      vi.advanceTimersByTime(BUDGETS.look);
      path.alive(lastLook);
    }
    expect(remedies.restart).toHaveBeenCalledTimes(1);
  });

  it('is restarted at once when it failed', () => {
    const { remedies, path } = watched();
    path.changed('failed');
    expect(remedies.restart).toHaveBeenCalledTimes(1);
  });

  it('is replaced when it never came up', () => {
    const { remedies, path } = watched();
    path.changed('connecting');
    vi.advanceTimersByTime(BUDGETS.firstPath);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
  });

  it('climbs from the first rung again after it recovered', () => {
    const { remedies, path } = watched();
    path.changed('failed');
    path.changed('connected');
    path.changed('failed');
    expect(remedies.restart).toHaveBeenCalledTimes(2);
  });

  it('that died without a word is restarted at once; what comes in afterwards says that it has helped', () => {
    const { remedies, path } = watched();
    path.changed('connecting');
    path.changed('connected');
    path.restartNow();
    path.restartNow();
    expect(remedies.restart).toHaveBeenCalledTimes(1);
    path.alive(performance.now());
    vi.advanceTimersByTime(60_000);
    expect(remedies.replace).not.toHaveBeenCalled();
  });

  it('is not known to live by what may have come in before its restart', () => {
    const { remedies, path } = watched();
    path.changed('connected');
    const lastLook = performance.now();
    vi.advanceTimersByTime(BUDGETS.look / 2);
    path.restartNow();
    path.alive(lastLook);
    path.repeat();
    expect(remedies.restart).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(BUDGETS.restart);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
  });

  it('asks for the restart once more when the socket came back during it, and not otherwise', () => {
    const { remedies, path } = watched();
    path.changed('connected');
    path.repeat();
    expect(remedies.restart).not.toHaveBeenCalled();
    path.restartNow();
    path.repeat();
    expect(remedies.restart).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(BUDGETS.restart);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
  });

  it('goes on to the next rung when what should have replaced it found no socket, and the socket is back', () => {
    const { remedies, path } = watched();
    path.changed('failed');
    vi.advanceTimersByTime(BUDGETS.restart);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
    path.repeat();
    expect(remedies.restart).toHaveBeenCalledTimes(2);
    path.changed('connecting');
    path.changed('failed');
    vi.advanceTimersByTime(BUDGETS.restart);
    expect(remedies.replace).toHaveBeenCalledTimes(2);
  });

  it('that nothing was ever sent over has nothing to restart', () => {
    const { remedies, path } = watched();
    path.restartNow();
    expect(remedies.restart).not.toHaveBeenCalled();
  });

  it('of a way that takes longer has its own budget for the first time', () => {
    const remedies = { restart: vi.fn(), replace: vi.fn() };
    const path = new PathWatch(remedies, 20_000);
    path.changed('connecting');
    vi.advanceTimersByTime(19_900);
    expect(remedies.replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
  });
});
