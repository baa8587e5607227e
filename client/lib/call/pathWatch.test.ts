import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PathWatch } from './pathWatch.ts';

describe('the path of a transport', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const watched = () => {
    const remedies = { restart: vi.fn(), replace: vi.fn() };
    return { remedies, path: new PathWatch(remedies) };
  };

  it('is left alone when a gap heals within two seconds', () => {
    const { remedies, path } = watched();
    path.changed('disconnected');
    vi.advanceTimersByTime(1_900);
    path.changed('connected');
    vi.advanceTimersByTime(60_000);
    expect(remedies.restart).not.toHaveBeenCalled();
    expect(remedies.replace).not.toHaveBeenCalled();
  });

  it('is restarted after two seconds of silence and replaced when that has not helped in eight', () => {
    const { remedies, path } = watched();
    path.changed('disconnected');
    vi.advanceTimersByTime(2_000);
    expect(remedies.restart).toHaveBeenCalledTimes(1);
    path.changed('connecting');
    path.changed('failed');
    vi.advanceTimersByTime(7_900);
    expect(remedies.replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
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
    vi.advanceTimersByTime(8_000);
    expect(remedies.replace).toHaveBeenCalledTimes(1);
  });

  it('climbs from the first rung again after it recovered', () => {
    const { remedies, path } = watched();
    path.changed('failed');
    path.changed('connected');
    path.changed('failed');
    expect(remedies.restart).toHaveBeenCalledTimes(2);
  });
});
