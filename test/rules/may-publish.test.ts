import { expect, test } from 'vitest';
import { PARTICIPANT_KINDS } from '../../server/contract/session-state.ts';
import { mayPublish } from '../../server/domain/may-publish.ts';

const SOURCES = ['microphone', 'camera', 'screen'] as const;

test('who talks speaks and shows; an interpreter shows no papers; an observer neither speaks nor shows', () => {
  const may = Object.fromEntries(
    PARTICIPANT_KINDS.map((kind) => [kind, SOURCES.filter((source) => mayPublish(kind, source))]),
  );
  expect(may).toEqual({
    ...{ applicant: SOURCES, representative: SOURCES, official: SOURCES, invited: SOURCES },
    ...{ interpreter: ['microphone', 'camera'], observer: [] },
  });
});
