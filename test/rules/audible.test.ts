import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PARTICIPANT_KINDS, SESSION_STATES } from '../../server/contract/session-state.ts';
import { audible } from '../../server/domain/audible.ts';

const person = fc.record({
  participantId: fc.constantFrom('aigerim', 'ghani', 'dana'),
  kind: fc.constantFrom(...PARTICIPANT_KINDS),
  joined: fc.boolean(),
});
const speaker = fc.record({
  participantId: fc.constantFrom('aigerim', 'ghani', 'dana'),
  kind: fc.constantFrom(...PARTICIPANT_KINDS),
  joined: fc.boolean(),
  source: fc.constantFrom('microphone' as const, 'camera' as const, 'screen' as const),
});
const session = fc.constantFrom(...SESSION_STATES, null);

test('nobody hears themselves, nobody hears after the end, nobody hears who has not joined', () => {
  fc.assert(
    fc.property(person, speaker, session, (listener, said, state) => {
      const silent =
        listener.participantId === said.participantId || state === null || state === 'ended' || !said.joined;
      expect(audible(listener, said, state) === 'none').toBe(silent);
    }),
  );
});

test('sound runs only between two who have joined, and never while the official has paused the talk', () => {
  fc.assert(
    fc.property(person, speaker, session, (listener, said, state) => {
      if (audible(listener, said, state) !== 'running') return;
      expect(listener.joined && said.joined).toBe(true);
      expect(['connecting', 'live']).toContain(state);
    }),
  );
});
