import { describe, expect, it } from 'vitest';
import { isCut, remotePeople, withPaused, without, type Received } from './people.ts';

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
const voice = { participant: yerlan, source: 'microphone', track: 'voice', paused: false } as const;
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
  const still = (a: boolean, v: boolean) =>
    new Map([
      ['a', a],
      ['v', v],
    ]);
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
