import { describe, expect, it } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { OneWay, SilentPath } from './flowWatch.ts';

describe('a path that carries somebody', () => {
  it('is silent when nothing at all has come for the budget, and is told so once', () => {
    const path = new SilentPath();
    const flow = { cameIn: 100, carries: true };
    expect(path.isSilent(flow, 1_000)).toBe(false);
    expect(path.isSilent(flow, 1_000 + BUDGETS.silentPath - 1)).toBe(false);
    expect(path.isSilent(flow, 1_000 + BUDGETS.silentPath)).toBe(true);
    expect(path.isSilent(flow, 1_000 + BUDGETS.silentPath + 1)).toBe(false);
    expect(path.isSilent(flow, 1_000 + 2 * BUDGETS.silentPath + 1)).toBe(true);
  });

  it('is not, as long as anything comes', () => {
    const path = new SilentPath();
    for (let now = 1_000; now < 60_000; now += BUDGETS.silentPath - 1)
      expect(path.isSilent({ cameIn: now, carries: true }, now)).toBe(false);
  });

  it('may be silent when nobody is heard over it, and has its whole budget when somebody is again', () => {
    const path = new SilentPath();
    for (const now of [1_000, 9_000]) expect(path.isSilent({ cameIn: 1, carries: false }, now)).toBe(false);
    expect(path.isSilent({ cameIn: 1, carries: true }, 10_000)).toBe(false);
    expect(path.isSilent({ cameIn: 1, carries: true }, 11_000)).toBe(false);
    expect(path.isSilent({ cameIn: 1, carries: true }, 10_000 + BUDGETS.silentPath)).toBe(true);
  });
});

describe('a track', () => {
  it('is one-way when it goes on leaving and nothing of it arrives', () => {
    const track = new OneWay();
    expect(track.isOneWay({ left: 10, arrived: 10 }, 0)).toBe(false);
    expect(track.isOneWay({ left: 100, arrived: 10 }, BUDGETS.oneWay - 1)).toBe(false);
    expect(track.isOneWay({ left: 200, arrived: 10 }, BUDGETS.oneWay)).toBe(true);
  });

  it('is not while it only begins to leave, however long it stood still before', () => {
    const track = new OneWay();
    for (let now = 0; now < 20_000; now += BUDGETS.compare) track.isOneWay({ left: 0, arrived: 0 }, now);
    expect(track.isOneWay({ left: 60, arrived: 0 }, 20_000)).toBe(false);
    expect(track.isOneWay({ left: 160, arrived: 0 }, 20_000 + BUDGETS.oneWay)).toBe(true);
  });

  it('stays lost until something of it arrives', () => {
    const track = new OneWay();
    track.isOneWay({ left: 10, arrived: 10 }, 0);
    expect(track.lost).toBe(false);
    track.isOneWay({ left: 100, arrived: 10 }, BUDGETS.oneWay);
    expect(track.lost).toBe(true);
    track.isOneWay({ left: 101, arrived: 10 }, BUDGETS.oneWay + 2_000);
    expect(track.lost).toBe(true);
    track.isOneWay({ left: 102, arrived: 11 }, BUDGETS.oneWay + 4_000);
    expect(track.lost).toBe(false);
  });

  it('is not when it does not leave either: held back, or silent', () => {
    const track = new OneWay();
    for (let now = 0; now < 60_000; now += 1_000)
      expect(track.isOneWay({ left: 12, arrived: 10 }, now)).toBe(false);
  });

  it('is not when some of it arrives, however much is lost', () => {
    const track = new OneWay();
    for (let now = 0; now < 60_000; now += 1_000)
      expect(track.isOneWay({ left: now, arrived: now / 1_000 }, now)).toBe(false);
  });

  it('is counted anew over new transports', () => {
    const track = new OneWay();
    track.isOneWay({ left: 1_000, arrived: 0 }, 0);
    expect(track.isOneWay({ left: 3, arrived: 0 }, BUDGETS.oneWay)).toBe(false);
    expect(track.isOneWay({ left: 30, arrived: 0 }, 2 * BUDGETS.oneWay)).toBe(true);
  });
});
