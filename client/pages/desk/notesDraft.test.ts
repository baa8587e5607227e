import { expect, test, vi } from 'vitest';
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
  expect(draft.state.kind).toBe('conflict');
  await draft.keep();
  expect(await draft.save()).toBe(true);
  expect(record.notes).toBe('Mine');
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

/** A draft that has read its record; the record keeps notes by version as the server does. */
async function opened() {
  const record = { version: 1, notes: '', refuses: null as 'BAD_INPUT' | null };
  const call = async (name: string, input: { version: number; notes: string }) => {
    if (name === 'record.read') return { version: record.version, notes: record.notes };
    if (record.refuses) throw new Refused({ code: record.refuses });
    if (input.version !== record.version) throw new Refused({ code: 'CHANGED_MEANWHILE' });
    record.notes = input.notes;
    return { version: (record.version += 1) };
  };
  const draft = new NotesDraft({ call: call as unknown as Connection['call'] }, 'visit');
  await vi.waitFor(() => expect(draft.state.kind).toBe('clean'));
  return { draft, record };
}
