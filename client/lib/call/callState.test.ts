import { describe, expect, it } from 'vitest';
import { callState } from './callState.ts';

const joined = { kind: 'joined' } as const;

describe('what a person is told of the call', () => {
  it.each([
    ['connecting while no path is up yet', { send: 'connecting', recv: 'connecting' }, false, 'connecting'],
    ['live when both paths are up', { send: 'connected', recv: 'connected' }, true, 'live'],
    ['live for someone who only listens', { send: 'new', recv: 'connected' }, true, 'live'],
    ['reconnecting when a path is silent', { send: 'connected', recv: 'disconnected' }, true, 'reconnecting'],
    [
      'reconnecting while a path starts anew',
      { send: 'connecting', recv: 'connecting' },
      true,
      'reconnecting',
    ],
  ] as const)('is %s', (_, paths, flowed, kind) => {
    expect(callState(joined, paths, flowed)).toEqual({ kind });
  });

  it('keeps the reason of a failure', () => {
    const failed = { kind: 'failed', code: 'NO_SESSION' } as const;
    expect(callState(failed, { send: 'new', recv: 'new' }, false)).toBe(failed);
  });
});
