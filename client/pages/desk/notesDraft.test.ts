import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Connection } from '../../lib/connection.svelte.ts';
import { Refused } from '../../lib/refused.ts';
import { NotesDraft } from './notesDraft.svelte.ts';

test('the reception may be finished once all that is typed is stored', async () => {
  const { draft, record } = await opened();
  draft.text = 'Asked about the pension';
  expect(await draft.save()).toBe(true);
  expect(record.notes).toBe('Asked about the pension');
});

test('notes changed in another window are not stored before the person chooses', async () => {
  const { draft, record } = await opened();
  Object.assign(record, { version: 7, notes: 'Theirs' });
  draft.text = 'Mine';
  expect(await draft.save()).toBe(false);
  expect(draft.state).toEqual({ kind: 'conflict', theirs: 'Theirs' });
  expect(record.notes).toBe('Theirs');
  await draft.keep();
  expect(await draft.save()).toBe(true);
  expect(record.notes).toBe('Mine');
});

test('the person may take the other text', async () => {
  const { draft, record } = await opened();
  Object.assign(record, { version: 7, notes: 'Theirs' });
  draft.text = 'Mine';
  await draft.save();
  draft.takeTheirs();
  expect(draft.text).toBe('Theirs');
  draft.text = 'Theirs, and more';
  expect(await draft.save()).toBe(true);
  expect(record.notes).toBe('Theirs, and more');
});

test('the person may keep both texts', async () => {
  const { draft, record } = await opened();
  Object.assign(record, { version: 7, notes: 'Theirs' });
  draft.text = 'Mine';
  await draft.save();
  draft.joinTheirs();
  await draft.keep();
  expect(record.notes).toBe('Theirs\nMine');
});

test('a third text that nobody has shown yet is not overwritten by keeping this one', async () => {
  const { draft, record } = await opened();
  Object.assign(record, { version: 7, notes: 'Theirs' });
  draft.text = 'Mine';
  await draft.save();
  Object.assign(record, { version: 8, notes: 'Newer still' });
  await draft.keep();
  expect(draft.state).toEqual({ kind: 'conflict', theirs: 'Newer still' });
  expect(record.notes).toBe('Newer still');
});

test('a saving whose answer was lost is no conflict with oneself', async () => {
  const { draft, record } = await opened();
  draft.text = 'Mine ';
  Object.assign(record, { version: 2, notes: 'Mine' });
  expect(await draft.save()).toBe(true);
  expect(draft.state.kind).toBe('saved');
});

test('a text that was refused is unsaved, and its next change is saved', async () => {
  const { draft, record } = await opened();
  record.refuses = 'BAD_INPUT';
  draft.text = 'Refused';
  expect(await draft.save()).toBe(false);
  expect(draft.state.kind).toBe('unsaved');
  record.refuses = null;
  draft.text = 'Changed';
  expect(await draft.save()).toBe(true);
});

test('two wishes to save while a saving is under way do not refuse each other', async () => {
  const { draft, record } = await opened();
  draft.text = 'One';
  const first = draft.save();
  draft.text = 'One, two';
  expect(await Promise.all([first, draft.save(), draft.save()])).toEqual([false, true, true]);
  expect(record.notes).toBe('One, two');
});

describe('while the official types without a pause', () => {
  afterEach(() => void vi.useRealTimers());

  test('no character waits more than a second to be sent', async () => {
    const { draft, record } = await opened();
    vi.useFakeTimers();
    for (let typed = 100; typed <= 10_000; typed += 100) {
      draft.text += 'x';
      draft.typed();
      await vi.advanceTimersByTimeAsync(100);
      expect(draft.text.length - record.notes.length).toBeLessThanOrEqual(10);
    }
  });

  test('nor more than one saving a second is sent', async () => {
    const { draft, record } = await opened();
    vi.useFakeTimers();
    for (let typed = 100; typed <= 10_000; typed += 100) {
      draft.text += 'x';
      draft.typed();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(record.version).toBeLessThanOrEqual(11);
  });

  test('what was typed while a saving was under way is sent within a second, too', async () => {
    const { draft, record } = await opened();
    vi.useFakeTimers();
    record.answersAfterMs = 500;
    draft.text = 'One';
    draft.typed();
    await vi.advanceTimersByTimeAsync(900);
    draft.text = 'One, two';
    draft.typed();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(record.notes).toBe('One, two');
  });
});

/** A draft that has read its record; the record keeps notes by version as the server does. */
async function opened() {
  const record = { version: 1, notes: '', refuses: null as 'BAD_INPUT' | null, answersAfterMs: 0 };
  const call = async (name: string, input: { version: number; notes: string }) => {
    if (name === 'record.read') return { version: record.version, notes: record.notes };
    if (record.answersAfterMs) await new Promise((answer) => setTimeout(answer, record.answersAfterMs));
    if (record.refuses) throw new Refused({ code: record.refuses });
    if (input.version !== record.version) throw new Refused({ code: 'CHANGED_MEANWHILE' });
    record.notes = input.notes;
    return { version: (record.version += 1) };
  };
  const draft = new NotesDraft({ call: call as unknown as Connection['call'] }, 'visit');
  await vi.waitFor(() => expect(draft.state.kind).toBe('clean'));
  return { draft, record };
}
