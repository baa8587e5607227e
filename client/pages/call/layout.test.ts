import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import type { RemotePerson } from '../../lib/call/index.ts';
import { PictureLayout } from './layout.svelte.ts';

beforeAll(() => {
  const empty = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  for (const storage of ['localStorage', 'sessionStorage']) vi.stubGlobal(storage, empty);
});
afterAll(() => vi.unstubAllGlobals());

type Screen = 'shown' | 'left out';

/** Someone in the talk; only whether they show a screen matters here. */
const person = (
  participantId: string,
  { joined = true, screen }: { joined?: boolean; screen?: Screen } = {},
) =>
  ({
    ...{ participantId, kind: 'invited', name: null, joined },
    streams: screen ? { screen: { track: {}, paused: screen === 'left out' } } : {},
  }) as RemotePerson;

const aigerim = person('aigerim');
const madina = person('madina');

/** Of whom the applicant sees whom large; whoever receives them is opposite, unless they pinned somebody. */
function large(people: RemotePerson[], pinned?: string): string | undefined {
  const layout = new PictureLayout(
    () => people,
    () => people[0],
  );
  if (pinned) layout.pin(pinned);
  expect(layout.others).not.toContain(layout.main);
  return layout.main?.participantId;
}

describe('whom a person sees large', () => {
  it('is the one opposite while nobody shows a screen', () => {
    expect(large([aigerim, madina])).toBe('aigerim');
  });

  it('is whoever shows a screen, for it is there to be read', () => {
    expect(large([aigerim, madina, person('daulet', { screen: 'shown' })])).toBe('daulet');
  });

  it('is the one opposite again while the screen is left out for the sake of the voice', () => {
    expect(large([aigerim, person('daulet', { screen: 'left out' })])).toBe('aigerim');
  });

  it('is not somebody who has left with their screen', () => {
    expect(large([aigerim, person('daulet', { joined: false, screen: 'shown' })])).toBe('aigerim');
  });

  it('is whom they pinned, whatever others show', () => {
    expect(large([aigerim, madina, person('daulet', { screen: 'shown' })], 'madina')).toBe('madina');
  });

  it('is the screen when whom they pinned has left', () => {
    const left = person('madina', { joined: false });
    expect(large([aigerim, left, person('daulet', { screen: 'shown' })], 'madina')).toBe('daulet');
  });
});
