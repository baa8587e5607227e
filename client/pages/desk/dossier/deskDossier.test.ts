import { expect, test, vi } from 'vitest';
import type { Connection, Watching } from '../../../lib/connection.svelte.ts';
import { Refused } from '../../../lib/refused.ts';
import { DeskDossier } from './deskDossier.svelte.ts';

const VISIT = '018f3f6e-0000-7000-8000-000000000001';
const OTHER = '018f3f6e-0000-7000-8000-000000000002';

test('the dossier is read again when the line says that this visit changed, and not for another', async () => {
  const { questions, tell } = opened();
  tell('visit.changed', { visitId: OTHER });
  tell('line.changed', {});
  expect(questions).toHaveLength(1);
  tell('visit.changed', { visitId: VISIT });
  expect(questions).toHaveLength(2);
});

test('and after a lost connection', () => {
  const { questions, lineStale } = opened();
  lineStale();
  expect(questions).toHaveLength(2);
});

test('an answer that a later question has overtaken is dropped', async () => {
  const { dossier, questions } = opened();
  void dossier.read();
  questions[1]!.answer('later');
  await vi.waitFor(() => expect(dossier.view).toBe('later'));
  questions[0]!.answer('earlier');
  await Promise.resolve();
  expect(dossier.view).toBe('later');
});

test('one command at a time: a second press while the first is on its way does nothing', async () => {
  const { dossier, acts } = opened();
  const first = dossier.act('completion.ask', { visitId: VISIT, items: [], note: 'x' });
  expect(await dossier.act('completion.ask', { visitId: VISIT, items: [], note: 'x' })).toBeNull();
  expect(acts).toHaveLength(1);
  acts[0]!.answer({ completionId: 'c' });
  expect(await first).toEqual({ completionId: 'c' });
});

test('a refused command says why, and the dossier is read again all the same', async () => {
  const { dossier, acts, questions } = opened();
  const done = dossier.act('completion.close', { visitId: VISIT, completionId: 'c' });
  acts[0]!.refuse(new Refused({ code: 'WRONG_STATE' }));
  expect(await done).toBeNull();
  expect(dossier.refusal?.code).toBe('WRONG_STATE');
  expect(dossier.doing).toBeNull();
  expect(questions).toHaveLength(2);
});

test('once closed, nothing that comes late is shown', async () => {
  const { dossier, questions, followed } = opened();
  dossier.close();
  questions[0]!.answer('late');
  await Promise.resolve();
  expect(dossier.view).toBeNull();
  expect(followed()).toBe(false);
});

type Asked = { answer: (output: unknown) => void; refuse: (refusal: Refused) => void };

/** A dossier whose questions and acts the test answers, over a line that it speaks for. */
function opened() {
  const questions: Asked[] = [];
  const acts: Asked[] = [];
  let watching: Watching | undefined;
  const connection = {
    call: (name: string) =>
      new Promise((answer, refuse) =>
        (name === 'dossier.read' ? questions : acts).push({ answer, refuse }),
      ) as never,
    watch: (_stream: string, told: Watching) => {
      watching = told;
      return () => (watching = undefined);
    },
  } as Pick<Connection, 'call' | 'watch'>;
  const dossier = new DeskDossier(connection, { visitId: VISIT, queueId: OTHER });
  return {
    dossier,
    questions,
    acts,
    followed: () => watching !== undefined,
    lineStale: () => watching!.onStale(),
    tell: (type: 'visit.changed' | 'line.changed', payload: unknown) =>
      watching!.onEvent({ stream: `line:${OTHER}`, seq: 1, at: '2026-11-25T05:00:00Z', type, payload }),
  };
}
