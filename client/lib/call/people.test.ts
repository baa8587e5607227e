import { describe, expect, it } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { isCut, remotePeople, stoppedOf, withPaused, without, type Received } from './people.ts';

const saule = '6f1f6f0a-0000-4000-8000-000000000001';
const yerlan = '6f1f6f0a-0000-4000-8000-000000000002';
const here = { participantId: yerlan, joined: true };
const roster = [
  {
    participantId: saule,
    kind: 'applicant',
    name: { surname: 'Ахметова', givenName: 'Сәуле' },
    joined: true,
  },
  { participantId: yerlan, kind: 'official', name: { surname: 'Қасымов', givenName: 'Ерлан' }, joined: true },
] as const;
const received = (...streams: [string, Received<string>][]) => new Map(streams);
const STEADY = BUDGETS.quietPerson;
const arrivals = (runs: Record<string, number | null>) => new Map(Object.entries(runs));
const voice = { participant: yerlan, source: 'microphone', track: 'voice', paused: false } as const;
const screen = { participant: yerlan, source: 'screen', track: 'screen', paused: false } as const;
const face = { participant: yerlan, source: 'camera', track: 'face', paused: false } as const;

describe('the people on the other side', () => {
  it('leave oneself out and carry what is received of each', () => {
    expect(remotePeople(roster, received(['a', voice], ['v', face]), saule)).toEqual([
      {
        ...roster[1],
        streams: {
          microphone: { track: 'voice', paused: false },
          camera: { track: 'face', paused: false },
        },
      },
    ]);
  });

  it('include someone who is heard before the roster names them', () => {
    const [stranger] = remotePeople([], received(['a', voice]), saule);
    expect(stranger).toMatchObject({
      participantId: yerlan,
      name: null,
      streams: { microphone: { track: 'voice' } },
    });
  });

  it('keep the camera as it is when the microphone is muted', () => {
    const streams = withPaused(received(['a', voice], ['v', face]), {
      participant: yerlan,
      source: 'microphone',
      paused: true,
    });
    const [official] = remotePeople(roster, streams, saule);
    expect(official?.streams).toEqual({
      microphone: { track: 'voice', paused: true },
      camera: { track: 'face', paused: false },
    });
  });

  it('stay on the roster when their picture closes', () => {
    const streams = without(received(['a', voice], ['v', face]), 'v');
    const [official] = remotePeople(roster, streams, saule);
    expect(official?.streams.camera).toBeUndefined();
    expect(official?.streams.microphone).toBeDefined();
  });
});

describe('somebody in the talk', () => {
  const streams = received(['a', voice], ['v', face]);
  const still = (a: boolean, v: boolean) => arrivals({ a: a ? null : STEADY, v: v ? null : STEADY });
  const away = new Set([yerlan]);

  it('has lost the connection when nothing comes of them any more, whatever the server still says', () => {
    expect(isCut(here, streams, still(true, true), new Set())).toBe(true);
    expect(isCut(here, streams, still(true, false), new Set())).toBe(false);
  });

  it('has not while anything comes, though their page is away for a moment', () => {
    expect(isCut(here, streams, still(false, false), away)).toBe(false);
  });

  it('is known by the server’s word alone when muted and without a picture', () => {
    const muted = received(['a', { ...voice, paused: true }]);
    expect(isCut(here, muted, still(true, true), away)).toBe(true);
    expect(isCut(here, muted, still(true, true), new Set())).toBe(false);
  });

  it('cannot lose it before coming', () => {
    expect(isCut({ ...here, joined: false }, streams, still(true, true), away)).toBe(false);
  });
});

describe('somebody of whom something has stopped', () => {
  const streams = received(['a', voice], ['v', face]);
  const stopped = (
    runs: Record<string, number | null>,
    missing: string[] = [],
    of: ReturnType<typeof received> = streams,
  ) => stoppedOf(yerlan, of, arrivals(runs), new Set(missing));

  it('is heard and not seen any more, or seen and not heard', () => {
    expect(stopped({ a: STEADY, v: STEADY })).toEqual([]);
    expect(stopped({ a: STEADY, v: null })).toEqual(['camera']);
    expect(stopped({ a: null, v: STEADY })).toEqual(['microphone']);
  });

  it('is seen again when pictures have come for a while, not with a single one', () => {
    expect(stopped({ a: STEADY, v: 0 })).toEqual(['camera']);
    expect(stopped({ a: STEADY, v: BUDGETS.comesAgain })).toEqual([]);
  });

  it('is not said to be unseen when everything was gone and the picture comes a little later than the voice', () => {
    expect(stopped({ a: 0, v: null })).toEqual([]);
    expect(stopped({ a: 1_000, v: 0 })).toEqual([]);
  });

  it('is not who holds it back, nor whose streams are held back here', () => {
    expect(
      stopped({ a: STEADY, v: null }, [], received(['a', voice], ['v', { ...face, paused: true }])),
    ).toEqual([]);
    expect(
      stopped({ a: null, v: STEADY }, [], received(['a', { ...voice, paused: true }], ['v', face])),
    ).toEqual([]);
    expect(stopped({ a: STEADY })).toEqual([]);
  });

  it('is found by what the server has sent, too: who is alone in being heard, and a screen', () => {
    expect(stopped({}, ['a'], received(['a', voice]))).toEqual(['microphone']);
    const shown = received(['a', voice], ['v', face], ['s', screen]);
    expect(stopped({ a: STEADY, v: STEADY, s: null }, [], shown)).toEqual([]);
    expect(stopped({ a: STEADY, v: STEADY, s: null }, ['s'], shown)).toEqual(['screen']);
  });

  it('is not told of a face in the place of which a screen is seen', () => {
    const shown = received(['a', voice], ['v', face], ['s', screen]);
    expect(stopped({ a: STEADY, v: null, s: STEADY }, ['v'], shown)).toEqual([]);
  });

  it('has not lost the connection by a screen on which nothing moves', () => {
    const shown = received(['s', screen]);
    expect(isCut(here, shown, arrivals({ s: null }), new Set())).toBe(false);
    const heard = received(['a', voice], ['s', screen]);
    expect(isCut(here, heard, arrivals({ a: null, s: STEADY }), new Set())).toBe(false);
    expect(isCut(here, heard, arrivals({ a: null, s: null }), new Set())).toBe(true);
  });
});
